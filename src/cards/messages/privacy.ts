import type { Role } from '../../domain/people.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'
import { sayList } from '../say.ts'

/** What is stored about this person, and the very lines that others see. */
export interface PrivacyInput {
  readonly school: string
  readonly schoolName: string
  readonly roles: readonly Role[]
  readonly words: ProgrammeWords
  /** Whom to ask to put something right. */
  readonly tutorNames: readonly string[]
  /** What others see about this person now, line by line, from the actual rows. */
  readonly othersSee: readonly string[]
  /** Who looked at what about this person, in words. */
  readonly looked: readonly string[]
  /** How long each kind of thing is kept, and when the next of it goes. */
  readonly kept: readonly string[]
  /** How a request to be erased stands, where they made one. */
  readonly asked?: string
}

const storedFor: Readonly<Record<Role, string>> = {
  ect: 'For an ECT: what you logged and when, your {actionSteps} and ideas for them, links to recordings that you offer, and the notes of {dropIns} and {sessions} about your teaching.',
  mentor:
    'For a mentor: the {dropIns}, {sessions} and training you logged, and the notes you wrote.',
  'induction-tutor': 'For an induction tutor: the choices you made for the school.',
  headteacher: 'For a headteacher: nothing more.',
}

/** What is stored, why, who sees it, how long, and how to get it or have it erased. */
export function privacyCard(input: PrivacyInput): CardView {
  return {
    name: 'messages/privacy',
    words: input.words,
    data: {
      school: input.school,
      schoolName: input.schoolName,
      isEct: input.roles.includes('ect'),
      stored: sayStored(input.roles, input.words),
      othersSee: sayOthersSee(input.othersSee),
      looked: input.looked.length === 0 ? ['Nobody so far.'] : input.looked,
      kept: input.kept,
      ask: sayWhomToAsk(input.tutorNames),
      asked: input.asked ?? '',
    },
  }
}

/** What is stored about somebody with these roles, line by line. */
export const sayStored = (roles: readonly Role[], words: ProgrammeWords): readonly string[] => [
  'Your name, school email address, role, working days and reminder time.',
  ...roles.map((role) => inWordsOf(words, storedFor[role])),
  'Days away as dates only, and for what does not happen in a week a kind of reason. Nothing about health.',
]

/** The lines that others see, or that there are none. */
export const sayOthersSee = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['Nothing is shown about you at the moment.'] : lines

/** Where everything is shown, and whom to ask about it. */
export function sayWhomToAsk(tutorNames: readonly string[]): string {
  const whom = tutorNames.length === 0 ? 'the school' : sayList(tutorNames)
  return `Everything that is stored about you is one press away. Ask ${whom} to put something right. Whether it is erased is for the school to confirm. Write “restrict my data” to have it kept and not used.`
}
