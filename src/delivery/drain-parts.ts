import type { Bell } from './bell.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Dispatch } from './dispatch.ts'
import type { Lanes } from './lanes.ts'
import type { Letter } from './prepare-letters.ts'

/** What a worker keeps from one drain to the next. */
export interface DrainParts {
  readonly deps: DeliveryDeps
  readonly bell: Bell
  readonly dispatch: Dispatch
  readonly lanes: Lanes<Letter>
  readonly stopping: AbortSignal
  /** Somebody waits for an answer: the queue is looked at again at once. */
  isWoken: boolean
}
