import { localTime } from '../../domain/calendar/local-clock.ts'
import { sayDay, sayTime } from '../../domain/calendar/school-date.ts'
import type { StoredRow } from '../../store/erasing.ts'
import { PERSONAL_DATA } from '../../store/personal-data.ts'
import type { PersonalData } from './export-person.ts'

/** A table of what is stored, in words: each row as pairs of a label and what stands there. */
export interface SaidTable {
  readonly heading: string
  readonly rows: readonly (readonly SaidField[])[]
}
export interface SaidField {
  readonly label: string
  readonly value: string
}

/** Everything stored of somebody in words. What only an id says is left to the JSON. */
export const sayPersonalData = ({ tables, school }: PersonalData): readonly SaidTable[] =>
  Object.entries(tables).map(([table, rows]) => ({
    heading: PERSONAL_DATA[table]?.heading ?? inWords(table),
    rows: rows.map((row) => fieldsOf(row, school.timeZone)),
  }))

function fieldsOf(row: StoredRow, timeZone: string): readonly SaidField[] {
  return Object.entries(row).flatMap(([column, value]) => {
    if (column === 'id') return []
    const said = sayValue(value, timeZone)
    return said === '' ? [] : [{ label: LABELS[column] ?? inWords(column), value: said }]
  })
}

/** Columns whose names say little to whom they are about. */
const LABELS: Readonly<Record<string, string>> = {
  fte: 'Share of full time',
  ect_id: 'ECT',
  on_day: 'Day',
  from_day: 'From',
  to_day: 'To',
  anchor_year: 'Year of induction',
  anchor_from: 'In that year from',
  dual_role_reason: 'Why mentor and induction tutor in one',
  what: 'What was looked at',
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** What is expected begins with whose induction it is about. */
const ID_BEFORE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\//
const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

function sayValue(value: unknown, timeZone: string): string {
  if (value === null) return ''
  if (Array.isArray(value)) {
    return value
      .map((one) => sayValue(one, timeZone))
      .filter((one) => one !== '')
      .join('; ')
  }
  if (typeof value === 'object') {
    const fields = fieldsOf(value as StoredRow, timeZone)
    return fields.map((one) => `${one.label}: ${one.value}`).join('; ')
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value).replace(ID_BEFORE, '')
  if (UUID.test(text)) return ''
  if (DAY.test(text)) return sayDayAndYear(text)
  if (INSTANT.test(text)) {
    const { date, time } = localTime(new Date(text), timeZone)
    return `${sayDayAndYear(date)}, ${sayTime(time)}`
  }
  return text
}

/** 'Monday 14 September 2026' */
export const sayDayAndYear = (day: string): string => `${sayDay(day)} ${day.slice(0, 4)}`

const inWords = (name: string): string => {
  const words = name.replace(/_id$/, '').replaceAll(/[_-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
