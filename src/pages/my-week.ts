/** A person's own page, pure: their week, their events, their settings, what others see about them. */
import { dayChoices } from '../cards/forms/settings.ts'
import { capitalised, sayCount, sayDayAndTime, sayTitles } from '../cards/say.ts'
import { outcomeWords } from '../cards/step-words.ts'
import { lineData } from '../cards/week-item-line.ts'
import type { WeekItem, WeekSection } from '../cards/week-section.ts'
import { sayDay, sayTime, sayWeekday, type Weekday } from '../domain/calendar/school-date.ts'
import type { CurrentStep } from '../domain/coaching/action-steps.ts'
import { wherePlaced } from '../domain/expectations/dated-event.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { given } from '../domain/given.ts'
import { withoutSources } from '../domain/programme/sources.ts'
import { eventsOf } from '../school/events.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { nameIn, personIn } from '../school/questions.ts'
import { pageHead } from './page-head.ts'
import type { EventLine, MyWeekPage, PageButton, StepOnPage, WeekLine, WeekPart } from './wire.ts'

/** What a page is made of beside the picture. */
export interface MyWeekFacts {
  readonly personId: string
  readonly sections: readonly WeekSection[]
  readonly settings: MyWeekPage['settings']
  readonly data: MyWeekPage['data']
}

/** The page of one person. */
export function myWeekPage(picture: SchoolPicture, facts: MyWeekFacts): MyWeekPage {
  const { personId, sections, settings, data } = facts
  const person = personIn(picture, personId)
  const { pausedUntil } = picture.mannersOf(personId)
  const isPaused = pausedUntil !== undefined && pausedUntil > picture.today
  return {
    head: pageHead(picture),
    name: person.name,
    ...(isPaused ? { pausedUntil: sayDay(pausedUntil) } : {}),
    parts: [
      ...sections.flatMap((section) =>
        section.kind === 'tutoring' ? [] : [partOf(picture, personId, section)],
      ),
      ...tutoringPart(sections.filter((section) => section.kind === 'tutoring')),
    ],
    events: eventsOf(picture, personId).map(eventLine),
    settings,
    stories: storiesOf(picture, personId),
    data,
  }
}

/** Inductions of which somebody is one of the pair now. */
export function storiesOf(picture: SchoolPicture, personId: string): MyWeekPage['stories'] {
  const own = picture.inductionOfEct(personId)
  return [
    ...(own === undefined ? [] : [{ inductionId: own.id, title: 'Your steps and notes' }]),
    ...picture.inductionsMentoredBy(personId).map(({ id, ectId }) => ({
      inductionId: id,
      title: `Steps and notes with ${nameIn(picture, ectId)}`,
    })),
  ]
}

type Tutoring = Extract<WeekSection, { kind: 'tutoring' }>

/** What is new for a tutor; what can be done about it is done in the chat. */
function tutoringPart(sections: readonly Tutoring[]): readonly WeekPart[] {
  if (sections.length === 0) return []
  const news = sections.flatMap(({ needs }) => needs.map(({ text }) => text))
  const stands = sections.map(({ unchanged = 0 }) => unchanged).reduce((sum, one) => sum + one, 0)
  const lines = [
    ...(news.length === 0 ? ['Nothing is new since last week.'] : news),
    ...(stands === 0 ? [] : [`As last week: ${sayCount(stands, 'thing')}.`]),
    'Write my week in the chat for the reasons, and for what can be done.',
  ]
  return [{ id: 'tutoring', title: 'As induction tutor', lines, things: [] }]
}

function partOf(
  picture: SchoolPicture,
  personId: string,
  section: Exclude<WeekSection, Tutoring>,
): WeekPart {
  const line = (item: WeekItem): WeekLine => weekLine(picture, personId, item)
  const things = [...section.items, ...(section.later ?? [])].map(line)
  if (section.kind === 'training') {
    return { id: 'training', title: 'Mentor training', lines: [], things }
  }
  const { step } = section
  return {
    id: `${section.kind}-${section.inductionId}`,
    title: section.kind === 'learning' ? 'Your induction' : `With ${section.ectName}`,
    lines: aboutPair(section),
    things,
    ...given({ step: step && stepOnPage(step) }),
  }
}

function aboutPair(section: Extract<WeekSection, { kind: 'learning' | 'mentoring' }>): string[] {
  const lines =
    section.kind === 'learning'
      ? [
          section.module && `${capitalised(section.words.module)}: ${section.module.title}`,
          section.mentorName && `Mentor: ${section.mentorName}`,
          section.choice?.text,
        ]
      : [
          section.ectStudies.length > 0 &&
            `${section.ectName} studies ${sayTitles(section.ectStudies.map(({ title }) => title))}`,
        ]
  const proposed = section.proposed && `Proposed as the next step: ${section.proposed}`
  return [...lines, proposed].filter((line) => typeof line === 'string' && line !== '') as string[]
}

/** A step with its criteria and how it stood last. */
export const stepOnPage = ({ step, lastOutcome, triedOn }: CurrentStep): StepOnPage => ({
  text: step.text,
  criteria: step.criteria.filter((one) => one !== ''),
  state: [
    lastOutcome === undefined ? 'Not looked at yet' : outcomeWords[lastOutcome],
    ...(triedOn === undefined ? [] : [`tried on ${sayDay(triedOn)}`]),
  ].join(', '),
})

function weekLine(picture: SchoolPicture, personId: string, item: WeekItem): WeekLine {
  const { expectation } = item
  const reader = { school: picture.school.id, personId, today: picture.today }
  const { text, state, buttons } = lineData(item, reader)
  const [button] = buttons
  const onPage = button && pageButton(button.title, button.verb, button.data)
  return {
    id: expectation.id,
    text,
    state,
    isDone: expectation.state === 'done',
    because: expectation.reasons.map(withoutSources),
    ...given({ button: onPage }),
    ...(isLoggedInChat(button) ? { inChat: true as const } : {}),
  }
}

/** What was written stands further down on this page; everything else with a form is logged in the chat. */
const isLoggedInChat = (button: { readonly verb: string } | undefined): boolean =>
  button !== undefined && !isOnPage(button.verb) && button.verb !== 'show-note'

const isOnPage = (verb: string): verb is PageButton['verb'] =>
  verb === 'log-done' || verb === 'undo-entry'

/** What takes one tap can be done here; whatever has a form is done in the chat. */
function pageButton(
  title: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
): PageButton | undefined {
  if (!isOnPage(verb)) return undefined
  const ids = Object.entries(data).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'school' ? [[name, value] as const] : [],
  )
  return { title, verb, ids: Object.fromEntries(ids) }
}

const EVENT_STATE: Readonly<Record<Expectation['state'], string>> = {
  done: 'Logged',
  open: 'To come',
  'not-logged': 'Not logged yet',
  excused: 'Not expected',
}

function eventLine(one: Expectation): EventLine {
  const { held, marks = [] } = one
  const where = held === undefined ? undefined : wherePlaced(held)
  const saidNo = marks.includes('cannot-come') && one.state !== 'done'
  return {
    id: one.id,
    title: one.title,
    when:
      held === undefined
        ? `No day yet, by ${sayDay(one.dueOn)}`
        : sayDayAndTime(held.on, held.startsAt),
    ...given({ where }),
    state: saidNo ? 'You said that you cannot make it' : EVENT_STATE[one.state],
    because: one.reasons.map(withoutSources),
  }
}

/** The form's choices in words. */
export const settingsPart = (of: {
  readonly values: MyWeekPage['settings']['values']
  readonly nudges: readonly { readonly id: string; readonly title: string }[]
  readonly away: MyWeekPage['settings']['away']
}): MyWeekPage['settings'] => ({
  sentence: `On ${sayWeekday(Number(of.values.day) as Weekday)} at ${sayTime(of.values.time)}`,
  values: of.values,
  days: dayChoices.map(({ value, title }) => ({ value, label: title })),
  nudges: of.nudges.map(({ id, title }) => ({ value: id, label: title })),
  away: of.away,
})
