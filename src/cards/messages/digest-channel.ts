import type { Weekday } from '../../domain/calendar/school-date.ts'
import { sayTime, sayWeekday } from '../../domain/calendar/school-date.ts'
import type { CardView } from '../card.ts'

/** The channel was claimed for the weekly digest, or let go. */
export interface DigestChannelInput {
  readonly school: string
  readonly schoolName: string
  readonly state: 'posting' | 'stopped'
  readonly day: Weekday
  readonly time: string
}

/** When the digest comes here and what it never says; or that it no longer comes. */
export function digestChannelCard(input: DigestChannelInput): CardView {
  const { school, schoolName } = input
  const posting = input.state === 'posting'
  const when = `${sayWeekday(input.day)} at ${sayTime(input.time)}`
  return {
    name: 'messages/digest-channel',
    data: {
      school,
      title: posting ? 'The weekly summary comes here' : 'The weekly summary no longer comes here',
      schoolName,
      lines: posting
        ? [
            `In teaching weeks it comes on ${when}.`,
            'It holds numbers only: no names of people who have not logged, and nothing from notes.',
          ]
        : ['Nothing else changes. What people log is kept.'],
      posting,
      stopped: !posting,
    },
  }
}
