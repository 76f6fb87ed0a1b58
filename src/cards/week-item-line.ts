import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { sayDay } from '../domain/calendar/school-date.ts'
import { isCoaching } from '../domain/coaching/note-parts.ts'
import { type Expectation, isTogether } from '../domain/expectations/expectation.ts'
import { given } from '../domain/given.ts'
import { type Button, type ButtonData, buttonData, type LinkData, linkData } from './button.ts'
import { sayDayAndTime, sayMinutes, sayTitles } from './say.ts'
import type { WeekItem } from './week-section.ts'

/** Whose card it is, on which day. */
export interface WeekReader {
  readonly school: string
  readonly personId: string
  readonly today: SchoolDate
  /** The card shows what is later, and not the week. */
  readonly part?: 'later'
}

/** One thing with its state in words, and its own button where there is one. */
export interface LineData {
  readonly text: string
  readonly state: string
  readonly buttons: readonly ButtonData[]
  /** Beside the buttons: what opens in the browser. */
  readonly links?: readonly LinkData[]
}

/** `about` names the ECT where a card holds several. */
export function lineData(item: WeekItem, reader: WeekReader, about?: string): LineData {
  const { expectation } = item
  const { minutes } = expectation
  const text =
    minutes === undefined ? expectation.title : `${expectation.title} (${sayMinutes(minutes)})`
  const button = lineButton(item, reader)
  const named = about === undefined ? expectation.title : `${expectation.title}, ${about}`
  return {
    text,
    state: lineState(item, reader),
    buttons: button === undefined ? [] : [buttonData({ ...button, about: named }, reader.school)],
    links: materialOf(item, reader, named),
  }
}

/** Beside the button of whoever studies it, as long as it is to do. */
function materialOf(
  { expectation: { state, personId }, material }: WeekItem,
  reader: WeekReader,
  about: string,
): readonly LinkData[] {
  const isToDo = (state === 'open' || state === 'not-logged') && personId === reader.personId
  return material === undefined || !isToDo
    ? []
    : [linkData({ title: 'Open the material', url: material, about })]
}

/** The state in words, so that no colour or mark has to carry it. */
function lineState(item: WeekItem, reader: WeekReader): string {
  const { expectation, entry } = item
  if (expectation.state === 'done') {
    return entry === undefined ? 'Logged' : `Logged for ${sayDay(entry.on)}`
  }
  if (expectation.state === 'excused') return `Not expected: ${item.note ?? 'not this week'}`
  if (item.draftId !== undefined) return 'Half-finished: what you wrote is kept'
  if (item.didNotHappen === true) return 'Did not happen this week'
  const state = openState(item, reader.today)
  const first = item.waitsFor === undefined ? '' : `. First: ${sayTitles(item.waitsFor)}`
  if (expectation.personId === reader.personId) return `${state}${first}`
  return `${state}${first}. ${whoLogs(expectation)}`
}

/** What the two do together is the mentor's to log (induction.md 5), the rest is for whom it is expected of. */
function whoLogs(expectation: Expectation): string {
  const isMentors = isTogether(expectation) || expectation.personId !== expectation.ectId
  return isMentors ? 'The mentor logs it' : 'The ECT logs it'
}

function openState({ expectation, arranged }: WeekItem, today: SchoolDate): string {
  if (arranged !== undefined && arranged.on >= today) {
    const where = arranged.where === undefined ? '' : `, ${arranged.where}`
    return `Arranged for ${sayDayAndTime(arranged.on, arranged.at)}${where}`
  }
  if (expectation.state === 'not-logged' || expectation.dueOn < today) {
    return expectation.catchUp === undefined ? 'Not logged yet' : CATCH_UP[expectation.catchUp]
  }
  if (expectation.optional === true) return `If you like, by ${sayDay(expectation.dueOn)}`
  return expectation.dueOn === today ? 'For today' : `By ${sayDay(expectation.dueOn)}`
}

/** What comes instead of an event that somebody could not attend. */
const CATCH_UP: Readonly<Record<NonNullable<Expectation['catchUp']>, string>> = {
  'set-content': 'Not logged yet. Catching up with the material that is set counts as well',
  'another-date': 'Not logged yet. Another date counts as well',
}

/** An event with a day of its own cannot be logged before that day. */
export const isStillToCome = ({ expectation, arranged }: WeekItem, today: SchoolDate): boolean =>
  expectation.activity === 'event' && arranged !== undefined && arranged.on > today

/** Only what this person logs has a button. */
function lineButton(item: WeekItem, reader: WeekReader): Button | undefined {
  const { expectation } = item
  if (expectation.state === 'done') return undoButton(item, reader) ?? readButton(item)
  if (expectation.state === 'excused') return undefined
  if (expectation.personId !== reader.personId || isStillToCome(item, reader.today)) {
    return undefined
  }
  if (item.draftId !== undefined) {
    return { title: 'Carry on', verb: 'resume-meeting', ids: { draftId: item.draftId } }
  }
  const button = logButton(expectation)
  return button.verb === 'log-done'
    ? { ...button, ids: { ...button.ids, ...given({ part: reader.part }) } }
    : button
}

function undoButton({ entry }: WeekItem, reader: WeekReader): Button | undefined {
  if (entry === undefined || entry.loggedBy !== reader.personId) return undefined
  return { title: 'Undo', verb: 'undo-entry', ids: { entryId: entry.id } }
}

/** The button by which whoever something is expected of logs it. */
export function logButton(expectation: Expectation): Button {
  const ids = { expectationId: expectation.id }
  const inductionId = expectation.inductionId
  if (expectation.activity === 'drop-in' && inductionId !== undefined) {
    return { title: 'Log', verb: 'open-drop-in', ids: { inductionId, ...ids } }
  }
  if (expectation.activity === 'meeting' && inductionId !== undefined) {
    return { title: 'Open', verb: 'open-meeting', ids: { inductionId, ...ids } }
  }
  if (expectation.proformas !== undefined) return { title: 'Log', verb: 'open-proforma', ids }
  return { title: 'Done', verb: 'log-done', ids }
}

/** What somebody else wrote about it, for the other of the pair. */
const readButton = ({ entry }: WeekItem): Button | undefined =>
  entry !== undefined && isCoaching(entry)
    ? { title: 'Read', verb: 'show-note', ids: { entryId: entry.id } }
    : undefined
