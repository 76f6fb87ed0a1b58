import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { agreedSteps } from '../../domain/coaching/action-steps.ts'
import type { AgreedMeeting } from '../../domain/coaching/meeting-context.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import { withStep } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { addActionStep, reviseActionStep } from '../../store/action-steps.ts'
import type { Turn } from '../turn.ts'
import { bring } from './tell-pair.ts'

interface Agreement {
  readonly induction: Induction
  readonly entry: LogEntry
  readonly agreed: AgreedMeeting
  /** Whether a card may bring a new step to the ECT this week. */
  readonly hasRoom: boolean
}

/** The picture with the steps in it, and those whose cards changed. */
export interface KeptSteps {
  readonly picture: SchoolPicture
  readonly changed: readonly string[]
}

/**
 * Keeps the steps that a meeting agreed, and brings each new one to the ECT. An edited meeting
 * changes the wording of its steps, keeps their history, and takes back those it no longer has.
 */
export function keepSteps(turn: Turn, agreement: Agreement): KeptSteps {
  const { school, deps, now } = turn
  const { entry, agreed } = agreement
  const before = agreedSteps(turn.picture.steps.filter((one) => one.entryId === entry.id))
  const newIds = agreed.steps.map(() => deps.newId()).sort()
  const written: ActionStep[] = []
  for (const [at, step] of agreed.steps.entries()) {
    const old = before[at]
    const next = { ...factsOf(agreement), ...step }
    if (old === undefined) {
      const added = { ...next, id: newIds[at] ?? deps.newId(), version: 1 }
      school.alongside(addActionStep(school, added))
      bringStep(turn, agreement, added.id)
      written.push(added)
    } else if (inWords(old) !== inWords(next) || inFacts(old) !== inFacts(next)) {
      const revised = nextVersion(old, next)
      school.alongside(reviseActionStep(school, revised))
      written.push({ ...revised, version: old.version + 1 })
    }
  }
  for (const gone of before.slice(agreed.steps.length)) {
    school.alongside(reviseActionStep(school, { ...gone, undoneAt: now }))
    written.push({ ...gone, version: gone.version + 1, undoneAt: now })
  }
  return {
    picture: written.reduce(withStep, turn.picture),
    changed: written.filter((one) => one.version > 1).map(({ id }) => id),
  }
}

type Wording = Omit<ActionStep, 'id' | 'version' | 'triedOn' | 'confirmedAt' | 'undoneAt'>

/**
 * The step as the edit changes it. What the ECT did with it stays; that the wording is right holds
 * for the words that they saw.
 */
function nextVersion(old: ActionStep, next: Wording): ActionStep {
  const { id, version, triedOn, confirmedAt } = old
  const isSameWording = inWords(old) === inWords(next)
  return {
    ...next,
    id,
    version,
    ...given({ triedOn }),
    ...(confirmedAt === undefined || !isSameWording ? {} : { confirmedAt }),
  }
}

const inWords = ({ text, criteria }: Wording): string => JSON.stringify([text, criteria])

const inFacts = ({
  kind,
  source,
  libraryId,
  module,
  repeatOf,
  setOn,
  plannedFor,
}: Wording): string =>
  JSON.stringify([kind, source, libraryId, module, repeatOf, setOn, plannedFor])

const factsOf = ({
  induction,
  entry,
  agreed,
}: Agreement): Pick<ActionStep, 'inductionId' | 'setOn' | 'setBy' | 'entryId' | 'plannedFor'> => ({
  inductionId: induction.id,
  setOn: agreed.on,
  setBy: entry.loggedBy,
  entryId: entry.id,
  ...given({ plannedFor: agreed.plannedFor }),
})

/** The step comes to the ECT with what the mentor wrote; beyond the week's messages it waits in the next week. */
function bringStep(turn: Turn, { induction, hasRoom }: Agreement, stepId: string): void {
  if (!hasRoom) return
  const params = { stepId }
  bring(turn, { kind: 'action-step', period: stepId, recipient: induction.ectId, params })
}
