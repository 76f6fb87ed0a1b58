import { randomUUID } from 'node:crypto'
import { faultOf } from '../app.ts'
import type { RenderedCard } from '../cards/card.ts'
import { sorryCard } from '../cards/messages/sorry.ts'
import type { Logger } from '../log.ts'
import { render } from '../templates.ts'

/**
 * What a chat shows after a fault of its way in or out; the product's own are caught, and apologised
 * for, before. The reference on the card finds the log line.
 */
export const saySorryIn =
  (chat: string, log: Logger) =>
  (error: unknown): RenderedCard => {
    const reference = randomUUID().slice(0, 8)
    log.error({ err: faultOf(error), reference }, `an answer could not be shown in ${chat}`)
    return render(
      sorryCard({
        whatHappened: 'That could not be shown.',
        whatWasKept: 'Everything logged before is kept.',
        whatToDo: 'Type my week to see where things stand.',
        reference,
      }),
    )
  }
