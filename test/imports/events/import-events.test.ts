import { describe, expect, it } from 'vitest'
import { importEvents } from '../../../src/imports/events/import-events.ts'
import { anEctRow } from '../../support/build-roster.ts'
import { allProgrammes } from '../../support/four-programmes.ts'
import { press } from '../../support/press.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const bytes = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.join('\r\n'))

const importing = (
  school: School,
  lines: readonly string[],
  its: { dryRun?: boolean; schoolUrn?: string } = {},
) => importEvents(school.deps, { bytes: bytes(...lines), ...its }, school.clock.now())

const HEADER = 'event,date,from,to,mode,place'
const diary = (...events: readonly string[][]): string[] => [
  'BEGIN:VCALENDAR',
  ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
  'END:VCALENDAR',
]

describe('the days of events from a file (B-70, B-73)', () => {
  it('come from a table, with times as people write them', async () => {
    const school = await openSchool()
    const outcome = await importing(school, [
      HEADER,
      'Seminar A year 1,2026-10-15,3:45pm,17:15,online,https://prism.example/a',
      'Mentor seminar A,2026-11-12,15:45,,face to face,The hall',
    ])
    expect(outcome).toMatchObject({ kind: 'imported' })
    expect((await school.picture()).events.map(({ setAt: _, ...event }) => event)).toEqual([
      {
        programme: 'niot',
        key: 'seminar-a/autumn-1',
        academicYear: '2026-27',
        on: '2026-10-15',
        startsAt: '15:45',
        endsAt: '17:15',
        mode: 'online',
        place: 'https://prism.example/a',
      },
      {
        programme: 'niot',
        key: 'mentor-seminar-a/autumn',
        academicYear: '2026-27',
        on: '2026-11-12',
        startsAt: '15:45',
        mode: 'face-to-face',
        place: 'The hall',
      },
    ])
  })

  it('are several for what comes whenever somebody begins: one in each half term, each for those who begin then', async () => {
    const sofia = anEctRow({
      name: 'Sofia Marques',
      email: 'sofia@hillcrest.example',
      start_date: '2027-01-04',
      mentor_email: '',
    })
    const school = await openSchool({ roster: [...allProgrammes(), sofia] })
    const lines = [
      'event,date',
      'Introduction to year 1: local seminar,2026-09-17',
      'Introduction to year 1: local seminar,2027-01-12',
    ]
    expect(await importing(school, lines)).toMatchObject({ kind: 'imported' })
    expect(await importing(school, lines)).toMatchObject({ kind: 'unchanged' })
    const dayOf = async (who: string) =>
      (await school.expectationsOf(who)).find(({ id }) => id.endsWith('introduction-seminar'))?.held
        ?.on
    expect(await dayOf('amina')).toBe('2026-09-17')
    expect(await dayOf('sofia')).toBe('2027-01-12')
    const helen = school.chatOf('helen')
    await helen.types('event dates')
    expect(await helen.lastText()).toContain(
      'ECTs in year 1, National Institute of Teaching, in spring 1',
    )
    await press(school, 'helen', 'save-event-date', {
      data: { programme: 'niot', key: 'introduction-seminar/first-half/spring-1' },
      inputs: { on: '2027-01-13', startsAt: '', endsAt: '', mode: '', place: '' },
    })
    expect(await dayOf('sofia')).toBe('2027-01-13')
    expect(await dayOf('amina')).toBe('2026-09-17')
  })

  it('come from a provider’s calendar, and what else stands in it is named and left out', async () => {
    const school = await openSchool()
    const outcome = await importing(
      school,
      diary(
        [
          'SUMMARY:Mentor seminar A: online session',
          'DTSTART:20270311T154500Z',
          'DTEND:20270311T171500Z',
          'LOCATION:Teams',
        ],
        ['SUMMARY:Year 11 parents evening', 'DTSTART;VALUE=DATE:20270312'],
      ),
    )
    expect(outcome).toMatchObject({
      kind: 'imported',
      schools: [{ added: [{ dated: { on: '2027-03-11', startsAt: '15:45', mode: 'online' } }] }],
      warnings: [{ code: 'events-left-out', line: 8 }],
    })
  })

  it('are asked about where a title of a calendar may mean those of several programmes', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    const outcome = await importing(
      school,
      diary(['SUMMARY:ECT Clinic 2: online session', 'DTSTART:20270311T154500Z']),
    )
    expect(outcome).toMatchObject({ kind: 'refused', errors: [{ code: 'which-event', line: 2 }] })
    if (outcome.kind === 'refused') {
      expect(outcome.errors[0]?.message).toContain('a table with the column programme')
    }
  })

  it('are not spoilt by other entries of a calendar that nobody can read', async () => {
    const school = await openSchool()
    const outcome = await importing(
      school,
      diary(
        ['SUMMARY:Mentor seminar A', 'DTSTART:20261112T154500'],
        ['SUMMARY:Parents evening', 'DTSTART:some day'],
        ['SUMMARY:Seminar', 'DTSTART;VALUE=DATE:20261113'],
        ['SUMMARY:Choir', 'DTSTART;VALUE=DATE:20261113', 'RRULE:FREQ=WEEKLY'],
        ['SUMMARY:Open day', 'no line of a calendar', 'DTSTART;VALUE=DATE:20261113'],
        ['SUMMARY:Fair', 'DTSTART;VALUE=DATE:20261113', `LOCATION:${'x'.repeat(300)}`],
      ),
    )
    expect(outcome).toMatchObject({
      kind: 'imported',
      schools: [{ added: [{ dated: { key: 'mentor-seminar-a/autumn' } }] }],
    })
    if (outcome.kind === 'refused') throw new Error('It was refused.')
    expect(outcome.warnings.map(({ message }) => message)).toEqual(
      ['Seminar', 'Parents evening', 'Choir', 'Open day', 'Fair'].map((title) =>
        expect.stringContaining(title),
      ),
    )
  })

  it.each([
    ['bad-date', ['DTSTART:some day']],
    ['repeating-event', ['DTSTART;VALUE=DATE:20261112', 'RRULE:FREQ=WEEKLY']],
    ['broken-line', ['DTSTART;VALUE=DATE:20261112', 'no line of a calendar']],
    ['too-long', ['DTSTART;VALUE=DATE:20261112', `LOCATION:${'x'.repeat(201)}`]],
  ])(
    'are refused with their line where the event itself cannot be read: %s',
    async (code, lines) => {
      const school = await shared()
      const outcome = await importing(school, diary(['SUMMARY:Mentor seminar A', ...lines]))
      expect(outcome).toMatchObject({
        kind: 'refused',
        errors: [{ code, line: 2 + lines.length + 1 }],
      })
      expect((await school.picture()).events).toEqual([])
    },
  )

  it('tells events of one name apart by their whole title or year, and asks otherwise', async () => {
    const school = await openSchool()
    const asked = await importing(school, [HEADER, 'Seminar A,2026-10-15,,,,'])
    expect(asked).toMatchObject({ kind: 'refused', errors: [{ code: 'which-event', line: 2 }] })
    const told = await importing(school, [HEADER, 'Seminar A (year 2),2026-10-15,,,,'])
    expect(told).toMatchObject({
      kind: 'imported',
      schools: [{ added: [{ dated: { key: 'year-2-seminar-a/autumn-1' } }] }],
    })
  })

  it('are changed by importing again, and a dry run changes nothing', async () => {
    const school = await openSchool()
    const line = (day: string) => [HEADER, `Mentor seminar A,${day},15:45,,,`]
    const dry = await importing(school, line('2026-11-12'), { dryRun: true })
    expect(dry).toMatchObject({ kind: 'dry-run' })
    expect((await school.picture()).events).toEqual([])
    await importing(school, line('2026-11-12'))
    expect(await importing(school, line('2026-11-12'))).toMatchObject({ kind: 'unchanged' })
    expect(await importing(school, line('2026-11-19'))).toMatchObject({
      schools: [{ added: [], moved: [{ dated: { on: '2026-11-19' } }] }],
    })
    expect((await school.picture()).events.map(({ on }) => on)).toEqual(['2026-11-19'])
  })

  it('keep what a file does not say: the times, the mode and the place that the tutor entered', async () => {
    const school = await openSchool()
    const values = { startsAt: '15:45', endsAt: '17:15', mode: 'face-to-face', place: 'Room 4' }
    await press(school, 'helen', 'save-event-date', {
      data: { programme: 'niot', key: 'mentor-seminar-a/autumn' },
      inputs: { on: '2026-11-12', ...values },
    })
    const days = ['event,date', 'Mentor seminar A,2026-11-12']
    expect(await importing(school, days)).toMatchObject({
      kind: 'unchanged',
      schools: [{ moved: [], unchanged: 1 }],
    })
    expect((await school.picture()).events).toMatchObject([{ on: '2026-11-12', ...values }])
    await importing(school, [HEADER, 'Mentor seminar A,2026-11-19,16:00,,,'])
    expect((await school.picture()).events).toMatchObject([
      { on: '2026-11-19', ...values, startsAt: '16:00' },
    ])
    await importing(
      school,
      diary(['SUMMARY:Mentor seminar A', 'DTSTART;VALUE=DATE:20261126', 'LOCATION:The hall']),
    )
    expect((await school.picture()).events).toMatchObject([
      { on: '2026-11-26', ...values, startsAt: '16:00', place: 'The hall' },
    ])
  })

  it('let go of an end that a later beginning has passed, and refuse an end before the beginning', async () => {
    const school = await openSchool()
    await importing(school, [HEADER, 'Mentor seminar A,2026-11-12,15:45,17:15,,'])
    const early = await importing(school, [HEADER, 'Mentor seminar A,2026-11-12,,15:30,,'])
    expect(early).toMatchObject({ errors: [{ code: 'ends-too-soon', line: 2, column: 'to' }] })
    await importing(school, [HEADER, 'Mentor seminar A,2026-11-12,17:30,,,'])
    const [event] = (await school.picture()).events
    expect([event?.startsAt, event?.endsAt]).toEqual(['17:30', undefined])
  })

  it('are looked at again where a calendar says that a known event is called off', async () => {
    const school = await openSchool()
    const calledOff = ['SUMMARY:Mentor seminar A', 'DTSTART:20261112T154500', 'STATUS:CANCELLED']
    expect(await importing(school, diary(calledOff))).toMatchObject({ warnings: [] })
    await importing(school, [HEADER, 'Mentor seminar A,2026-11-12,15:45,,,'])
    const outcome = await importing(school, diary(calledOff))
    expect(outcome).toMatchObject({
      kind: 'unchanged',
      warnings: [{ code: 'event-called-off', line: 5 }],
    })
    if (outcome.kind === 'refused') throw new Error('It was refused.')
    expect(outcome.warnings[0]?.message).toContain('“Mentor seminar A” is called off')
    expect(outcome.warnings[0]?.message).toContain('2026-11-12')
    const moved = ['SUMMARY:Mentor seminar A', 'DTSTART:20261119T154500']
    expect(await importing(school, diary(calledOff, moved))).toMatchObject({
      warnings: [],
      schools: [{ moved: [{ dated: { on: '2026-11-19' } }] }],
    })
    const other = ['SUMMARY:Parents evening', 'DTSTART:20261112T154500', 'STATUS:CANCELLED']
    expect(await importing(school, diary(other))).toMatchObject({ warnings: [] })
  })

  it.each([
    ['Mentor seminar A,15/10,,,,', 'bad-date'],
    ['Mentor seminar A,2026-10-15,teatime,,,', 'bad-time'],
    ['Mentor seminar A,2026-10-15,17:00,16:00,,', 'ends-too-soon'],
    ['Mentor seminar A,2026-10-15,,,by post,', 'bad-mode'],
    [',2026-10-15,,,,', 'empty-cell'],
    ['Assembly,2026-10-15,,,,', 'unknown-event'],
  ])('are refused as a whole where a line is wrong: %s', async (line, code) => {
    const school = await shared()
    const good = 'Mentor seminar B,2027-02-04,,,,'
    const outcome = await importing(school, [HEADER, good, line])
    expect(outcome).toMatchObject({ kind: 'refused', errors: [{ code, line: 3 }] })
    expect((await school.picture()).events).toEqual([])
  })

  it('are of the school that the file or the command names, and of no other', async () => {
    const school = await openSchool()
    const next = await school.openNextDoor()
    const lines = [HEADER, 'Mentor seminar A,2026-11-12,,,,']
    expect(await importing(school, lines)).toMatchObject({ errors: [{ code: 'which-school' }] })
    expect(await importing(school, lines, { schoolUrn: '999999' })).toMatchObject({
      errors: [{ code: 'unknown-school' }],
    })
    await importing(school, lines, { schoolUrn: '123456' })
    expect((await school.picture()).events).toHaveLength(1)
    expect((await next.picture()).events).toEqual([])
  })

  it('may not stand twice for one event', async () => {
    const school = await shared()
    const lines = ['Mentor seminar A,2026-11-12,,,,', 'Mentor seminar A,2026-11-19,,,,']
    expect(await importing(school, [HEADER, ...lines])).toMatchObject({
      errors: [{ code: 'said-twice', line: 3 }],
    })
  })
})

const shared = sharedInFile(() => openSchool())
