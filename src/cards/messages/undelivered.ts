import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { pageOf } from '../paging.ts'
import { capitalised, sayCount } from '../say.ts'

/** One message that did not arrive, or may not have. */
export interface UndeliveredLine {
  readonly id: string
  /** 'the week card'. */
  readonly called: string
  /** A name, or what a channel is called. */
  readonly to: string
  /** 'Monday 14 September at 7:45am'. */
  readonly when: string
  readonly why: string
  readonly mayBeSentAgain: boolean
  /** Who had it sent again, and when. */
  readonly resent?: string
}

/** What the induction tutor is asked about, in their own chat only. */
export interface UndeliveredInput {
  readonly school: string
  readonly schoolName: string
  readonly messages: readonly UndeliveredLine[]
  /** From 1; goes on with `show-undelivered { page }`. */
  readonly page?: number
}

const LINES_AT_MOST = 32

/** Message by message: to whom, when, why, and whether to send it again. */
export function undeliveredCard(input: UndeliveredInput): CardView {
  const { school, messages } = input
  const size = { linesOf: () => 4, linesAtMost: LINES_AT_MOST }
  const page = pageOf(messages, size, input.page)
  const open = messages.filter(({ mayBeSentAgain }) => mayBeSentAgain).length
  const next = {
    title: 'Show the next messages',
    verb: 'show-undelivered',
    ids: { page: page.number + 1 },
  } as const
  return {
    name: 'messages/undelivered',
    data: {
      school,
      schoolName: input.schoolName,
      nothing:
        messages.length === 0 ? 'There is nothing to ask you about from the last two weeks.' : '',
      question:
        open === 0
          ? ''
          : 'Send them again? If one did arrive after all, it comes twice. What is known to have arrived is not sent again.',
      messages: page.items.map((line) => lineData(line, { school, page: page.number })),
      more: page.left === 0 ? '' : `And ${sayCount(page.left, 'more message')}.`,
      moreButtons: page.left === 0 ? [] : [buttonData(next, school)],
      several: open > 1,
    },
  }
}

function lineData(
  line: UndeliveredLine,
  { school, page }: { readonly school: string; readonly page: number },
) {
  const { called, to, when, why, resent = '' } = line
  const again = {
    title: 'Send again',
    verb: 'send-again',
    ids: { deliveryId: line.id, page },
    about: `${called} to ${to}`,
  } as const
  return {
    heading: capitalised(`${called} to ${to}`),
    when,
    why,
    resent,
    buttons: line.mayBeSentAgain ? [buttonData(again, school)] : [],
  }
}
