/** The school's page as lines for a spreadsheet, pure: the same numbers, and never a note. */
import type { CountOf, PageFigure, SchoolPage } from './wire.ts'

const HEADINGS = [
  'about',
  'programme',
  'year',
  'cohort',
  'figure',
  'this week',
  'of',
  'term so far',
  'of',
]

/** RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */
export function schoolCsv({ head, figures, pairs, events }: SchoolPage): string {
  const rows = [
    [`${head.schoolName}, ${head.week}`],
    HEADINGS,
    ...figures.map((figure) => ['School', '', '', '', ...cellsOf(figure)]),
    ...pairs.flatMap((pair) =>
      [
        ...pair.figures.map(cellsOf),
        ...pair.gauges.map((gauge) => [
          `${gauge.whose}: ${gauge.unit === 'minutes' ? 'minutes' : 'parts'}, ${gauge.needed} needed`,
          '',
          '',
          ...countCells(gauge),
        ]),
      ].map((cells) => [
        `${pair.ect} with ${pair.mentor}`,
        pair.programme,
        pair.year,
        pair.cohort,
        ...cells,
      ]),
    ),
    ...events.map((event) => [
      `${event.title}, ${event.when}`,
      '',
      '',
      '',
      'Took part',
      '',
      '',
      ...countCells(event),
    ]),
  ]
  return `\uFEFF${rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`
}

const cellsOf = ({ label, thisWeek, termSoFar }: PageFigure): string[] => [
  label,
  ...countCells(thisWeek),
  ...countCells(termSoFar),
]

const countCells = ({ done, of }: CountOf): string[] => [String(done), String(of)]

/** Nothing that a spreadsheet would run as a formula, whatever a name begins with. */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text.trimStart()) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
