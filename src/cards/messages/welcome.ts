import type { Weekday } from '../../domain/calendar/school-date.ts'
import { sayTime, sayWeekday } from '../../domain/calendar/school-date.ts'
import type { Role } from '../../domain/people.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'

/** First contact. Somebody in two roles gets the lines of both. */
export interface WelcomeInput {
  readonly school: string
  readonly schoolName: string
  /** As on the roster; the card greets by the full name. */
  readonly name: string
  readonly roles: readonly Role[]
  readonly words: ProgrammeWords
  /** For a mentor who comes back: what of the programme is theirs now, in sentences. */
  readonly returning?: readonly string[]
  readonly reminder: { readonly day: Weekday; readonly time: string }
}

const whatItDoes: Readonly<Record<Role, string>> = {
  ect: 'As an ECT you get one card a week with your study, your {session} and your {actionStep}. One tap logs {selfStudy}.',
  mentor:
    'As a mentor you get one card a week with each ECT you work with. {A dropIn} takes three taps to log; {a session} needs no more than the {actionStep}.',
  'induction-tutor':
    'As induction tutor you get one summary a week in the channel you choose, and the detail here whenever you ask for it.',
  headteacher:
    'As headteacher you can ask here how induction is going. Nothing is sent to you unasked; a summary each half term comes if you say so.',
}

const whoSees: Readonly<Record<Role, string>> = {
  ect: 'The mentor you work with sees what the two of you do, and the induction tutor what is logged. From what is logged, and from who is away or not reached, the induction tutor is shown signals that help may be needed: type privacy to see which. Type my data to see every word that is stored about you.',
  mentor:
    'The induction tutor sees what is logged. What you write in notes stays with you and the ECT. From what is logged, and from who is away or not reached, the induction tutor is shown signals that help may be needed: type privacy to see which.',
  'induction-tutor':
    'You see what is logged and where support may help, never what people write in notes. It is not for assessing anybody.',
  headteacher:
    'You see numbers for the school, and what was changed there with the names of those concerned. You see no log of anybody by name, no signal and no note.',
}

/** What Keepstep does for this person, when it writes, and who sees what. */
export function welcomeCard(input: WelcomeInput): CardView {
  const day = sayWeekday(input.reminder.day)
  const unprompted = input.roles.some((role) => role !== 'headteacher')
  return {
    name: 'messages/welcome',
    data: {
      school: input.school,
      name: input.name,
      schoolName: input.schoolName,
      does: [
        ...input.roles.map((role) => inWordsOf(input.words, whatItDoes[role])),
        ...(input.returning ?? []),
      ],
      when: unprompted
        ? `It writes on ${day} at ${sayTime(input.reminder.time)}, and later in the week only if something is still open.`
        : '',
      sees: input.roles.map((role) => whoSees[role]),
    },
  }
}
