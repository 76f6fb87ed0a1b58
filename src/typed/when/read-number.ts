import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Lead, Phrase } from './phrase.ts'
import { schoolHour } from './read-clock.ts'
import { readDay } from './read-day.ts'
import { comingTime, readTime } from './read-time.ts'
import { nextWithNumber, readWrittenDay } from './read-written-day.ts'
import { fromDay } from './until-or-for.ts'
import type { Moment, When } from './when.ts'

/** '4' after *until* or *at* is an hour in school; '14' may be one, or a day of the month. */
export function bareNumber(read: Phrase): When | undefined {
  if (!/^\d{1,2}$/.test(read.body)) return undefined
  const { lead, today } = read
  const number = Number(read.body)
  if (lead === 'for' || lead === 'in' || lead === 'from') return { kind: 'vague' }
  if (isSurelyHour(number, lead)) return comingTime(schoolHour(number), read)
  const day = nextWithNumber(number, today.date)
  if (day === undefined) return { kind: 'not-a-date' }
  if (lead === 'on') return fromDay({ kind: 'day', on: day }, read)
  if (number > 23) return fromDay({ kind: 'day', on: day }, { ...read, lead: 'until' })
  return hourOrDay(number, day, read)
}

const isSurelyHour = (number: number, lead: Lead): boolean =>
  (lead === 'until' && number >= 1 && number <= 12) ||
  (lead === 'at' && number >= 1 && number <= 23)

function hourOrDay(number: number, day: SchoolDate, read: Phrase): When {
  const hour = comingTime(schoolHour(number), read)
  if (hour.kind !== 'time') return { kind: 'not-a-date' }
  return {
    kind: 'unclear',
    because: 'two-meanings',
    choices: [{ on: hour.on, time: hour.time }, { on: day }],
  }
}

const DOTTED = /^(?:([a-z]+day) )?(\d{1,2}\.\d{2})$/

/** '1.10' can be the first of October and ten past one. */
export function dotted(read: Phrase): When | undefined {
  const [, weekday, pair = ''] = DOTTED.exec(read.body) ?? []
  if (pair === '' || read.lead === 'at' || read.lead === 'on') return undefined
  const date = readWrittenDay(pair, read.today.date)
  const time = readTime({ ...read, lead: 'until', body: read.body.replace('.', ':') })
  if (date?.kind !== 'day' || time?.kind !== 'time') return undefined
  if (weekday !== undefined && readDay(`${weekday} ${pair}`, read.today.date)?.kind !== 'day') {
    return time
  }
  const atTime: Moment = { on: time.on, time: time.time }
  return { kind: 'unclear', because: 'two-meanings', choices: [atTime, { on: date.on }] }
}
