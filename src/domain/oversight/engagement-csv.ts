import type { PairDetail } from './pair-detail.ts'

/** Programs that open CSV take such a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** A cell as RFC 4180 writes it, and never one that a spreadsheet would carry out. */
function cell(value: string | number): string {
  const text = String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const column = (label: string): string => label.toLowerCase().replace(/[^a-z]+/g, '_')

/** Figures of each pair of a week as lines of CSV, the first with the names of the columns. */
export function engagementCsv({ week, pairs }: PairDetail): readonly string[] {
  const labels = pairs[0]?.figures.map((one) => column(one.label)) ?? []
  const head = [
    'week',
    'ect',
    'mentor',
    'year',
    ...labels.flatMap((label) => [
      `${label}_week_done`,
      `${label}_week_of`,
      `${label}_term_done`,
      `${label}_term_of`,
    ]),
  ]
  const rows = pairs.map(({ ectName, mentorName = '', inductionYear, figures }) => [
    week.monday,
    ectName,
    mentorName,
    inductionYear,
    ...figures.flatMap(({ thisWeek, termSoFar }) => [
      thisWeek.done,
      thisWeek.of,
      termSoFar.done,
      termSoFar.of,
    ]),
  ])
  return [head, ...rows].map((cells) => cells.map(cell).join(','))
}
