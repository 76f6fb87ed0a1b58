/**
 * Dates as local authorities and schools print them on pages: the forms are of real pages, the
 * schools are none.
 */
import { describe, expect, it } from 'vitest'
import { bytes, calendarErrors, readWholeCalendar } from '../../support/read-files.ts'

const URN = { schoolUrns: ['123456'] }
const rowsOf = (text: string): string[] =>
  readWholeCalendar(bytes(text), URN)
    .rows.map(({ kind, name, from, to }) =>
      [kind === 'term' ? name : kind, from, ...(from === to ? [] : [to])].join(' '),
    )
    .sort()
const errors = (text: string): unknown[] => calendarErrors(bytes(text), URN)
const messages = (text: string): string[] =>
  readWholeCalendar(bytes(text), URN).warnings.map(({ message }) => message)

const TERMS = [
  'autumn 2026-09-03 2026-12-18',
  'spring 2027-01-04 2027-03-25',
  'summer 2027-04-12 2027-07-21',
]
const BREAKS = [
  'half-term 2026-10-26 2026-10-30',
  'half-term 2027-02-15 2027-02-19',
  'half-term 2027-05-31 2027-06-04',
]
const YEAR = [TERMS[0], ...BREAKS, TERMS[1], TERMS[2]]
const lines = (...each: readonly string[]): string => `${each.join('\n')}\n`

describe('pasted dates', () => {
  it.each<[string, string]>([
    [
      'a line for each span',
      lines(
        'Autumn term: Thursday 3 September 2026 to Friday 18 December 2026',
        'Half term: Monday 26 October 2026 to Friday 30 October 2026',
        'Spring term: Monday 4 January 2027 to Thursday 25 March 2027',
        'Half term: Monday 15 February 2027 to Friday 19 February 2027',
        'Summer term: Monday 12 April 2027 to Wednesday 21 July 2027',
        'Half term: Monday 31 May 2027 to Friday 4 June 2027',
      ),
    ],
    [
      'headings with first and last days below, and the year in the headings alone',
      lines(
        'Autumn Term 2026',
        'Start of term: Thursday 3 September',
        'Half term holiday: Monday 26 October – Friday 30 October',
        'End of term: Friday 18 December',
        '',
        'Spring Term 2027',
        'Start of term: Monday 4 January',
        'Half term holiday: Monday 15 February – Friday 19 February',
        'End of term: Thursday 25 March',
        '',
        'Summer Term 2027',
        'Start of term: Monday 12 April',
        'Half term holiday: Monday 31 May – Friday 4 June',
        'End of term: Wednesday 21 July',
      ),
    ],
    [
      'a table whose cells went into lines of their own',
      lines(
        'Term Dates 2026 - 2027',
        'Autumn Term Starts |',
        'Thursday 3rd September 2026 |',
        'Half-Term |',
        'Monday 26th October-Friday 30th October 2026 |',
        'Autumn Term Ends | Friday 18th December 2026 |',
        'Spring Term Starts |',
        'Monday 4th January 2027 |',
        'Spring Half Term |',
        '15th February - 19th February 2027 |',
        'Spring Term Ends |',
        'Thursday 25th March 2027 |',
        'Summer Term Starts |',
        'Monday 12th April 2027 |',
        'Summer Half Term |',
        'Monday 31st May - Friday 4th June 2027 |',
        'Summer Term Ends |',
        'Wednesday 21st July 2027 |',
      ),
    ],
    [
      'a sentence for each term',
      lines(
        'Autumn Term 2026 starts on Thursday 3 September 2026 and ends on Friday 18 December 2026 (Half term from Monday 26 October to Friday 30 October 2026)',
        'Spring Term 2027 starts on Monday 4 January 2027 and ends on Thursday 25 March 2027 (Half term from Monday 15 February to Friday 19 February 2027)',
        'Summer Term 2027 starts on Monday 12 April 2027 and ends on Wednesday 21 July 2027 (Half term from Monday 31 May to Friday 4 June 2027)',
      ),
    ],
    [
      'both ends of a term on one line',
      lines(
        'Academic Year 2026/2027',
        'Autumn Term 2026',
        'Starts: Thursday 3rd September 2026 Ends: Friday 18th December 2026',
        'Half Term: Monday 26th October 2026 – Friday 30th October 2026',
        'Spring Term 2027',
        'Starts: Monday 4th January 2027 Ends: Thursday 25th March 2027',
        'Half Term: Monday 15th – Friday 19th February 2027',
        'Summer Term 2027',
        'Starts: Monday 12th April 2027 Ends: Wednesday 21st July 2027',
        'Half Term: Monday 31st May 2027 – Friday 4th June 2027',
      ),
    ],
    [
      'dates in numbers',
      lines(
        'Autumn term 03/09/2026 - 18/12/2026',
        'Half term 26/10/2026 - 30/10/2026',
        'Spring term 04/01/2027 - 25/03/2027',
        'Half term 15/02/2027 - 19/02/2027',
        'Summer term 12/04/2027 - 21/07/2027',
        'Half term 31/05/2027 - 04/06/2027',
      ),
    ],
    [
      'cells divided by tabs, the first and the last day in one each',
      lines(
        'Autumn term\t3 September 2026\t18 December 2026',
        'October half term\t26 October 2026\t30 October 2026',
        'Spring term\t4 January 2027\t25 March 2027',
        'February half term\t15 February 2027\t19 February 2027',
        'Summer term\t12 April 2027\t21 July 2027',
        'May half term\t31 May 2027\t4 June 2027',
      ),
    ],
    [
      'a half term by its first and last day',
      lines(
        'Autumn term 2026',
        'Opens: Thursday 3 September 2026',
        'Half term starts: Monday 26 October 2026',
        'Half term ends: Friday 30 October 2026',
        'Closes: Friday 18 December 2026 at 1.30pm',
        'Spring term 2027',
        'Opens: Monday 4 January 2027',
        'Half term: 15 to 19 February 2027',
        'Closes: Thursday 25 March 2027',
        'Summer term 2027',
        'Opens: Monday 12 April 2027',
        'Half term: Monday 31 May to Friday 4 June',
        'Closes: Wednesday 21 July 2027',
      ),
    ],
    [
      'a half term called a holiday',
      lines(
        'Autumn Term 2026',
        'Term Starts: Thursday 3 September      ',
        'Holiday: Monday 26 October – Friday 30 October   ',
        'Term Ends: Friday 18 December   ',
        'Holiday: Monday 21 December – Friday 1 January ',
        'Spring Term 2027',
        'Term Starts: Monday 4 January',
        'Holiday: Monday 15 February – Friday 19 February ',
        'Term Ends: Thursday 25 March   ',
        'Holiday: Tuesday 30 March – Friday 9 April',
        'Summer Term 2027',
        'Term Starts: Monday 12 April',
        'May Day: Monday 3 May',
        'Holiday: Monday 31 May – Friday 4 June',
        'Term Ends: Wednesday 21 July',
        'Holiday: Thursday 22 July – Friday 3 September',
      ),
    ],
    [
      'modules, each with its start and finish below a heading',
      lines(
        'Module 1',
        'Start',
        'Thursday 3rd September 2026',
        'Autumn Break',
        'Monday 26th October 2026 – Friday 30th October 2026',
        'Finish',
        'Friday 18th December 2026',
        'Module 3',
        'Start',
        'Monday 4th January 2027',
        'Spring Half Term',
        'Monday 15th – Friday 19th February 2027',
        'Finish',
        'Thursday 25th March 2027',
        'Module 5',
        'Start',
        'Monday 12th April 2027',
        'Half Term',
        'Monday 31st May 2027 – Friday 4th June 2027',
        'Finish',
        'Wednesday 21st July 2027',
      ),
    ],
    [
      'what the children do',
      lines(
        'Children start: Thursday 3 September 2026',
        'Half-term: 26 October to 30 October 2026',
        'Children finish: Friday 18 December 2026',
        'Children start: Monday 4 January 2027',
        'Half-term: 15 February to 19 February 2027',
        'Children finish: Thursday 25 March 2027',
        'Easter: Friday 26 March 2027 to Friday 9 April 2027',
        'Children start: Monday 12 April 2027',
        'Half-term: 31 May to 4 June 2027',
        'Children finish: Wednesday 21 July 2027',
      ),
    ],
    [
      'the day first and its name behind',
      lines(
        'Thursday 3 September 2026: first day of Autumn term',
        '26 October 2026 to 30 October 2026 - half term',
        'Friday 18 December 2026: last day of Autumn term',
        'Monday 4 January 2027: first day of Spring term',
        '15 February 2027 to 19 February 2027 - half term',
        'Thursday 25 March 2027: last day of Spring term',
        'Monday 12 April 2027: first day of Summer term',
        '31 May 2027 to 4 June 2027 - half term',
        'Wednesday 21 July 2027: last day of Summer term',
      ),
    ],
  ])('in %s', (_, text) => {
    expect(rowsOf(text)).toEqual([...YEAR].sort())
  })

  it.each<[string, string[]]>([
    [
      'Start\nThursday 3rd September 2026\nFinish\nFriday 23rd October 2026 (2pm)\nStart\nMonday 2nd November 2026\nFinish\nFriday 18th December 2026',
      ['half-term 2026-10-24 2026-11-01'],
    ],
    [
      'Term 1: 3 September 2026 to 23 October 2026\nTerm 2: 2 November 2026 to 18 December 2026',
      ['half-term 2026-10-24 2026-11-01'],
    ],
    [
      'Term 1 3 September 2026 to 23 October 2026\nTerm 2 2 November 2026 to 18 December 2026',
      ['half-term 2026-10-24 2026-11-01'],
    ],
    [
      '2026-27\nAutumn   Sept 3rd to Oct 23rd    Nov 2 to Dec 18th',
      ['half-term 2026-10-24 2026-11-01'],
    ],
    [
      'School opens: Thursday 3 September 2026\nSchool closes for half term: Friday 23 October 2026\nSchool re-opens after half term: Monday 2 November 2026\nSchool closes: Friday 18 December 2026',
      ['half-term 2026-10-24 2026-11-01'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\nINSET days: Tuesday 1 and Wednesday 2 September 2026',
      ['inset 2026-09-01', 'inset 2026-09-02'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\nINSET days: 1, 2 and 4 September 2026',
      ['inset 2026-09-01', 'inset 2026-09-02', 'inset 2026-09-04'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\nInset Days:\nTuesday 1st September 2026\nFriday 27th November 2026',
      ['inset 2026-09-01', 'inset 2026-11-27'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\nInset Days: Tuesday 1st September 2026\nFriday 27th November 2026',
      ['inset 2026-09-01', 'inset 2026-11-27'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\nINSET Day 1 - 2 September 2026',
      ['inset 2026-09-02'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\n• Occasional day – Friday 27 November 2026',
      ['closure 2026-11-27'],
    ],
    [
      'Autumn term: 3 September 2026 to 18 December 2026\nINSET: 27 November 2026, 8.30am to 3.30pm',
      ['inset 2026-11-27'],
    ],
  ])('%j', (text, beside) => {
    const rows = rowsOf(text)
    expect(rows).toContain('autumn 2026-09-03 2026-12-18')
    expect(rows.filter((row) => !row.startsWith('autumn'))).toEqual(beside)
  })

  it('names what it leaves out, and why', () => {
    const text = lines(
      'Autumn term: 3 September 2026 to 18 December 2026',
      'Half term: 26 October 2026 to 30 October 2026',
      'Twilight INSET: Wednesday 14 October 2026 3.30pm to 5pm',
      'Christmas holiday: 21 December 2026 to 1 January 2027',
      'Good Friday: Friday 26 March 2027',
      'Open evening on Thursday 24 September 2026',
      'The office is open on all school days.',
    )
    expect(messages(text).join('\n')).toContain('“Twilight INSET” on 2026-10-14')
    expect(messages(text).join('\n')).toContain('“Christmas holiday” on 2026-12-21 to 2027-01-01')
    expect(messages(text).join('\n')).toContain('“Open evening” on 2026-09-24')
    expect(messages(text).join('\n')).not.toContain('office')
  })

  it.each<[string, string, unknown[]]>([
    [
      'a weekday that is not that day’s',
      'Autumn term: Friday 3 September 2026 to Friday 18 December 2026',
      [1, undefined, 'weekday-and-date'],
    ],
    ['no year', 'Autumn term: 3 September to 18 December', [1, undefined, 'no-year']],
    [
      'a day that never comes',
      'Autumn term: 3 September 2026 to 18 December 2026\nINSET day: 31 November 2026',
      [2, undefined, 'no-such-day'],
    ],
    ['one day for a term', 'Autumn term: 3 September 2026', [1, undefined, 'one-day']],
    [
      'an end before the beginning',
      'Autumn term: 18 December 2026 to 3 September 2026',
      [1, undefined, 'from-after-to'],
    ],
    ['training days alone', 'INSET day: 27 November 2026', [1, undefined, 'no-term']],
    [
      'a line too long to be one',
      `Autumn term: 3 September 2026 to 18 December 2026\n${'x'.repeat(1001)}`,
      [2, undefined, 'line-too-long'],
    ],
    [
      'the source of a page',
      '<table><tr><td>Autumn term</td><td>3 September 2026</td></tr></table>',
      [undefined, undefined, 'web-page'],
    ],
  ])('with %s is refused at its line', (_, text, error) => {
    expect(errors(text)).toContainEqual(error)
  })

  it('names what may be the term around a half term, where none is understood', () => {
    const text = lines(
      'Start of Term for Year 1 to Upper Sixth: Thursday 3 September 2026',
      'Half term: 26 October 2026 to 30 October 2026',
      'End of term: Friday 18 December 2026',
    )
    expect(errors(text)).toEqual([[2, undefined, 'half-term-without-term']])
  })

  it('calls Easter a holiday, also where a Monday follows the word', () => {
    const text = lines(
      'Spring term: 4 January 2027 to 25 March 2027',
      'Easter: Monday 29 March 2027 to Friday 9 April 2027',
    )
    expect(messages(text).join()).toContain('“Easter” on 2027-03-29 to 2027-04-09')
  })

  it('does not blame a half term for a term that could not be read', () => {
    const text = lines(
      'Autumn term: Friday 3 September 2026 to Friday 18 December 2026',
      'Half term: 26 October 2026 to 30 October 2026',
    )
    expect(errors(text)).toEqual([[1, undefined, 'weekday-and-date']])
  })

  it('may say of which school it is', () => {
    const text = 'Hillcrest School, URN 123456\nAutumn term: 3 September 2026 to 18 December 2026'
    expect(readWholeCalendar(bytes(text)).rows[0]?.urn).toBe('123456')
    expect(calendarErrors(bytes(text.replace('URN 123456', '')))).toEqual([
      [undefined, undefined, 'no-school'],
    ])
  })

  it('may be of several schools at once: a local authority’s dates', () => {
    const text = 'Autumn term: 3 September 2026 to 18 December 2026'
    const { rows } = readWholeCalendar(bytes(text), { schoolUrns: ['123456', '123457'] })
    expect(rows.map(({ urn }) => urn)).toEqual(['123456', '123457'])
  })
})
