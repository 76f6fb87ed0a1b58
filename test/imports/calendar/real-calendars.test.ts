/**
 * Calendars as school offices, Outlook, Google and school websites write them. Each is one input; what
 * is expected of it is the calendar that a person would read in it.
 */
import { describe, expect, it } from 'vitest'
import { ownTime } from '../../support/own-time.ts'
import {
  allDay,
  anICalendar,
  bytes,
  calendarErrors,
  readWholeCalendar,
} from '../../support/read-files.ts'

const URN = { schoolUrns: ['123456'] }
const YEAR = [
  allDay('Autumn Term', '20260903', '20261219'),
  allDay('Half term', '20261026', '20261031'),
  allDay('Spring Term', '20270104', '20270326'),
  allDay('Half term', '20270215', '20270220'),
  allDay('Summer Term', '20270412', '20270722'),
  allDay('Half term', '20270531', '20270605'),
]

/** The days that a calendar has beside the usual year: 'inset 2026-11-27'. */
function besides(...events: readonly (readonly string[])[]): string[] {
  return beside(anICalendar([...YEAR, ...events]))
}
const beside = (text: string, more = URN): string[] =>
  readWholeCalendar(bytes(text), more)
    .rows.filter(({ kind }) => kind === 'inset' || kind === 'closure')
    .map(({ kind, from, to }) => `${kind} ${from === to ? from : `${from} ${to}`}`)

/** Terms and breaks of a calendar, by their days. */
const yearOf = (text: string, more: object = URN): string[] =>
  readWholeCalendar(bytes(text), more)
    .rows.filter(({ kind }) => kind === 'term' || kind === 'half-term')
    .map(({ kind, name, from, to }) => `${kind === 'term' ? name : 'break'} ${from} ${to}`)
    .sort()
const USUAL = [
  'autumn 2026-09-03 2026-12-18',
  'break 2026-10-26 2026-10-30',
  'break 2027-02-15 2027-02-19',
  'break 2027-05-31 2027-06-04',
  'spring 2027-01-04 2027-03-25',
  'summer 2027-04-12 2027-07-21',
]
const NAMES = ['Autumn', 'Spring', 'Summer']
const codes = (text: string, more = URN): string[] =>
  readWholeCalendar(bytes(text), more).warnings.map(({ code }) => code)

describe('an event of an iCalendar file', () => {
  const timed = (title: string, start: string, end?: string): string[] => [
    `SUMMARY:${title}`,
    `DTSTART${start}`,
    ...(end ? [`DTEND${end}`] : []),
  ]

  it.each<[string, readonly string[], string[]]>([
    [
      'of the whole school day by the clock',
      timed(
        'INSET day',
        ';TZID=Europe/London:20261127T083000',
        ';TZID=Europe/London:20261127T153000',
      ),
      ['inset 2026-11-27'],
    ],
    [
      'from nine to three without a time zone',
      timed('INSET day', ':20261127T090000', ':20261127T150000'),
      ['inset 2026-11-27'],
    ],
    ['of the morning only', timed('INSET day', ':20261127T090000', ':20261127T120000'), []],
    [
      'after lessons',
      timed('INSET', ';TZID=Europe/London:20261014T153000', ';TZID=Europe/London:20261014T173000'),
      [],
    ],
    [
      'from midnight to midnight, as Outlook keeps whole days',
      timed(
        'INSET day',
        ';TZID="GMT Standard Time":20261127T000000',
        ';TZID="GMT Standard Time":20261128T000000',
      ),
      ['inset 2026-11-27'],
    ],
    [
      'from midnight to a minute before the next',
      timed('INSET day', ':20261127T000000', ':20261127T235900'),
      ['inset 2026-11-27'],
    ],
    [
      'in the universal time of a summer day',
      timed('INSET day', ':20270624T230000Z', ':20270625T230000Z'),
      ['inset 2027-06-25'],
    ],
    [
      'in the time of another country',
      timed(
        'INSET day',
        ';TZID=America/New_York:20261127T033000',
        ';TZID=America/New_York:20261127T103000',
      ),
      ['inset 2026-11-27'],
    ],
    ['at midnight without an end', timed('INSET day', ':20261127T000000'), ['inset 2026-11-27']],
    ['at half past three without an end', timed('INSET day', ':20261127T153000'), []],
    ['of a day written without VALUE=DATE', timed('INSET day', ':20261127'), ['inset 2026-11-27']],
    [
      'that ends on the day on which it begins',
      allDay('INSET day', '20261127', '20261127'),
      ['inset 2026-11-27'],
    ],
    [
      'that ends before it begins',
      allDay('INSET day', '20261127', '20261126'),
      ['inset 2026-11-27'],
    ],
    ['of two days', allDay('INSET days', '20270107', '20270109'), ['inset 2027-01-07 2027-01-08']],
    [
      'with a length of one day',
      ['SUMMARY:INSET day', 'DTSTART;VALUE=DATE:20261127', 'DURATION:P1D'],
      ['inset 2026-11-27'],
    ],
    [
      'with a length of two days',
      ['SUMMARY:INSET days', 'DTSTART;VALUE=DATE:20261126', 'DURATION:P2D'],
      ['inset 2026-11-26 2026-11-27'],
    ],
    [
      'with a length of seven hours from half past eight',
      ['SUMMARY:INSET day', 'DTSTART:20261127T083000', 'DURATION:PT7H'],
      ['inset 2026-11-27'],
    ],
    [
      'with a length of two hours',
      ['SUMMARY:INSET day', 'DTSTART:20261127T153000', 'DURATION:PT2H'],
      [],
    ],
    [
      'that is repeated on the next day',
      [...allDay('INSET day', '20261126'), 'RRULE:FREQ=DAILY;COUNT=2'],
      ['inset 2026-11-26', 'inset 2026-11-27'],
    ],
    [
      'that is repeated weekly but for one day',
      [
        ...allDay('INSET day', '20261106'),
        'RRULE:FREQ=WEEKLY;UNTIL=20261120',
        'EXDATE;VALUE=DATE:20261113',
      ],
      ['inset 2026-11-06', 'inset 2026-11-20'],
    ],
    [
      'with further days beside the first',
      [...allDay('INSET day', '20261106'), 'RDATE;VALUE=DATE:20270108,20270625'],
      ['inset 2026-11-06', 'inset 2027-01-08', 'inset 2027-06-25'],
    ],
    [
      'every year, of which the file has one',
      [...allDay('INSET day', '20260902'), 'RRULE:FREQ=YEARLY'],
      ['inset 2026-09-02'],
    ],
    ['that is cancelled', [...allDay('INSET day', '20261127'), 'STATUS:CANCELLED'], []],
    [
      'that is tentative',
      [...allDay('INSET day', '20261127'), 'STATUS:TENTATIVE'],
      ['inset 2026-11-27'],
    ],
    [
      'with a category of its kind',
      [...allDay('Staff only', '20261127'), 'CATEGORIES:Staff,INSET'],
      ['inset 2026-11-27'],
    ],
    [
      'with a category, called off in its title',
      [...allDay('INSET day cancelled', '20261127'), 'CATEGORIES:inset'],
      [],
    ],
    [
      'with its names in small letters',
      ['summary:INSET day', 'dtstart;value=date:20261127', 'dtend;value=date:20261128'],
      ['inset 2026-11-27'],
    ],
    [
      'with a language beside its title',
      ['SUMMARY;LANGUAGE=en-gb:INSET day', 'DTSTART;VALUE=DATE:20261127'],
      ['inset 2026-11-27'],
    ],
    [
      'with a folded title',
      ['SUMMARY:INSET day: sch', ' ool closed to pup', '\tils', 'DTSTART;VALUE=DATE:20261127'],
      ['inset 2026-11-27'],
    ],
    [
      'with an alarm of its own',
      [
        ...allDay('INSET day', '20261127'),
        'BEGIN:VALARM',
        'TRIGGER:-P1D',
        'DESCRIPTION:Half term',
        'SUMMARY:Half term',
        'END:VALARM',
      ],
      ['inset 2026-11-27'],
    ],
    [
      'on a bank holiday, which comes by itself',
      allDay('Bank Holiday', '20270503', '20270504'),
      [],
    ],
    [
      'that calls a day a bank holiday which is none: a coronation',
      allDay('Bank Holiday', '20270510', '20270511'),
      ['closure 2027-05-10'],
    ],
    ['of holidays between terms', allDay('Christmas holidays', '20261219', '20270104'), []],
    [
      'of Easter inside a term',
      allDay('Easter break', '20270318', '20270320'),
      ['closure 2027-03-18 2027-03-19'],
    ],
    [
      'from the last day of term in the evening',
      timed('School closed', ':20261130T153000', ':20261202T083000'),
      ['closure 2026-12-01'],
    ],
  ])('%s', (_, event, expected) => {
    expect(besides(event)).toEqual(expected)
  })

  it('moved to another day stands there, and not on the day of its series', () => {
    const series = ['UID:inset', ...allDay('INSET day', '20261106'), 'RRULE:FREQ=WEEKLY;COUNT=3']
    const moved = [
      'UID:inset',
      'RECURRENCE-ID;VALUE=DATE:20261113',
      ...allDay('INSET day', '20261112'),
    ]
    const text = anICalendar([...YEAR, series, moved]).replace(/UID:\d+\r\n(?=UID:inset)/g, '')
    expect(beside(text)).toEqual(['inset 2026-11-06', 'inset 2026-11-20', 'inset 2026-11-12'])
  })
})

describe('an iCalendar file', () => {
  it('with the same training day from two calendars has it once', () => {
    const twice = [allDay('INSET day', '20261127'), allDay('Staff training day', '20261127')]
    expect(besides(...twice)).toEqual(['inset 2026-11-27'])
  })

  it('that says “closed” beside “INSET” on one day means the training day', () => {
    const both = [allDay('School closed', '20261127'), allDay('INSET day', '20261127')]
    expect(besides(...both)).toEqual(['inset 2026-11-27'])
  })

  it('that says “closed” on a training day and after it is closed after it', () => {
    const both = [allDay('School closed', '20261126', '20261128'), allDay('INSET', '20261126')]
    expect(besides(...both)).toEqual(['closure 2026-11-27', 'inset 2026-11-26'])
  })

  it('of two calendars, one after the other, is read as one', () => {
    const one = anICalendar(YEAR)
    const other = anICalendar([allDay('INSET day', '20261127')])
    expect(beside(`${one}${other}`)).toEqual(['inset 2026-11-27'])
  })

  it.each([
    ['line feeds alone', (text: string) => text.replaceAll('\r\n', '\n')],
    ['carriage returns alone', (text: string) => text.replaceAll('\r\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['blank lines between', (text: string) => text.replaceAll('BEGIN:VEVENT', '\r\nBEGIN:VEVENT')],
    [
      'its names in small letters',
      (text: string) => text.replace(/^(BEGIN|END):\w+/gm, (line) => line.toLowerCase()),
    ],
    [
      'a name and a colour for the whole calendar',
      (text: string) =>
        text.replace(
          'VERSION:2.0',
          'VERSION:2.0\r\nX-WR-CALNAME:Hillcrest\r\nX-WR-TIMEZONE:Europe/London\r\nMETHOD:PUBLISH',
        ),
    ],
    [
      'a time zone with its own rules',
      (text: string) =>
        text.replace(
          'BEGIN:VEVENT',
          'BEGIN:VTIMEZONE\r\nTZID:GMT Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT',
        ),
    ],
    [
      'a task among its events',
      (text: string) =>
        text.replace(
          'END:VCALENDAR',
          'BEGIN:VTODO\r\nSUMMARY:INSET day\r\nDUE;VALUE=DATE:20261127\r\nEND:VTODO\r\nEND:VCALENDAR',
        ),
    ],
    [
      'a broken line outside of its events',
      (text: string) => text.replace('VERSION:2.0', 'VERSION 2.0'),
    ],
  ])('with %s is read', (_, change) => {
    const text = change(anICalendar(YEAR))
    expect(yearOf(text)).toEqual(USUAL)
    expect(beside(text)).toEqual([])
  })

  it('in Windows-1252 is read, and its titles are to be checked', () => {
    const text = anICalendar([...YEAR, allDay('Year 9 parents\u0092 evening', '20261119')])
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const { rows, warnings } = readWholeCalendar(latin, URN)
    expect(rows).toHaveLength(6)
    expect(warnings.map(({ code }) => code)).toContain('not-utf8')
  })

  it('folded in the middle of a character is read', () => {
    const letter = new TextEncoder().encode('é')
    const [head, tail] = anICalendar([...YEAR, allDay('Soir|e', '20261119')]).split('|')
    const whole = Buffer.concat([
      Buffer.from(head ?? ''),
      letter.slice(0, 1),
      Buffer.from('\r\n '),
      letter.slice(1),
      Buffer.from(tail ?? ''),
    ])
    const { warnings } = readWholeCalendar(whole, URN)
    expect(warnings.map(({ message }) => message).join()).toContain('“Soirée” on 2026-11-19')
  })

  it('with thousands of other events is read within seconds, and the first of them are named', () => {
    const pupils = Array.from({ length: 5000 }, (_, i) => [
      `SUMMARY:Music lesson ${i}`,
      'DTSTART:20261008T100000Z',
      'DTEND:20261008T103000Z',
    ])
    const taken = ownTime()
    const { rows, warnings } = readWholeCalendar(bytes(anICalendar([...YEAR, ...pupils])), URN)
    expect(taken.ms()).toBeLessThan(10_000)
    expect(rows).toHaveLength(6)
    expect(warnings).toHaveLength(201)
    expect(warnings.at(-1)?.message).toMatch(/^There are \d+ more/)
  })

  it('says of each event that is left out why it changes nothing', () => {
    const text = anICalendar([
      ...YEAR,
      allDay('First day of Spring Term', '20270104'),
      allDay('INSET day', '20270902'),
      allDay('Autumn Term', '20260903'),
      ['SUMMARY:INSET', 'DTSTART:20261014T153000', 'DTEND:20261014T173000'],
      allDay('Twilight INSET', '20261015'),
      [...allDay('School closed', '20261016'), 'STATUS:CANCELLED'],
    ])
    expect(readWholeCalendar(bytes(text), URN).warnings.map(({ message }) => message)).toEqual([
      '“Twilight INSET” on 2026-10-15 is left out: its title is no term, half term, INSET day or closure. It looks like an INSET day and says more. If it is one, give it a title that says only that.',
      '“First day of Spring Term” on 2027-01-04 is left out: the term itself is in the file.',
      '“INSET day” on 2027-09-02 is left out: the file has no term of that school year.',
      '“Autumn Term” on 2026-09-03 is left out: it is too short for a term.',
      '“INSET” on 2026-10-14 is left out: it does not take the whole school day.',
      '“School closed” on 2026-10-16 is left out: it is called off.',
    ])
  })

  it('whose training day is broken is refused at that line', () => {
    const broken = [
      ...allDay('INSET day', '20261127'),
      'ORGANIZER;CN="Office:mailto:o@school.example',
    ]
    expect(calendarErrors(bytes(anICalendar([...YEAR, broken])), URN)).toEqual([
      [44, 'ORGANIZER', 'broken-line'],
    ])
  })

  it('in which the end of an unwanted event is lost goes on with the next one', () => {
    const text = anICalendar([
      ...YEAR,
      allDay('Orchestra', '20261008'),
      allDay('INSET day', '20261127'),
    ])
    const cut = text.replace(
      'DTSTART;VALUE=DATE:20261008\r\nEND:VEVENT\r\n',
      'DTSTART;VALUE=DATE:20261008\r\n',
    )
    expect(beside(cut)).toEqual(['inset 2026-11-27'])
    expect(codes(cut)).toContain('event-not-read')
  })
})

describe('terms', () => {
  it.each<[string, readonly (readonly string[])[]]>([
    [
      'as first and last days, with half terms between',
      [
        allDay('Autumn Term begins', '20260903'),
        allDay('End of Autumn Term', '20261218'),
        allDay('First day of Spring Term', '20270104'),
        allDay('Last day of Spring Term', '20270325'),
        allDay('Start of Summer Term', '20270412'),
        allDay('Summer term ends', '20270721'),
        ...[1, 3, 5].map((i) => YEAR[i] ?? []),
      ],
    ],
    [
      'whose break is one event a day',
      [
        ...[0, 2, 3, 4, 5].map((i) => YEAR[i] ?? []),
        ...['26', '27', '28', '29', '30'].map((day) => allDay('Half term', `202610${day}`)),
      ],
    ],
    [
      'whose break is a daily series',
      [
        ...[0, 2, 3, 4, 5].map((i) => YEAR[i] ?? []),
        [...allDay('Half term', '20261026'), 'RRULE:FREQ=DAILY;COUNT=5'],
      ],
    ],
    [
      'as days on which a school closes for holidays and opens after them',
      [
        allDay('School opens', '20260903'),
        allDay('School closes for Christmas', '20261218'),
        allDay('School re-opens after Christmas', '20270104'),
        allDay('Break up for Easter', '20270325'),
        allDay('Pupils return after the Easter holidays', '20270412'),
        allDay('School breaks up for summer', '20270721'),
        ...[1, 3, 5].map((i) => YEAR[i] ?? []),
      ],
    ],
    [
      'in pairs of numbered terms',
      [
        allDay('Terms 1 and 2', '20260903', '20261219'),
        allDay('Terms 3 & 4', '20270104', '20270326'),
        allDay('Terms 5 and 6', '20270412', '20270722'),
        ...[1, 3, 5].map((i) => YEAR[i] ?? []),
      ],
    ],
    ['twice, from two merged calendars', [...YEAR, ...YEAR]],
    [
      'beside the halves of one of them',
      [...YEAR, allDay('Autumn Term 1', '20260903', '20261024')],
    ],
    [
      'with a school’s holidays inside them',
      [
        ...[0, 2, 3, 4, 5].map((i) => YEAR[i] ?? []),
        allDay('October break', '20261026', '20261031'),
      ],
    ],
  ])('%s', (_, events) => {
    expect(yearOf(anICalendar(events))).toEqual(USUAL)
  })

  it('of the same name twice are the halves of one', () => {
    const [, , ...rest] = YEAR
    const halves = [
      allDay('Autumn Term', '20260903', '20261024'),
      allDay('Autumn Term', '20261102', '20261219'),
    ]
    expect(yearOf(anICalendar([...halves, ...rest]))).toEqual([
      'autumn 2026-09-03 2026-12-18',
      'break 2026-10-24 2026-11-01',
      ...USUAL.slice(2),
    ])
  })

  it('numbered from 1 to 3 are the three terms', () => {
    const named = YEAR.map((event) =>
      event.map((line) =>
        line
          .replace('Autumn Term', 'Term 1')
          .replace('Spring Term', 'Term 2')
          .replace('Summer Term', 'Term 3'),
      ),
    )
    expect(yearOf(anICalendar(named))).toEqual(USUAL)
  })

  it.each([
    ['half terms 1 to 6', (i: number) => `Half Term ${i + 1}`],
    ['T1 to T6', (i: number) => `T${i + 1}`],
    ['in Roman numerals', (i: number) => `Term ${['I', 'II', 'III', 'IV', 'V', 'VI'][i]}`],
    ['Autumn A, Autumn B', (i: number) => `${NAMES[Math.floor(i / 2)]} ${'AB'[i % 2]}`],
    [
      'Autumn Term II',
      (i: number) => `${NAMES[Math.floor(i / 2)]} Term ${'I'.repeat((i % 2) + 1)}`,
    ],
    [
      'Michaelmas 1',
      (i: number) => `${['Michaelmas', 'Lent', 'Trinity'][Math.floor(i / 2)]} ${(i % 2) + 1}`,
    ],
  ])('called %s are six halves', (_, title) => {
    const six = [
      ['20260903', '20261024'],
      ['20261102', '20261219'],
      ['20270104', '20270213'],
      ['20270222', '20270326'],
      ['20270412', '20270529'],
      ['20270607', '20270722'],
    ].map(([from = '', to], i) => allDay(title(i), from, to))
    expect(yearOf(anICalendar(six))).toEqual([
      'autumn 2026-09-03 2026-12-18',
      'break 2026-10-24 2026-11-01',
      'break 2027-02-13 2027-02-21',
      'break 2027-05-29 2027-06-06',
      'spring 2027-01-04 2027-03-25',
      'summer 2027-04-12 2027-07-21',
    ])
  })

  it('with a number that their days contradict are refused with what to write', () => {
    const wrong = [allDay('Term 4', '20260903', '20261024'), ...YEAR.slice(2)]
    expect(calendarErrors(bytes(anICalendar(wrong)), URN)).toEqual([[4, 'SUMMARY', 'wrong-number']])
  })

  it('in three parts are refused with their lines', () => {
    const parts = [
      allDay('Autumn 1', '20260903', '20261003'),
      allDay('Autumn 1', '20261005', '20261031'),
      allDay('Autumn 2', '20261102', '20261219'),
    ]
    expect(calendarErrors(bytes(anICalendar([...parts, ...YEAR.slice(2)])), URN)).toEqual([
      [16, 'SUMMARY', 'too-many-parts'],
    ])
  })

  it('of which the file has none are asked for: the year would be lost', () => {
    expect(calendarErrors(bytes(anICalendar([allDay('INSET day', '20261127')])), URN)).toEqual([
      [4, 'DTSTART', 'no-term'],
    ])
  })

  it.each([
    [
      'at the end of a term',
      allDay('Christmas holidays', '20261214', '20270104'),
      '“Christmas holidays” from 2026-12-14 to 2027-01-03 and the autumn term of line 4 share 2026-12-14 to 2026-12-18, which stay school days. Check both.',
    ],
    [
      'on its last day',
      allDay('Christmas holidays', '20261218', '20270104'),
      '“Christmas holidays” from 2026-12-18 to 2027-01-03 and the autumn term of line 4 share 2026-12-18, which stays a school day. Check both.',
    ],
    [
      'at the beginning of the next one',
      allDay('Easter holidays', '20270326', '20270414'),
      '“Easter holidays” from 2027-03-26 to 2027-04-13 and the summer term of line 28 share 2027-04-12 to 2027-04-13, which stay school days. Check both.',
    ],
  ])('that a holiday contradicts %s stay, and both lines are to be checked', (_, holiday, said) => {
    const text = anICalendar([...YEAR, holiday])
    expect(yearOf(text)).toEqual(USUAL)
    expect(codes(text)).toEqual(['holiday-in-term', 'events-left-out'])
    expect(readWholeCalendar(bytes(text), URN).warnings[0]?.message).toBe(said)
  })

  it('that hold a holiday of a season are closed then, and both lines are to be checked', () => {
    const text = anICalendar([...YEAR, allDay('Easter holidays', '20270308', '20270313')])
    expect(beside(text)).toEqual(['closure 2027-03-08 2027-03-12'])
    expect(codes(text)).toEqual(['holiday-in-term'])
  })

  it('that holidays only touch have no such warning', () => {
    const between = allDay('Christmas holidays', '20261219', '20270104')
    expect(codes(anICalendar([...YEAR, between]))).toEqual(['events-left-out'])
  })

  it('whose half term ends on a Thursday are to be checked, unless Friday is a training day', () => {
    const [autumn, , ...rest] = YEAR
    const short = [autumn ?? [], allDay('Half term', '20261026', '20261030'), ...rest]
    expect(codes(anICalendar(short))).toEqual(['ends-on-thursday'])
    expect(codes(anICalendar([...short, allDay('INSET', '20261030')]))).toEqual([])
  })
})

describe('a diary that Outlook saved as a table', () => {
  const head =
    '"Subject","Start Date","Start Time","End Date","End Time","All day event","Reminder on/off","Reminder Date","Location","Description"'
  const row = (
    subject: string,
    from: string,
    to: string,
    more: readonly [string, string, string] = ['00:00:00', '00:00:00', 'TRUE'],
  ): string =>
    `"${subject}","${from}","${more[0]}","${to}","${more[1]}","${more[2]}","FALSE","${from}","Hall","Bring; a pen"`
  const year = [
    row('Autumn Term', '2026-09-03', '2026-12-19'),
    row('Half term', '2026-10-26', '2026-10-31'),
    row('Spring Term', '2027-01-04', '2027-03-26'),
    row('Half term', '2027-02-15', '2027-02-20'),
    row('Summer Term', '2027-04-12', '2027-07-22'),
    row('Half term', '2027-05-31', '2027-06-05'),
  ]
  const file = (...rows: readonly string[]): string => [head, ...year, ...rows, ''].join('\r\n')

  it('says the same as its twin in iCalendar', () => expect(yearOf(file())).toEqual(USUAL))

  it.each<[string, string, string[]]>([
    ['a whole day', row('INSET day', '2026-11-27', '2026-11-28'), ['inset 2026-11-27']],
    [
      'a school day by the clock',
      row('INSET day', '2026-11-27', '2026-11-27', ['08:30:00', '15:30:00', 'FALSE']),
      ['inset 2026-11-27'],
    ],
    ['an afternoon', row('INSET', '2026-10-14', '2026-10-14', ['3:30 PM', '5:30 PM', 'FALSE']), []],
    [
      'days without times',
      row('INSET', '2026-11-26', '2026-11-27', ['', '', '']),
      ['inset 2026-11-26 2026-11-27'],
    ],
    ['an orchestra', row('Orchestra', '2026-11-27', '2026-11-28'), []],
    ['a day that is none, of an orchestra', row('Orchestra', 'soon', 'later'), []],
  ])('counts %s as it should', (_, event, expected) => {
    expect(beside(file(event))).toEqual(expected)
  })

  it('with days turned round says which option reads them, and reads them with it', () => {
    const turned = file().replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1')
    expect(calendarErrors(bytes(turned), URN)[0]).toEqual([2, 'start_date', 'bad-date'])
    expect(yearOf(turned, { ...URN, dayFirst: true })).toEqual(USUAL)
  })
})
