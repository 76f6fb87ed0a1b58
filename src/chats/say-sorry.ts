import { randomUUID } from 'node:crypto'
import { faultOf } from '../app.ts'
import type { RenderedCard } from '../cards/card.ts'
import { render } from '../templates.ts'
import { notShown } from '../usecases/not-answered.ts'
import type { ChatLog } from './seldom-log.ts'

/**
 * What a chat shows after a fault of its way in or out; the product's own are caught, and apologised
 * for, before. The reference on the card finds the log line.
 */
export const saySorryIn =
  (chat: string, log: Pick<ChatLog, 'error'>) =>
  (error: unknown): RenderedCard => {
    const reference = randomUUID().slice(0, 8)
    log.error({ err: faultOf(error), reference }, `an answer could not be shown in ${chat}`)
    return render(notShown(reference))
  }
