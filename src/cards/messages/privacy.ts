import { signalsInWords } from '../../domain/oversight/signal-words.ts'
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
  /** The signals that show about this person and their pairs now, each with its reason. */
  readonly signals: readonly string[]
  /** Who looked at what about this person, in words. */
  readonly looked: readonly string[]
  /** How long each kind of thing is kept, and when the next of it goes. */
  readonly kept: readonly string[]
  /** How a request to be erased stands, where they made one. */
  readonly asked?: string
}

const storedFor: Readonly<Record<Role, string>> = {
  ect: 'For an ECT: the dates, pace and share of full time of induction, who mentors you, what you logged and when, your {actionSteps} and ideas for them, links to recordings that you offer, and the notes of {dropIns} and {sessions} about your teaching.',
  mentor:
    'For a mentor: whom you mentor, the {dropIns}, {sessions} and training you logged, where you are in mentor training, the notes you wrote and the {actionSteps} you set.',
  'induction-tutor':
    'For an induction tutor: what you chose, entered, ticked or changed for the school, what you answered when somebody asked to be erased, what your newest cards told you, and at whose detail you looked.',
  headteacher: 'For a headteacher: at whose changes you looked.',
}

/** What is stored, why, who sees it, how long, and how to get it or have it erased. */
export function privacyCard(input: PrivacyInput): CardView {
  return {
    name: 'messages/privacy',
    words: input.words,
    data: {
      school: input.school,
      schoolName: input.schoolName,
      hasPair: isInPair(input.roles),
      stored: sayStored(input.roles, input.words),
      othersSee: sayOthersSee(input.othersSee),
      signals: isInPair(input.roles) ? signalLines(input) : [],
      looked: input.looked.length === 0 ? ['Nobody so far.'] : input.looked,
      kept: input.kept,
      ask: sayWhomToAsk(input.tutorNames),
      asked: input.asked ?? '',
    },
  }
}

/** What is stored about somebody with these roles, line by line. */
export const sayStored = (roles: readonly Role[], words: ProgrammeWords): readonly string[] => [
  'Your name, school email address, role, working days, reminder time and other settings, what was sent to you, who looked at what, and what was changed about you or by you.',
  ...roles.map((role) => inWordsOf(words, storedFor[role])),
  'Your name, address, role, working days and who works with whom come from the school’s roster or the induction tutor; the rest from what people press and write here, and from your chat.',
  'Days away as dates only, and for what does not happen in a week a kind of reason. Nothing about health is asked for.',
]

/** The lines that others see, or that there are none. */
export const sayOthersSee = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['Nothing is shown about you at the moment.'] : lines

/** What a card holds of those that show now; the person's page has all. */
const SIGNALS_ON_CARD = 2

/** Whom signals may be about. */
export const isInPair = (roles: readonly Role[]): boolean =>
  roles.includes('ect') || roles.includes('mentor')

/** That there are signals, who sees them and when, those that show now, which there are, and what can be done. */
export const saySignals = (now: readonly string[], words: ProgrammeWords, most = now.length) => ({
  told: [
    'From what is logged, when and with which outcome, from who is away and from whether messages arrive, never from notes, Keepstep shows the induction tutor signals that help may be needed: on a card on Mondays, and whenever they open the detail of the pairs. Apart from them, you and whom you work with see those about what you do; that messages do not arrive is shown to the induction tutor alone.',
    ...(now.length === 0
      ? ['None shows about you now.']
      : now.slice(0, most).map((line) => `Shows now: ${line}`)),
    ...(now.length > most
      ? [`And ${now.length - most} more, which your page shows: write “page”.`]
      : []),
    'These are all the signals. What was excused counts in none:',
  ],
  kinds: signalsInWords(words),
  help: 'They are not for assessing anybody. If one is not right, press “How was this counted?” and ask the induction tutor to look. To object to signals, or to anything else here, tell the school: it decides within a month. Writing “restrict my data” stops them meanwhile.',
})

function signalLines({ signals, words }: PrivacyInput): readonly string[] {
  const { told, kinds, help } = saySignals(signals, words, SIGNALS_ON_CARD)
  return [...told, ...kinds.map((one) => `• ${one}`), help]
}

/** Where everything is shown, and whom to ask about it. */
export function sayWhomToAsk(tutorNames: readonly string[]): string {
  const whom = tutorNames.length === 0 ? 'the school' : sayList(tutorNames)
  return `Everything that is stored about you is one press away. Ask ${whom} to put something right. Whether it is erased is for the school to confirm. Write “restrict my data” to have it kept and not used.`
}
