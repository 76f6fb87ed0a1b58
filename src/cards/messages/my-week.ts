import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { type Button, type ButtonData, buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { sayCount, sayWeek } from '../say.ts'
import { foldedWeek, weekPage, weekSeenBy } from '../week-card.ts'
import type { WeekSection } from '../week-section.ts'

/** Everything of one person's week, whatever their roles. */
export interface MyWeekInput {
  readonly school: string
  /** Whose week it is: buttons stand only beside what this person logs. */
  readonly personId: string
  readonly today: SchoolDate
  /** Absent in the holidays: the card then says when school is back. */
  readonly week?: WeekPosition
  readonly backOn?: SchoolDate
  readonly words: ProgrammeWords
  readonly sections: readonly WeekSection[]
  /** From 1; a week that does not fit one card goes on with `show-my-week { page }`. */
  readonly page?: number
  /** Where reminders are paused, the first day on which they come again. */
  readonly pausedUntil?: SchoolDate
  /** What is due next, for a week in which nothing is: 'Drop-in with Amina Yusuf, by Friday 25 September'. */
  readonly next?: string
}

/** The week in one card; updated in place as things are done anywhere. */
export function myWeekCard(input: MyWeekInput): CardView {
  const { pausedUntil, week } = input
  const page = weekPage(input.sections.filter(hasLines), input, input.page)
  const isLast = page.moreButtons.length === 0
  const moreButtons = isLast ? laterButton(input) : page.moreButtons
  return {
    name: 'messages/my-week',
    words: input.words,
    data: {
      context: week === undefined ? holidayLine(input.backOn) : sayWeek(week),
      notice: pausedUntil === undefined ? '' : `Reminders are paused until ${sayDay(pausedUntil)}.`,
      title: 'My week',
      nothing: input.sections.some(isOfNow) ? '' : nothingDue(input.next),
      ...page,
      moreButtons,
      seenBy: tutorsOnly(input.sections) ? 'Only you can see this card.' : weekSeenBy,
      buttons: foldedWeek({ ...page, moreButtons }, weekButtons(input), input.school),
    },
  }
}

/** What can be done with the week as a whole, the most wanted first. */
export function weekButtons(
  input: Pick<MyWeekInput, 'pausedUntil' | 'week' | 'sections'>,
): readonly Button[] {
  const { pausedUntil, week, sections } = input
  const isPaused = pausedUntil !== undefined
  const hasNotes = sections.some(({ kind }) => kind === 'learning' || kind === 'mentoring')
  const all: readonly (Button | false)[] = [
    isPaused && { title: 'Start reminders again', verb: 'resume-nudges' },
    sections.some(({ kind }) => kind === 'tutoring') && {
      title: 'Show me the detail',
      verb: 'show-detail',
    },
    week !== undefined && {
      title: 'Not this week',
      verb: 'open-not-this-week',
      ids: { card: 'week' },
    },
    !isPaused && {
      title: 'Snooze',
      verb: 'open-snooze',
      ids: { card: 'week', deliveryKind: 'my-week' },
    },
    hasNotes && { title: 'Notes', verb: 'show-notes' },
    !isPaused && { title: 'Pause', verb: 'open-pause', ids: { card: 'week' } },
    sections.some(mayOffer) && {
      title: 'Offer a recording',
      verb: 'open-offer',
      ids: { card: 'week' },
    },
  ]
  return all.filter((one) => one !== false)
}

/** An ECT who does not offer one now; the line of an offer has its own button. */
const mayOffer = (section: WeekSection): boolean =>
  section.kind === 'learning' && section.offered === undefined

const backToWeek = (school: string): ButtonData =>
  buttonData({ title: 'Show my week', verb: 'show-my-week' }, school)

/** What is open already and due on a later day, each with its button. */
export function laterCard(input: Omit<MyWeekInput, 'pausedUntil' | 'next'>): CardView {
  const sections = input.sections.flatMap(laterPart)
  const page = weekPage(sections, { ...input, part: 'later' }, input.page)
  return {
    name: 'messages/my-week',
    words: input.words,
    data: {
      title: 'Later',
      context: 'Open already, and due on a later day',
      notice: '',
      nothing: sections.length === 0 ? 'Nothing is open for later.' : '',
      ...page,
      seenBy: weekSeenBy,
      buttons: [backToWeek(input.school)],
    },
  }
}

/** The section with what is later alone; none where nothing is. */
function laterPart(section: WeekSection): readonly WeekSection[] {
  if (section.kind === 'tutoring') return []
  const { later: items = [] } = section
  if (items.length === 0) return []
  if (section.kind === 'training') return [{ kind: 'training', items }]
  const { inductionId, words } = section
  if (section.kind === 'learning') return [{ kind: 'learning', inductionId, words, items }]
  return [
    { kind: 'mentoring', inductionId, words, items, ectName: section.ectName, ectStudies: [] },
  ]
}

function laterButton({ sections, school }: MyWeekInput): readonly ButtonData[] {
  const count = sections.reduce(
    (sum, one) => sum + (one.kind === 'tutoring' ? 0 : (one.later?.length ?? 0)),
    0,
  )
  if (count === 0) return []
  const title = `Later: ${sayCount(count, 'thing')}`
  return [buttonData({ title, verb: 'show-my-week', ids: { part: 'later' } }, school)]
}

/** Training is no part of a week in which none of it is due. */
const hasLines = (section: WeekSection): boolean =>
  section.kind !== 'training' || section.items.length > 0

const isOfNow = (section: WeekSection): boolean =>
  section.kind === 'tutoring' || section.items.length > 0

const nothingDue = (next: string | undefined): string =>
  next === undefined ? 'Nothing is due this week.' : `Nothing is due this week. Next: ${next}.`

const tutorsOnly = (sections: readonly WeekSection[]): boolean =>
  sections.every((section) => section.kind === 'tutoring')

const holidayLine = (backOn: SchoolDate | undefined): string =>
  backOn === undefined ? 'School is closed' : `School is closed until ${sayDay(backOn)}`
