/** The events of a programme that are held on a day, and finding them by what people call them. */

import type { Programme } from '../programme/programme.ts'
import type { RuleItem } from '../programme/programme-rule.ts'
import { itemsOf } from '../programme/programme-rule.ts'
import { canBeDated, eventKey } from './dated-event.ts'

/** One event of a programme, whatever school year it is held in. */
export interface HeldEvent {
  readonly programme: string
  /** `eventKey` of its item. */
  readonly key: string
  /** Of that school year. */
  readonly title: string
  /** Whom it is for, and at which programme: 'ECTs in year 1, Teach First'. Several have a 'Clinic 2'. */
  readonly for: string
  /** When in the year the programme has it, as its own window says: 'autumn-1'; empty where it says none. */
  readonly window: string
}

/** Every event of a programme in the order of its documents, with the titles of a school year. */
export function heldEvents(programme: Programme, academicYear: string): readonly HeldEvent[] {
  const ofEcts = ([1, 2] as const).flatMap((year) =>
    (programme.years[year]?.rules ?? [])
      .flatMap(itemsOf)
      .filter(canBeDated)
      .flatMap((item) =>
        held(programme, item, { academicYear, for: `ECTs in year ${year}, ${programme.name}` }),
      ),
  )
  const ofMentors = programme.mentorTraining.items
    .filter(canBeDated)
    .flatMap((item) =>
      held(programme, item, { academicYear, for: `Mentors in training, ${programme.name}` }),
    )
  return [...new Map([...ofEcts, ...ofMentors].map((one) => [one.key, one])).values()]
}

/** One event, or one for each module in which it has a name of its own. */
function held(
  { id: programme }: Programme,
  item: RuleItem & {
    readonly in?: unknown
    readonly titleIn?: Readonly<Record<string, string>>
  },
  of: { readonly academicYear: string; readonly for: string },
): readonly HeldEvent[] {
  const shared = { programme, for: of.for, window: typeof item.in === 'string' ? item.in : '' }
  if (item.titleFor !== undefined) {
    return Object.entries(item.titleFor).map(([moduleId, title]) => ({
      ...shared,
      key: eventKey(item, moduleId),
      title,
    }))
  }
  return [{ ...shared, key: eventKey(item), title: item.titleIn?.[of.academicYear] ?? item.title }]
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()

/** 'seminar a' of 'Seminar A: Behaviour and Relationships'. */
const shortName = (title: string): string => wordsOf(title.split(':')[0] ?? title)

/**
 * The events that a name may mean, as people and providers write it: 'Clinic 2', 'ECT Seminar A
 * (online)'. The whole short name of an event has to stand in it, and the longest that does is meant;
 * else every event in whose short name what was typed stands, as whole words.
 */
export function eventsNamed(typed: string, among: readonly HeldEvent[]): readonly HeldEvent[] {
  const meant = eventsNamedIn(typed, among)
  if (meant.length > 0) return meant
  const said = ` ${wordsOf(typed)} `
  return among.filter(({ title }) => ` ${shortName(title)} `.includes(said))
}

/** Those whose whole short name stands in the title of something that may be anything: a diary's entry. */
export function eventsNamedIn(title: string, among: readonly HeldEvent[]): readonly HeldEvent[] {
  const said = ` ${wordsOf(title)} `
  const inside = among.filter((one) => said.includes(` ${shortName(one.title)} `))
  const longest = Math.max(0, ...inside.map((one) => shortName(one.title).length))
  return inside.filter((one) => shortName(one.title).length === longest)
}
