/** What Keepstep sent and will send, day by day, pure: kinds and numbers, nobody's times. */
import { localTime } from '../domain/calendar/local-clock.ts'
import { sayDay } from '../domain/calendar/school-date.ts'
import { groupBy } from '../domain/group-by.ts'
import type { MessageDay, MessagesPage } from './wire.ts'

/** One message: what kind, and when. */
export interface SentMessage {
  readonly kind: string
  readonly at: Date
}

const KINDS: Readonly<Record<string, string>> = {
  'my-week': 'My week',
  'not-logged-yet': 'Still open this week',
  'coming-up': 'Coming up',
  'half-finished': 'A form left half-way',
  'step-reminder': 'The reminder before a lesson',
  'nudges-stopped': 'That messages have stopped',
  undelivered: 'What may not have arrived',
  'weekly-digest': 'Weekly summary',
  'action-step': 'What was newly agreed',
  'half-term-summary': 'Half-term summary',
  welcome: 'Welcome',
  reply: 'An answer',
}
const OTHER = 'Something else'

/** Messages that only bring a card up to date are none of their own. */
const isMessage = ({ kind }: SentMessage): boolean => kind !== 'refresh'

export function messagesPage(of: {
  readonly sent: readonly SentMessage[]
  readonly toCome: readonly SentMessage[]
  readonly timeZone: string
}): MessagesPage {
  const sent = of.sent.filter(isMessage)
  const toCome = of.toCome.filter(isMessage)
  return {
    sent: daysOf(sent, of.timeZone).toReversed(),
    toCome: daysOf(toCome, of.timeZone),
    sentence: `${sent.length} sent in the last two weeks. ${toCome.length} to come in the next two, if nobody does anything before.`,
  }
}

function daysOf(them: readonly SentMessage[], timeZone: string): readonly MessageDay[] {
  const days = groupBy(them, ({ at }) => localTime(at, timeZone).date)
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, messages]) => ({
      day: sayDay(day),
      lines: [...groupBy(messages, ({ kind }) => KINDS[kind] ?? OTHER)].map(([what, all]) => ({
        what,
        count: all.length,
      })),
    }))
}
