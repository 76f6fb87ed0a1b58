/**
 * Rosters as school systems, Excel and people export them. Each is one input; what is expected of it
 * is the roster that a person would read in it, or the one mistake that they would be told.
 */
import { describe, expect, it } from 'vitest'
import { ROSTER_COLUMNS } from '../../../src/imports/roster/columns.ts'
import { readRoster } from '../../../src/imports/roster/read-roster.ts'
import type { RosterRow } from '../../../src/imports/roster/row.ts'
import { sayImportError } from '../../../src/imports/table/import-error.ts'
import { openFile } from '../../../src/imports/table/open-file.ts'
import {
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../../support/build-roster.ts'
import { aWorkbook, lines, type WorkbookCell } from '../../support/build-workbook.ts'
import { ownTime } from '../../support/own-time.ts'
import { bytes, errorsOf, ROSTER_OPTIONS, rowsOf, warningsOf } from '../../support/read-files.ts'

const USUAL = [aTutorRow(), aMentorRow(), anEctRow()]
const HEADER = ROSTER_COLUMNS.join(',')
const [, ...USUAL_LINES] = new TextDecoder().decode(aRoster(USUAL)).trimEnd().split('\n')
const withHeader = (header: string): Uint8Array => bytes([header, ...USUAL_LINES, ''].join('\n'))
const renamed = (changes: Partial<Record<(typeof ROSTER_COLUMNS)[number], string>>): Uint8Array =>
  withHeader(ROSTER_COLUMNS.map((column) => changes[column] ?? column).join(','))

describe('the headings of a roster', () => {
  it.each([
    ['school_urn', 'URN'],
    ['school_urn', 'School URN'],
    ['school_urn', 'Establishment URN'],
    ['school_name', 'School'],
    ['school_name', 'Establishment Name'],
    ['role', 'Role *'],
    ['name', 'Full Name'],
    ['name', 'Staff name'],
    ['name', 'Preferred Name'],
    ['email', 'Email Address'],
    ['email', 'E-mail'],
    ['email', 'Work Email'],
    ['email', 'UserPrincipalName'],
    ['programme', 'Lead provider'],
    ['start_date', 'Start Date'],
    ['start_date', 'Induction start date (required)'],
    ['year', 'ECT year'],
    ['year', 'Year of Induction'],
    ['fte', 'FTE'],
    ['fte', 'Contract FTE'],
    ['fte', 'Full-Time Equivalent (FTE)'],
    ['working_days', 'Working Days'],
    ['working_days', 'Days worked'],
    ['mentor_email', 'Mentor’s email'],
    ['mentor_email', "Mentor's Email Address"],
    ['mentor_training', 'Mentor Training'],
    ['channel', 'Teams channel'],
  ] as const)('%s may be called “%s”', (column, heading) => {
    expect(rowsOf(renamed({ [column]: heading })).map(({ line: _, ...row }) => row)).toEqual(
      rowsOf(aRoster(USUAL)).map(({ line: _, ...row }) => row),
    )
  })

  it.each([
    ['Forename', 'Surname'],
    ['First Name', 'Last Name'],
    ['Legal Forename', 'Legal Surname'],
    ['Preferred First Name', 'Family name'],
  ])('may have the name in two columns, %s and %s', (first, last) => {
    const roster = [HEADER.replace('name,email', `${first},${last},email`), ...USUAL_LINES]
      .join('\n')
      .replace('Ruth Hale', 'Ruth,Hale')
      .replace('Omar Said', 'Omar,Said')
      .replace('Ada Bell', 'Ada,Bell')
    expect(rowsOf(bytes(roster)).map(({ name }) => name)).toEqual([
      'Ruth Hale',
      'Omar Said',
      'Ada Bell',
    ])
  })

  it('with one of the two names left out are told which', () => {
    const roster = [HEADER.replace('name,email', 'Forename,Surname,email'), ...USUAL_LINES]
      .join('\n')
      .replace('Ruth Hale', 'Ruth,Hale')
      .replace('Omar Said', 'Omar,Said')
      .replace('Ada Bell', ',Bell')
    expect(errorsOf(bytes(roster))).toMatchObject([
      { line: 4, column: 'forename', columnNumber: 4, code: 'empty-cell' },
    ])
  })

  it('with preferred and legal names side by side take the preferred ones', () => {
    const roster = [
      HEADER.replace('name,email', 'Legal Surname,Preferred Surname,Forename,email'),
      ...USUAL_LINES.map((line) =>
        line.replace(/(Ruth|Omar|Ada) (\w+)/, (_, first, last) => `Legally,${last},${first}`),
      ),
    ].join('\n')
    expect(rowsOf(bytes(roster)).map(({ name }) => name)).toEqual([
      'Ruth Hale',
      'Omar Said',
      'Ada Bell',
    ])
  })

  it.each([
    ['mentor_traning', 'The nearest one is mentor_training'],
    ['Mentor', 'The nearest column is mentor_email'],
    ['Start', 'start_date'],
    ['Progamme', 'The nearest one is programme'],
    ['Job role title', 'The nearest one is role'],
    ['Job Title', 'Add a column role'],
    ['DfE Number', 'not the URN'],
    ['Date of Birth', 'does not need this'],
    ['NI Number', 'does not need this'],
    ['Favourite colour', 'There is no such column: take it out.'],
  ])('“%s” is named with the nearest known one, or to be taken out', (heading, said) => {
    const roster = [`${HEADER},${heading}`, ...USUAL_LINES.map((line) => `${line},x`)].join('\n')
    const errors = errorsOf(bytes(roster))
    if (heading === 'Start') return expect(errors).toMatchObject([])
    expect(errors).toMatchObject([
      { line: 1, column: heading.toLowerCase(), columnNumber: 14, code: 'unknown-column' },
    ])
    expect(errors[0]?.message).toContain(said)
  })

  it('may stand below a title and an empty line; lines are counted from the top', () => {
    const report = `Staff list\nPrinted 01/09/2026\n\n${HEADER}\n${USUAL_LINES.join('\n')}\n`
    expect(rowsOf(bytes(report)).map(({ line }) => line)).toEqual([5, 6, 7])
    const broken = report.replace('Ada Bell', '')
    expect(errorsOf(bytes(broken))).toMatchObject([{ line: 7, column: 'name', code: 'empty-cell' }])
  })
})

describe('the rows of a roster', () => {
  const changed = (cells: Partial<RosterCells>): Uint8Array =>
    aRoster([aTutorRow(), aMentorRow(), anEctRow(cells)])
  const ectOf = (roster: Uint8Array): RosterRow | undefined => rowsOf(roster)[2]

  it.each([
    ['0.6216', 0.6216],
    ['1.0000', 1],
    ['1.00', 1],
    ['.5', 0.5],
    ['0.60000000000000009', 0.6],
    ['0.333333333333', 0.333333],
    ['60%', 0.6],
    ['62.16 %', 0.6216],
    ['100%', 1],
  ])('may give an FTE as %s', (fte, value) => {
    expect(ectOf(changed({ fte }))?.fte).toBe(value)
  })

  it.each(['0', '0.0000', '1.0001', '1,0', '32.5', '0.6.2', '-0.6', 'full', '%', '.', '1e-1'])(
    'may not give an FTE as “%s”',
    (fte) => expect(errorsOf(changed({ fte }))).toMatchObject([{ line: 4, column: 'fte' }]),
  )

  it.each(['1', 'Year 1', 'ECT1', 'ect 1', 'Y1', '1.0'])('may give the year as “%s”', (year) => {
    expect(ectOf(changed({ year }))?.year).toBe(1)
  })

  it.each([
    ['Early Career Teacher', 'ect'],
    ['ECT', 'ect'],
    ['early_career_teacher', 'ect'],
  ])('may give the role as “%s”', (role, expected) => {
    expect(ectOf(changed({ role }))?.role).toBe(expected)
  })

  it.each(['M T W', 'Mon, Tues, Weds', 'Mo Tu We', 'Mon/Tue/Wed'])(
    'may give working days as “%s”',
    (working_days) => {
      expect(ectOf(changed({ fte: '0.6', working_days }))?.workingDays).toEqual([1, 2, 3])
    },
  )

  it('with hours in place of an FTE are told how to come from one to the other', () => {
    expect(errorsOf(changed({ fte: '32.5' }))[0]?.message).toContain('hours a week')
  })

  it.each(['NIoT', 'National Institute of Teaching'])(
    'may give the provider as “%s”',
    (programme) => {
      expect(ectOf(changed({ programme }))?.programme).toBe('niot')
    },
  )

  it.each([
    ['01/09/2026', '2026-09-01'],
    ['1/9/2026', '2026-09-01'],
    ['01/09/26', '2026-09-01'],
    ['01-Sep-26', '2026-09-01'],
    ['1 September 2026', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
  ])('have the date %s where a school says that the day comes first', (start_date, day) => {
    const [, , ect] = rowsOf(changed({ start_date }), { dayFirst: true })
    expect(ect?.startDate).toBe(day)
  })

  it('with a date that Excel turned round say which option reads all of them', () => {
    const [error] = errorsOf(changed({ start_date: '01/09/2026' }))
    expect(error?.choices).toEqual([
      { says: 'in all dates of this file the day comes first', option: '--day-first' },
    ])
    expect(errorsOf(changed({ start_date: '2026-9-1' }))[0]).not.toHaveProperty('choices')
  })

  it('that end early are whole, down to the last cell that somebody needs', () => {
    const cut = new TextDecoder().decode(aRoster(USUAL)).replace(/,+(?=\n)/g, '')
    expect(rowsOf(bytes(cut))).toEqual(rowsOf(aRoster(USUAL)))
  })

  it('with a cell left out in their midst have one mistake, not many', () => {
    const [tutor = '', mentor = '', ect = ''] = USUAL_LINES
    const moved = [HEADER, tutor, mentor, ect.replace('niot,', '')].join('\n')
    expect(errorsOf(bytes(moved)).map(sayImportError)).toEqual([
      'line 4: This row has 12 cells, and the header has 13. Check that none is left out in its midst; empty cells at its end may be left out.',
    ])
  })

  it('with a comma in a cell and no quotation marks have one mistake too', () => {
    const [tutor = '', mentor = '', ect = ''] = USUAL_LINES
    const moved = [HEADER, tutor, mentor, ect.replace('Ada Bell', 'Bell, Ada')].join('\n')
    expect(errorsOf(bytes(moved))).toMatchObject([{ line: 4, code: 'too-many-cells' }])
  })

  it('name somebody as a mentor who is there in another role: the line is said', () => {
    const roster = aRoster([
      aTutorRow(),
      aMentorRow(),
      anEctRow({ mentor_email: aTutorRow().email }),
    ])
    expect(errorsOf(roster).map(sayImportError)).toEqual([
      'line 4, column mentor_email: The person with this email has the role induction-tutor on line 2. Add a row with role mentor for them, or name another mentor.',
    ])
    const unclear = aRoster([aTutorRow(), aMentorRow({ role: 'Teacher of English' }), anEctRow()])
    expect(errorsOf(unclear)).toMatchObject([{ line: 3, column: 'role' }])
  })

  it.each([
    ['email', { email: 'said@hillcrest.example;office@hillcrest.example' }],
    ['email', { email: '' }],
    ['school_urn', { school_urn: '12345' }],
  ] as const)('name a mentor whose own %s cannot be read: only that is said', (column, cells) => {
    const mentor = aMentorRow({ ...cells, name: 'Omar Said' })
    const wanted = column === 'email' ? 'o.said@hillcrest.example' : aMentorRow().email
    const ect = anEctRow({ mentor_email: wanted })
    expect(errorsOf(aRoster([aTutorRow(), mentor, ect]))).toMatchObject([{ line: 3, column }])
  })

  it('name a mentor by name: it is said that an email is wanted', () => {
    expect(errorsOf(changed({ mentor_email: 'Omar Said' }))[0]?.message).toContain(
      'by email, not by name',
    )
  })

  it('that could not be read hide no mentor: nobody is called missing for them', () => {
    const [tutor = '', mentor = '', ect = ''] = USUAL_LINES
    const broken = [HEADER, tutor, mentor.replace('Omar Said', 'Omar "Said'), ect].join('\n')
    expect(errorsOf(bytes(broken))).toMatchObject([{ line: 3, code: 'bad-quotes' }])
  })

  it('with more empty cells than headings are whole', () => {
    const long = new TextDecoder().decode(aRoster(USUAL)).replace(/(?<=\d{6}.*)\n/g, ',,,\n')
    expect(rowsOf(bytes(long))).toHaveLength(3)
  })

  it('filled below an empty heading are named by line and number', () => {
    const lines = [`${HEADER},,`, ...USUAL_LINES.map((line) => `${line},,`)]
    const filled = lines.join('\n').replace(/,,(?=\n123456,Hillcrest School,mentor)/, ',,x')
    expect(errorsOf(bytes(filled))).toMatchObject([
      { line: 2, column: 'number 15', columnNumber: 15, code: 'no-heading' },
    ])
  })

  it.each(['#N/A', '#REF!', '#NAME?', '########', '#DIV/0!'])(
    'that show %s are told to hold the value itself',
    (name) => {
      expect(errorsOf(changed({ name }))).toMatchObject([
        { line: 4, column: 'name', code: 'spreadsheet-error' },
      ])
    },
  )

  it('never have an email repeated in a mistake, also where it stands in another column', () => {
    const errors = errorsOf(changed({ working_days: 'a.bell@hillcrest.example' }))
    expect(JSON.stringify(errors)).not.toContain('a.bell')
  })
})

describe('an Excel workbook', () => {
  const head: readonly WorkbookCell[] = [...ROSTER_COLUMNS]
  const asCells = (cells: RosterCells): WorkbookCell[] =>
    ROSTER_COLUMNS.map((column) => cells[column] || undefined)
  const sheet = (rows: readonly (readonly WorkbookCell[])[], name = 'Sheet1') => ({
    name,
    rows: lines(head, ...rows),
  })
  const read = async (workbook: Uint8Array) => readRoster(await openFile(workbook), ROSTER_OPTIONS)
  const errorsIn = async (workbook: Uint8Array): Promise<string[]> => {
    const reading = await read(workbook)
    return reading.kind === 'refused' ? reading.errors.map(sayImportError) : []
  }
  const rowsIn = async (workbook: Uint8Array): Promise<readonly RosterRow[]> => {
    const reading = await read(workbook)
    if (reading.kind === 'refused') throw new Error(reading.errors.map(sayImportError).join('\n'))
    return reading.rows
  }
  const usual = USUAL.map(asCells)

  it('says the same as its twin in CSV', async () => {
    expect(await rowsIn(aWorkbook([sheet(usual)]))).toEqual(rowsOf(aRoster(USUAL)))
  })

  it('has days as days and numbers as numbers, whatever they look like', async () => {
    const ect = asCells(anEctRow({ fte: '0.6', working_days: 'Mon-Wed' }))
    const asTyped: Partial<Record<string, WorkbookCell>> = {
      school_urn: 123456,
      start_date: { day: '2026-09-01' },
      fte: 0.6216,
      year: 1,
    }
    const typed = ect.map((cell, i) => asTyped[String(head[i])] ?? cell)
    const rows = await rowsIn(aWorkbook([sheet([...usual.slice(0, 2), typed])]))
    expect(rows[2]).toMatchObject({ urn: '123456', startDate: '2026-09-01', year: 1, fte: 0.6216 })
  })

  it('is read from the sheet with the headings, behind a cover', async () => {
    const cover = { name: 'Cover', rows: lines(['Staff list', { day: '2026-09-01' }]) }
    expect(await rowsIn(aWorkbook([cover, sheet(usual, 'Staff')]))).toHaveLength(3)
  })

  it('may have its headings lower down; lines are those that Excel shows', async () => {
    const rows = new Map<number, readonly WorkbookCell[]>([
      [1, ['Staff list']],
      [4, head],
      ...usual.map((row, i) => [6 + i, row] as const),
    ])
    expect((await rowsIn(aWorkbook([{ name: 'Staff', rows }]))).map(({ line }) => line)).toEqual([
      6, 7, 8,
    ])
  })

  it('counts formulas as what they came to last, and names one that came to nothing', async () => {
    const email = (came: string | undefined) =>
      usual.map((row, i) =>
        i < 2
          ? row
          : row.map((cell, j) =>
              head[j] === 'email' ? { formula: 'LOWER(D4)&"@hillcrest.example"', came } : cell,
            ),
      )
    const rows = await rowsIn(aWorkbook([sheet(email('a.bell@hillcrest.example'))]))
    expect(rows[2]?.email).toBe('a.bell@hillcrest.example')
    expect(await errorsIn(aWorkbook([sheet(email(undefined))]))).toEqual([
      'line 4, column email: The cell begins with =, +, - or @, like a formula. Type the value itself.',
    ])
  })

  it('has its errors named by line and column', async () => {
    const broken = usual.map((row, i) =>
      i < 2 ? row : row.map((cell, j) => (head[j] === 'email' ? { error: '#N/A' } : cell)),
    )
    expect(await errorsIn(aWorkbook([sheet(broken)]))).toEqual([
      'line 4, column email: The cell shows #N/A, an error of the spreadsheet. Type the value itself.',
    ])
  })

  it('may have line breaks and spaces in its cells', async () => {
    const spaced = usual.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? ` ${cell}\n` : cell)),
    )
    expect(await rowsIn(aWorkbook([sheet(spaced)]))).toEqual(rowsOf(aRoster(USUAL)))
  })

  it('may keep its texts in the cells', async () => {
    const inline = usual.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? { inline: cell } : cell)),
    )
    expect(await rowsIn(aWorkbook([sheet(inline)]))).toEqual(rowsOf(aRoster(USUAL)))
  })

  it('that unpacks to more than a roster can be is refused soon, and never held', async () => {
    const bomb = aWorkbook([sheet(usual)], {
      'xl/sharedStrings.xml': `<sst>${'<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>'.repeat(2_000_000)}</sst>`,
    })
    expect(bomb.length).toBeLessThan(1_000_000)
    const taken = ownTime()
    expect(await errorsIn(bomb)).toEqual([expect.stringContaining('larger than a roster')])
    expect(taken.ms()).toBeLessThan(5000)
  })

  it('with one cell far away from all others is refused, not filled up to it', async () => {
    const far = {
      name: 'Staff',
      rows: new Map([
        [1, head],
        ...usual.map((row, i) => [i + 2, row] as const),
        [1_048_576, ['x']],
      ]),
    }
    expect(await errorsIn(aWorkbook([far]))).toEqual([expect.stringContaining('larger than')])
    const wide = aWorkbook([sheet(usual)], {
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>',
    })
    expect(await errorsIn(wide)).toEqual([expect.stringContaining('larger than')])
  })

  it.each([
    ['a zip of something else', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0])],
    ['half of a workbook', aWorkbook([sheet(usual)]).slice(0, 900)],
  ])('that is %s is refused with what to do', async (_, file) => {
    expect(await errorsIn(file)).toEqual([expect.stringContaining('save it again')])
  })

  it('without the headings is told which there are', async () => {
    const other = aWorkbook([{ name: 'Prices', rows: lines(['Item', 'Price'], ['Pen', 2]) }])
    expect(await errorsIn(other)).toEqual([
      expect.stringContaining('The first line must be: school_urn'),
    ])
  })
})

describe('a roster without mistakes', () => {
  it('has no warnings about what only looks odd', () => {
    expect(
      warningsOf(aRoster([aTutorRow({ fte: '1.0000' }), aMentorRow({ fte: '100%' }), anEctRow()])),
    ).toEqual([])
  })
})
