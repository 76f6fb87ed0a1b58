/** Events and lists of the start on a school's page, pure: how many, and of whom only where pairs are shown. */
import { sayDayAndTime } from '../cards/say.ts'
import { academicYearOf, sayDay } from '../domain/calendar/school-date.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { groupBy } from '../domain/group-by.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { programmeOfInduction } from '../school/questions.ts'
import { startLists } from '../school/start-lists.ts'
import type { Placed } from './placed.ts'
import type { EventCount, StartPart } from './wire.ts'

/** Events of this school year with how many took part. */
export function eventCounts(
  picture: SchoolPicture,
  them: readonly Placed[],
): readonly EventCount[] {
  const year = academicYearOf(picture.today)
  const several = new Set(them.map(({ programme }) => programme)).size > 1
  const events = them.flatMap(({ induction }) => {
    const of = several ? `, ${programmeOfInduction(induction).name}` : ''
    return picture
      .expectationsOfInduction(induction.id)
      .filter((one) => one.activity === 'event' && academicYearOf(one.dueOn) === year)
      .map((expectation) => ({ expectation, title: `${expectation.title}${of}` }))
  })
  const groups = [...groupBy(events, (one) => `${one.expectation.dueOn} ${one.title}`)]
  return groups
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .flatMap(([id, all]) => {
      const [first] = all
      const expectations = all.map(({ expectation }) => expectation)
      return first === undefined ? [] : [eventCount(id, first, expectations)]
    })
}

function eventCount(
  id: string,
  { title, expectation }: { readonly title: string; readonly expectation: Expectation },
  them: readonly Expectation[],
): EventCount {
  const { held, dueOn } = expectation
  const expected = them.filter(({ state }) => state !== 'excused')
  const done = expected.filter(({ state }) => state === 'done').length
  const has = (kind: 'confirmed' | 'cannot-come' | 'caught-up'): number =>
    them.filter(({ marks = [] }) => marks.includes(kind)).length
  const parts = [
    [has('confirmed'), 'confirmed'],
    [has('cannot-come'), 'said that they cannot come'],
    [has('caught-up'), 'caught up'],
    [them.length - expected.length, 'not expected'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return {
    id,
    title,
    when:
      held === undefined
        ? `No day yet, by ${sayDay(dueOn)}`
        : sayDayAndTime(held.on, held.startsAt),
    done,
    of: expected.length,
    sentence: `${done} of ${expected.length} logged${said.length === 0 ? '' : `: ${said.join(', ')}`}.`,
  }
}

const STATE = { open: 'To do', ticked: 'Done', seen: 'Done, as Keepstep sees' } as const

/** The lists of the start: those of ECTs only where pairs are shown, and those of the chosen ones. */
export function startParts(
  picture: SchoolPicture,
  them: readonly Placed[],
  detail: boolean,
): readonly StartPart[] {
  const ids = new Set(them.map(({ induction }) => induction.id))
  const known = new Set(picture.inductions.map(({ id }) => id))
  return startLists(picture)
    .filter(({ items }) => {
      const about = items[0]?.about ?? ''
      return known.has(about) ? detail && ids.has(about) : true
    })
    .map(({ title, items }) => ({
      title,
      done: items.filter(({ state }) => state !== 'open').length,
      of: items.length,
      items: items.map(({ task, state, by }) => ({
        text: by === undefined ? task.title : `${task.title}, by ${sayDay(by)}`,
        state: STATE[state],
      })),
    }))
}
