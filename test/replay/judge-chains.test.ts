import { beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import type { FormOrder } from '../../src/replay/form-order.ts'
import { judgeChains } from '../../src/replay/judge-chains.ts'
import type { SchoolPicture } from '../../src/school/facts.ts'
import { listNotes, type Note } from '../../src/store/notes.ts'
import { agreesStep, logsDropIn } from '../support/journeys.ts'
import { openSchool } from '../support/school-in-memory.ts'

/** Every link of a chain must be able to break: here each one does. */
let picture: SchoolPicture
let notes: readonly Note[]

beforeAll(async () => {
  const school = await openSchool({ now: '2026-09-15T12:00' })
  await agreesStep(school)
  await school.moveTo('2026-09-22T12:00')
  await logsDropIn(school, { outcome: 'getting-there' })
  await school.moveTo('2026-09-23T12:00')
  await agreesStep(school, { step: 'Another step' })
  picture = await school.picture()
  notes = await school.in((tx) =>
    listNotes(
      tx,
      picture.log.map(({ id }) => id),
    ),
  )
})

const asBegun: FormOrder = { opened: new Map(), kept: new Map() }

const brokenWith = (
  change: (entry: LogEntry) => LogEntry,
  of: readonly Note[] = notes,
  order = asBegun,
) =>
  judgeChains({ ...picture, log: picture.log.map(change) }, of, order)
    .rules.filter(({ broken }) => broken.length > 0)
    .map(({ rule }) => rule)

describe('the judge of chains', () => {
  it('finds step, drop-in and the next meeting in one', () => {
    expect(judgeChains(picture, notes, asBegun).links).toBe(2)
    expect(brokenWith((entry) => entry)).toEqual([])
  })

  it('sees a drop-in that looks at no step, or says nothing of how it stood', () => {
    const rule = 'each drop-in looks at the step agreed last, and says how it stood'
    const without = ({ stepId: _, ...entry }: LogEntry): LogEntry => entry
    expect(brokenWith((entry) => (entry.activity === 'drop-in' ? without(entry) : entry))).toEqual([
      rule,
    ])
  })

  it('takes a drop-in of last week for whole that looks at the step of then, though another was agreed since', () => {
    const [first, second] = picture.steps.toSorted((a, b) => (a.setOn < b.setOn ? -1 : 1))
    if (first === undefined || second === undefined) throw new Error('Two steps are agreed.')
    const later = new Date('2026-09-24T12:00:00Z')
    const loggedLate = (entry: LogEntry): LogEntry =>
      entry.activity === 'drop-in'
        ? { ...entry, id: 'ffffffff-0000-7000-8000-000000000000', loggedAt: later }
        : entry
    const ofNow = (entry: LogEntry): LogEntry =>
      entry.activity === 'drop-in' ? { ...loggedLate(entry), stepId: second.id } : entry
    const chain = 'each drop-in looks at the step agreed last, and says how it stood'
    expect(brokenWith(loggedLate)).not.toContain(chain)
    expect(brokenWith(ofNow)).toContain(chain)
  })

  const withoutPraise = () =>
    notes.map((note) => ({ ...note, content: { ...note.content, praise: '' } }))

  it('sees a meeting that opened without what the drop-in saw', () => {
    const empty = withoutPraise()
    expect(brokenWith((entry) => entry, empty)).toEqual([
      'each meeting opens with what the last drop-in saw',
    ])
  })
  it('asks of a meeting only what was kept when its form opened, whenever the drop-in was begun', () => {
    const idOf = (activity: string) => picture.log.findLast((one) => one.activity === activity)?.id
    const [dropIn = '', meeting = ''] = [idOf('drop-in'), idOf('meeting')]
    const keptAt = (at: number) => ({
      opened: new Map([[meeting, 1]]),
      kept: new Map([[dropIn, at]]),
    })
    expect(brokenWith((entry) => entry, withoutPraise(), keptAt(2))).toEqual([])
    expect(brokenWith((entry) => entry, withoutPraise(), keptAt(0))).toHaveLength(1)
  })
})
