import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import {
  addLogEntry,
  loadLogEntry,
  logEntryHistory,
  reviseLogEntry,
} from '../../src/store/log-entries.ts'
import { addNote, listNotes, noteHistory } from '../../src/store/notes.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { listLogEntries } from '../support/read-tables.ts'
import { aStoredEntry, keepSchool, minutesLater } from '../support/stored-school.ts'

onBothEngines('the log of what happened', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  it('keeps everything that a mentor said about a drop-in', async () => {
    const school = await keepSchool(store)
    const dropIn = aStoredEntry(school, {
      personId: school.mentor.id,
      loggedBy: school.mentor.id,
      activity: 'drop-in',
      expectationId: `${school.inductionId}/2026-27/autumn-1/drop-in-2`,
      minutes: 15,
      mode: 'recording',
      outcome: 'getting-there',
      stepId: randomUUID(),
    })
    await school.in((tx) => addLogEntry(tx, dropIn))
    expect(await school.in((tx) => loadLogEntry(tx, dropIn.id))).toEqual({ ...dropIn, version: 1 })
  })

  it('keeps what was arranged in a meeting (B-52)', async () => {
    const school = await keepSchool(store)
    const meeting = aStoredEntry(school, {
      activity: 'meeting',
      meetingType: 'review-and-adapt',
      timetabled: 'partly',
      nextDropInOn: '2026-09-22',
      nextMeetingOn: '2026-09-24',
    })
    await school.in((tx) => addLogEntry(tx, meeting))
    expect(await school.in((tx) => listLogEntries(tx))).toEqual([{ ...meeting, version: 1 }])
  })

  it('logs a thing once, however often it is tapped', async () => {
    const school = await keepSchool(store)
    const taps = Array.from({ length: 50 }, () =>
      aStoredEntry(school, { expectationId: 'self-study-1' }),
    )
    const outcomes = await Promise.allSettled(
      taps.map((tap) => school.in((tx) => addLogEntry(tx, tap))),
    )
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(refused).toEqual(Array(49).fill('store-moved-on'))
    expect(await school.in((tx) => listLogEntries(tx))).toHaveLength(1)
  })

  it('lets ECT and mentor each log their own side of the same expectation (B-39)', async () => {
    const school = await keepSchool(store)
    const one = aStoredEntry(school, { activity: 'diagnostic', expectationId: 'diagnostic-1' })
    const other = { ...one, id: randomUUID(), personId: school.mentor.id }
    await school.in((tx) => addLogEntry(tx, one))
    await school.in((tx) => addLogEntry(tx, other))
    expect(await school.in((tx) => listLogEntries(tx))).toHaveLength(2)
  })

  it('lets a mentor log as many drop-ins as they like outside what is expected', async () => {
    const school = await keepSchool(store)
    for (let i = 0; i < 2; i++) {
      const extra = aStoredEntry(school, { activity: 'drop-in' })
      await school.in((tx) => addLogEntry(tx, extra))
    }
    expect(await school.in((tx) => listLogEntries(tx))).toHaveLength(2)
  })

  it('keeps every version of an edited entry and counts the newest only', async () => {
    const school = await keepSchool(store)
    const first = { ...aStoredEntry(school, { minutes: 45 }), version: 1 }
    await school.in((tx) => addLogEntry(tx, first))
    await school.in((tx) => reviseLogEntry(tx, first, { ...first, minutes: 60 }))
    const history = await school.in((tx) => logEntryHistory(tx, first.id))
    expect(history.map(({ version, minutes }) => [version, minutes])).toEqual([
      [1, 45],
      [2, 60],
    ])
    const now = await school.in((tx) => listLogEntries(tx))
    expect(now.map(({ minutes }) => minutes)).toEqual([60])
  })

  it('tells the second of two people who edit the same version that it moved on', async () => {
    const school = await keepSchool(store)
    const first = { ...aStoredEntry(school), version: 1 }
    await school.in((tx) => addLogEntry(tx, first))
    const outcomes = await Promise.allSettled(
      [30, 40].map((minutes) =>
        school.in((tx) => reviseLogEntry(tx, first, { ...first, minutes })),
      ),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await school.in((tx) => logEntryHistory(tx, first.id))).toHaveLength(2)
  })

  describe('when an entry is taken back', () => {
    it('no longer counts, and what it answered can be logged again', async () => {
      const school = await keepSchool(store)
      const first = { ...aStoredEntry(school, { expectationId: 'self-study-1' }), version: 1 }
      await school.in((tx) => addLogEntry(tx, first))
      const undone = { ...first, undoneAt: minutesLater(5) }
      await school.in((tx) => reviseLogEntry(tx, first, undone))
      expect(await school.in((tx) => listLogEntries(tx))).toEqual([])
      const again = aStoredEntry(school, { expectationId: 'self-study-1' })
      await school.in((tx) => addLogEntry(tx, again))
      expect(await school.in((tx) => listLogEntries(tx))).toMatchObject([{ id: again.id }])
    })

    it('cannot come back once something else answers the expectation', async () => {
      const school = await keepSchool(store)
      const first = { ...aStoredEntry(school, { expectationId: 'self-study-1' }), version: 1 }
      const second = aStoredEntry(school, { expectationId: 'self-study-1' })
      await school.in((tx) => addLogEntry(tx, first))
      const undone = { ...first, undoneAt: minutesLater(5) }
      await school.in((tx) => reviseLogEntry(tx, first, undone))
      await school.in((tx) => addLogEntry(tx, second))
      const back = school.in((tx) => reviseLogEntry(tx, { ...undone, version: 2 }, first))
      await expect(back).rejects.toMatchObject({ code: 'store-moved-on' })
      expect(await school.in((tx) => logEntryHistory(tx, first.id))).toHaveLength(2)
    })
  })

  it('frees an expectation when an edit moves the entry to another one', async () => {
    const school = await keepSchool(store)
    const first = { ...aStoredEntry(school, { expectationId: 'self-study-1' }), version: 1 }
    await school.in((tx) => addLogEntry(tx, first))
    const moved = { ...first, expectationId: 'self-study-2' }
    await school.in((tx) => reviseLogEntry(tx, first, moved))
    const again = (expectationId: string) =>
      school.in((tx) => addLogEntry(tx, aStoredEntry(school, { expectationId })))
    await again('self-study-1')
    await expect(again('self-study-2')).rejects.toMatchObject({ code: 'store-moved-on' })
  })

  it('lists by induction or person, from a day on', async () => {
    const school = await keepSchool(store)
    const study = aStoredEntry(school, { on: '2026-09-10' })
    const { inductionId: _, ...training } = aStoredEntry(school, {
      activity: 'mentor-training',
      personId: school.mentor.id,
      on: '2026-09-11',
    })
    await school.in((tx) => addLogEntry(tx, study))
    await school.in((tx) => addLogEntry(tx, training))
    const ids = async (filter: Parameters<typeof listLogEntries>[1]) =>
      (await school.in((tx) => listLogEntries(tx, filter))).map(({ id }) => id)
    const inductionIds = [school.inductionId]
    const personIds = [school.mentor.id]
    expect(await ids({ inductionIds })).toEqual([study.id])
    expect(await ids({ personIds })).toEqual([training.id])
    expect(await ids({ inductionIds, personIds })).toEqual([study.id, training.id])
    expect(await ids({ inductionIds, personIds, since: '2026-09-11' })).toEqual([training.id])
    expect(await ids({ inductionIds: [] })).toEqual([])
  })

  it('keeps what was written apart, version by version (B-98)', async () => {
    const school = await keepSchool(store)
    const first = { ...aStoredEntry(school, { activity: 'drop-in' }), version: 1 }
    await school.in(async (tx) => {
      await addLogEntry(tx, first)
      const content = { note: 'Calm start; “quoted” & 100 % quiet', rounds: 2, moved: ['a', 'b'] }
      await addNote(tx, { entryId: first.id, version: 1, content })
      await reviseLogEntry(tx, first, first)
      await addNote(tx, { entryId: first.id, version: 2, content: { note: 'Calmer still' } })
    })
    const history = await school.in((tx) => noteHistory(tx, first.id))
    expect(history.map(({ content }) => content)).toEqual([
      { note: 'Calm start; “quoted” & 100 % quiet', rounds: 2, moved: ['a', 'b'] },
      { note: 'Calmer still' },
    ])
    expect(await school.in((tx) => listNotes(tx, [first.id, randomUUID()]))).toEqual([
      { entryId: first.id, version: 2, content: { note: 'Calmer still' } },
    ])
    expect(JSON.stringify(await school.in((tx) => listLogEntries(tx)))).not.toContain('Calm')
  })

  it('keeps no note for a version that does not exist', async () => {
    const school = await keepSchool(store)
    const orphan = { entryId: randomUUID(), version: 1, content: {} }
    await expect(school.in((tx) => addNote(tx, orphan))).rejects.toMatchObject({
      code: 'store-refused',
      cause: { code: '23503' },
    })
  })
})
