import { type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import type { ActionStep } from '../domain/coaching/action-step.ts'
import type { NotePart } from '../domain/coaching/note-parts.ts'
import type { StoryItem } from '../domain/coaching/pair-story.ts'
import { REMOVED_WORDS, type Remark } from '../domain/coaching/remark.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { ProgrammeWords } from '../domain/programme/programme.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
import { capitalised } from './say.ts'
import { criteriaLines, outcomeWords } from './step-words.ts'

/** What the words of a story go by: the programme's words, who is who, and who reads. */
export interface StoryReader {
  readonly readerId: string
  readonly words: ProgrammeWords
  readonly nameOf: (personId: string) => string
}

/** A piece of the story: what it is and when, what was written, what was said of it. */
export interface StoryWords {
  readonly heading: string
  readonly lines: readonly string[]
  readonly links: readonly LinkData[]
  readonly details: readonly string[]
}

/** 'Drop-in, Tuesday 15 September'. */
export const sayWhatAndWhen = (
  { activity, on }: Pick<LogEntry, 'activity' | 'on'>,
  { words }: Pick<StoryReader, 'words'>,
): string => `${capitalised(nameOf(activity, words))}, ${sayDay(on)}`

const nameOf = (activity: LogEntry['activity'], words: StoryReader['words']): string =>
  activity === 'drop-in'
    ? words.dropIn
    : activity === 'meeting'
      ? words.meeting
      : 'time with an expert'

/** One part of a note on a line; a link has a line of its own kind. */
export const partLines = (parts: readonly NotePart[]): string[] =>
  parts.filter(({ isLink }) => isLink !== true).map(({ label, text }) => `${label}: ${text}`)

/** What can be opened, as a template needs it. */
export interface LinkData {
  readonly text: string
  readonly url: string
}

/** The links of a note. */
export const linkLines = (parts: readonly NotePart[]): LinkData[] =>
  parts
    .filter(({ isLink }) => isLink === true)
    .map(({ label, text }) => ({ text: `${label}: ${text}`, url: text }))

/** The words of one piece of the story. */
export function storyWords(item: StoryItem, reader: StoryReader): StoryWords {
  const details = item.remarks.map((remark) => sayRemark(remark, reader))
  if (item.kind === 'step') {
    const { step } = item
    const heading = `${capitalised(reader.words.actionStep)}, ${sayDay(item.on)}`
    return { heading, lines: [step.text], links: [], details }
  }
  const { entry, parts, agreed, looked } = item
  const outcome = entry.outcome && outcomeWords[entry.outcome]
  return {
    heading: sayWhatAndWhen(entry, reader),
    lines: [
      ...(outcome === undefined
        ? []
        : [`${sayStep(looked, reader.words)}: ${outcome.toLowerCase()}`]),
      ...partLines(parts),
      ...agreed.flatMap(({ text, criteria }) => [
        `${capitalised(reader.words.actionStep)} agreed: ${text}`,
        ...criteriaLines(criteria),
      ]),
    ],
    links: linkLines(parts),
    details,
  }
}

/** What stood there before a change: when it was written, for which day, and its words. */
export function earlierWords(
  {
    entry,
    parts,
    steps,
    writtenOn,
    removedOn,
  }: {
    readonly entry: LogEntry
    readonly parts: readonly NotePart[]
    readonly steps: readonly string[]
    readonly writtenOn: SchoolDate
    /** When its writer took the words away for good. */
    readonly removedOn?: SchoolDate
  },
  { words }: StoryReader,
): StoryWords {
  const outcome = entry.outcome && outcomeWords[entry.outcome].toLowerCase()
  const lines = [
    ...(outcome === undefined ? [] : [`${inWordsOf(words, 'The {step}')}: ${outcome}`]),
    ...partLines(parts),
    ...steps.map((text) => `${capitalised(words.actionStep)}: ${text}`),
  ]
  return {
    heading: `Written ${sayDay(writtenOn)}, for ${sayDay(entry.on)}`,
    lines:
      removedOn === undefined ? orNone(lines) : [`The words were removed on ${sayDay(removedOn)}.`],
    links: linkLines(parts),
    details: [],
  }
}

const orNone = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['No words were written.'] : lines

/** The step that was looked at, in its own words where it still stands. */
function sayStep(looked: ActionStep | undefined, words: ProgrammeWords): string {
  const said = inWordsOf(words, 'The {step}')
  return looked === undefined ? said : `${said} “${looked.text}”`
}

/** 'Amina Yusuf: this was useful', 'You tried it: “…”, which only you can see'. */
export function sayRemark(remark: Remark, { readerId, nameOf }: StoryReader): string {
  const isOwn = remark.authorId === readerId
  const who = isOwn ? 'You' : nameOf(remark.authorId)
  const quoted = remark.words === '' ? '' : `: ${quote(remark.words)}`
  const alone = remark.seenBy === 'author' ? ' Only you can see this line.' : ''
  return `${SAID[remark.kind](who)}${quoted}${alone}`
}

/** Words that are gone are said to be, as nobody's words. */
const quote = (words: string): string =>
  words === REMOVED_WORDS ? 'the words were removed' : `“${words}”`

const SAID: Readonly<Record<Remark['kind'], (who: string) => string>> = {
  useful: (who) => `${who}: this was useful`,
  line: (who) => who,
  tried: (who) => `${who} tried it`,
  reworded: (who) => `${who} put it in ${who === 'You' ? 'your' : 'their'} own words`,
}

/** What a remark is about, where that still stands. */
interface About extends StoryReader {
  readonly entry: LogEntry | undefined
  readonly step: ActionStep | undefined
}

/** A remark of the ECT's as news to the mentor: a line, and what it is about; none where that is gone. */
export function sayNews({ kind, words }: Remark, about: About): readonly string[] {
  const { entry, step } = about
  if (step !== undefined) {
    if (kind === 'reworded') {
      const said = `Put the ${about.words.actionStep} in their own words: ${step.text}`
      return [said, ...criteriaLines(step.criteria)]
    }
    const what = `the ${about.words.actionStep} “${step.text}”`
    return [`${kind === 'tried' ? 'Tried' : 'About'} ${what}: ${quote(words)}`]
  }
  if (entry === undefined) return []
  const what = sayWhatAndWhen(entry, about)
  return [
    kind === 'useful'
      ? `What you wrote was useful: ${what}`
      : `About what you wrote (${what}): ${quote(words)}`,
  ]
}
