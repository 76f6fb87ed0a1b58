/**
 * Answers to what people ask in their own words: when, who, which step. They are read off the picture,
 * change nothing and name nobody but the actor's own pairs and whom they may ask.
 */
import { noteCard } from '../cards/messages/note.ts'
import { localTime } from '../domain/calendar/local-clock.ts'
import { addDays, type SchoolDate, sayDay, sayTime } from '../domain/calendar/school-date.ts'
import { type HalfTerm, TERMS } from '../domain/calendar/school-year.ts'
import { type Expectation, isWaiting } from '../domain/expectations/expectation.ts'
import { nextDecisionAt } from '../domain/messages/manners.ts'
import type { Induction, Role } from '../domain/people.ts'
import { sayWhoIsThere } from '../domain/programme/contacts.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { inductionTerms } from '../school/induction-terms.ts'
import { nameIn, programmeOfInduction, stepIn, wordsFor, wordsIn } from '../school/questions.ts'
import type { Intent, Mentioned, WhenAsked, WhoAsked } from '../typed/intent.ts'
import { type Answer, say } from './answer.ts'
import { showEvents } from './events/show-events.ts'
import { actorIn, isTutor, type Turn } from './turn.ts'
import { sayStatutory } from './tutor/say-statutory.ts'

/** A few lines and the way to the week. */
export const tell = ({ picture }: Turn, title: string, lines: readonly string[]): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title,
      lines,
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )

/** The actor's own induction, and those that they mentor; of one person where one is named. */
export function pairsOf(turn: Turn, person?: Mentioned): readonly Induction[] {
  const { picture } = turn
  const own = picture.inductionOfEct(actorIn(turn))
  const all = [...(own === undefined ? [] : [own]), ...picture.inductionsMentoredBy(actorIn(turn))]
  if (person === undefined) return all
  return all.filter(({ id, ectId }) =>
    [ectId, ...picture.mentorsOf(id).map((mentor) => mentor.id)].some((one) =>
      person.ids.includes(one),
    ),
  )
}

/** When something is: the next of its kind, or the school's own dates. */
export function answerWhen(
  turn: Turn,
  { of, person }: Extract<Intent, { kind: 'when' }>,
): Answer | Promise<Answer> {
  // Whoever looks after events, and has none of their own, asks for the school's.
  if (of === 'event' && isTutor(turn) && pairsOf(turn, person).length === 0) {
    return showEvents({ ...turn, ask: { ...turn.ask, input: {} } })
  }
  const lines = linesFor[of](turn, person)
  const words = wordsFor(turn.picture, actorIn(turn))
  const none = 'Nothing of the kind is in the calendar from here on.'
  return tell(turn, inWordsOf(words, TITLES[of]), lines.length === 0 ? [none] : lines)
}

const TITLES: Readonly<Record<WhenAsked, string>> = {
  meeting: 'The next {session}',
  'drop-in': 'The next {dropIn}',
  event: 'The next event',
  'self-study': 'The next {selfStudy}',
  diagnostic: 'The next diagnostic',
  'half-term': 'Half term',
  'term-start': 'The next term',
  'term-end': 'The end of term',
  'term-dates': 'Term dates',
  'training-day': 'The next training day',
  review: 'Dates of the appropriate body',
  message: 'When Keepstep writes next',
}

type Lines = (turn: Turn, person: Mentioned | undefined) => readonly string[]

const ofActivity =
  (activity: Expectation['activity']): Lines =>
  (turn, person) => {
    const { picture } = turn
    const around = pairsOf(turn, person).flatMap(({ id }) => picture.expectationsOfInduction(id))
    const own = person === undefined ? picture.expectationsOf(actorIn(turn)) : []
    const next = [...new Map([...around, ...own].map((one) => [one.id, one])).values()]
      .filter((one) => one.activity === activity && isWaiting(one) && one.dueOn >= picture.today)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    return next.slice(0, 3).map((one) => `${withName(turn, one)}: by ${sayDay(one.dueOn)}`)
  }

const withName = (turn: Turn, { title, ectId }: Expectation): string =>
  ectId === undefined || ectId === actorIn(turn)
    ? title
    : `${title} with ${nameIn(turn.picture, ectId)}`

const sayFromTo = (from: SchoolDate, to: SchoolDate): string =>
  from === to ? `on ${sayDay(from)}` : `from ${sayDay(from)} to ${sayDay(to)}`

/** The two halves of a term, where it has a break that is not over. */
function breaksAhead({ calendar, today }: SchoolPicture): readonly [HalfTerm, HalfTerm][] {
  return calendar.halves.flatMap((half, at): [HalfTerm, HalfTerm][] => {
    const next = calendar.halves[at + 1]
    const isPair = next?.term === half.term && next.academicYear === half.academicYear
    return next !== undefined && isPair && next.firstDay > today ? [[half, next]] : []
  })
}

const termsIn = ({ calendar }: SchoolPicture) => {
  const years = [...new Set(calendar.halves.map(({ academicYear }) => academicYear))]
  return years.flatMap((year) =>
    TERMS.flatMap((term) => {
      const halves = calendar.halves.filter((one) => one.term === term && one.academicYear === year)
      const [first, last] = [halves[0], halves.at(-1)]
      return first === undefined || last === undefined
        ? []
        : [{ term, from: first.firstDay, to: last.lastDay }]
    }),
  )
}

const LONGEST_LOOK = 400

const linesFor: Readonly<Record<WhenAsked, Lines>> = {
  meeting: ofActivity('meeting'),
  'drop-in': ofActivity('drop-in'),
  event: ofActivity('event'),
  'self-study': ofActivity('self-study'),
  diagnostic: ofActivity('diagnostic'),
  'half-term': ({ picture }) =>
    breaksAhead(picture)
      .slice(0, 1)
      .map(
        ([before, after]) =>
          `The last day before it is ${sayDay(before.lastDay)}, the first after it ${sayDay(after.firstDay)}.`,
      ),
  'term-start': ({ picture }) =>
    termsIn(picture)
      .filter(({ from }) => from > picture.today)
      .slice(0, 1)
      .map(({ term, from }) => `The ${term} term starts on ${sayDay(from)}.`),
  'term-end': ({ picture }) =>
    termsIn(picture)
      .filter(({ to }) => to >= picture.today)
      .slice(0, 1)
      .map(({ term, to }) => `The ${term} term ends on ${sayDay(to)}.`),
  'term-dates': ({ picture }) =>
    termsIn(picture)
      .filter(({ to }) => to >= picture.today)
      .slice(0, 3)
      .map(({ term, from, to }) => `The ${term} term runs ${sayFromTo(from, to)}.`),
  'training-day': ({ picture: { calendar, today } }) => {
    const days = Array.from({ length: LONGEST_LOOK }, (_, ahead) => addDays(today, ahead))
    return days
      .filter((day) => calendar.kindOf(day) === 'inset')
      .slice(0, 1)
      .map(sayDay)
  },
  review: (turn) => {
    const { picture } = turn
    const own = picture.inductionOfEct(actorIn(turn))
    const terms = own === undefined ? [] : inductionTerms(picture, own.id)
    const dates = terms.flatMap((one) => sayStatutory(picture, one))
    if (dates.length > 0) return dates
    return [
      'An ECT and the induction tutor see these dates with “induction length”.',
      ...askThese(turn, ['induction-tutor']),
    ]
  },
  message: (turn) => {
    const { picture, now } = turn
    const { timeZone } = picture.school
    const manners = picture.mannersOf(actorIn(turn))
    const at = nextDecisionAt({ timeZone, calendar: picture.calendar, manners }, now)
    if (at === undefined) return []
    const { date, time } = localTime(at, timeZone)
    return [
      `Not before ${sayDay(date)} at ${sayTime(time)}, and only where there is something to say.`,
    ]
  },
}

/** Whom one may ask, by name: the school's own people only. */
export const askThese = ({ picture }: Turn, roles: readonly Role[]): readonly string[] =>
  [...picture.people.values()]
    .filter((one) => roles.some((role) => one.roles.includes(role)))
    .map(({ name, roles: theirs }) =>
      theirs.includes('headteacher') ? `${name}, headteacher` : `${name}, induction tutor`,
    )

/** Who is who around the actor. */
export function answerWho(turn: Turn, of: Exclude<WhoAsked, 'contacts'>): Answer {
  const { picture } = turn
  const ects = picture
    .inductionsMentoredBy(actorIn(turn))
    .map(({ ectId }) => nameIn(picture, ectId))
  const answers: Readonly<Record<typeof of, readonly [string, readonly string[]]>> = {
    mentor: ['The mentor', ownMentors(turn)],
    ects: ['The ECTs you mentor', ects],
    tutor: ['Who looks after induction here', askThese(turn, ['induction-tutor'])],
  }
  const [title, names] = answers[of]
  return tell(turn, title, names.length === 0 ? [NOBODY] : names)
}

const NOBODY = 'Nobody is on the roster for that now.'

function ownMentors(turn: Turn): readonly string[] {
  const { picture } = turn
  const own = picture.inductionOfEct(actorIn(turn))
  return own === undefined ? [] : picture.mentorsOf(own.id).map(({ name }) => name)
}

/** The people of the school whom somebody can ask. */
export function whomToAsk(turn: Turn): readonly string[] {
  const names = [...ownMentors(turn), ...askThese(turn, ['induction-tutor', 'headteacher'])]
  return names.length === 0 ? [NOBODY] : names
}

/** The step that each pair works on now. */
export function answerStep(turn: Turn, person: Mentioned | undefined): Answer {
  const { picture } = turn
  const lines = pairsOf(turn, person).flatMap((induction) => {
    const current = stepIn(picture, induction.id)
    const isOwn = induction.ectId === actorIn(turn)
    const whose = isOwn ? '' : `${nameIn(picture, induction.ectId)}: `
    if (current === undefined)
      return [`${whose}No ${wordsIn(picture, induction.id).actionStep} is agreed at the moment.`]
    const { text, criteria } = current.step
    return [`${whose}${text}`, ...criteria.map((one) => `Look for: ${one}`)]
  })
  const words = wordsFor(picture, actorIn(turn))
  const none = inWordsOf(words, 'No {step} is agreed at the moment.')
  return say(
    noteCard({
      school: picture.school.id,
      title: inWordsOf(words, 'The {actionStep} now'),
      lines: lines.length === 0 ? [none] : lines,
      actions: [{ title: inWordsOf(words, 'All {steps} so far'), verb: 'show-steps' }],
      seenBy: inWordsOf(words, 'Only the pair can see the {step}.'),
    }),
  )
}

/** A roster holds names and emails: says who changes it. */
export const answerDetails = (turn: Turn): Answer =>
  tell(turn, 'Your details come from the school’s roster', [
    'Ask whoever looks after it to change them; what you logged stays with you.',
    ...askThese(turn, ['induction-tutor']),
  ])

/**
 * Whom else one can ask, also where it is about one's own mentor: the school's people, the programme's
 * offices, the appropriate body. That it was asked is stored nowhere.
 */
export function answerTalk(turn: Turn): Answer {
  const { picture } = turn
  const programmes = new Set(pairsOf(turn).map(programmeOfInduction))
  const own = picture.people.get(actorIn(turn))?.name ?? ''
  return tell(turn, 'Somebody you can talk to', [
    ...askThese(turn, ['induction-tutor', 'headteacher']).filter((line) => !line.startsWith(own)),
    'You can ask for another mentor: the induction tutor changes it here, and need not say why.',
    'The appropriate body is outside the school and is there for you as well: the headteacher or the school office has its address.',
    ...[...programmes].flatMap(({ contacts }) =>
      contacts.filter(({ looksAfterPeople }) => looksAfterPeople).map(sayWhoIsThere),
    ),
    'Keepstep keeps no note that you asked, and tells nobody.',
  ])
}
