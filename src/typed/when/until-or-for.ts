import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays, weekdayOf } from '../../domain/calendar/school-date.ts'
import type { Phrase } from './phrase.ts'
import type { NamedDay } from './read-day.ts'
import type { SchoolDay } from './read-school-days.ts'
import type { Period, Today, Unclear, When } from './when.ts'

/** 'Until Monday', but 'pause on Monday' and 'pause from Monday' say when it begins. */
export function startsLater(school: SchoolDay, { lead, today }: Phrase): When {
  if (school.kind === 'not-in-calendar') return school
  if (school.on <= today.date) return { kind: 'past', on: school.on }
  return lead === 'from' ? unclear('starts-later', school.on, addDays(school.on, 7)) : school
}

export function lasting(period: Period | SchoolDay, read: Phrase): When {
  if ('kind' in period) return period.kind === 'day' ? startsLater(period, read) : period
  const { from, next } = period
  const { lead, purpose, today } = read
  const hasBegun = from <= today.date
  if (lead === 'until') return hasBegun ? { kind: 'past', on: from } : { kind: 'day', on: from }
  if (hasBegun) return { kind: 'day', on: next }
  if (purpose === 'snooze' && lead !== 'for' && lead !== 'from') return { kind: 'day', on: from }
  return unclear('starts-later', from, next)
}

export function fromDay(day: NamedDay, { lead, purpose, today }: Phrase): When {
  if (day.kind !== 'day') return day
  const { on } = day
  if (on <= today.date) return { kind: 'past', on }
  const isUntil = lead === 'until' || (purpose === 'snooze' && lead !== 'from' && lead !== 'for')
  return isUntil ? day : unclear('starts-later', on, rolled(addDays(on, 1)))
}

export const unclear = (because: Unclear, one: SchoolDate, other: SchoolDate): When => ({
  kind: 'unclear',
  because,
  choices: [{ on: one }, { on: other }],
})

export const ahead = (on: SchoolDate, today: Today): When =>
  on > today.date ? { kind: 'day', on } : { kind: 'past', on }

/** Keepstep does not write at weekends: a length of time that ends there ends on Monday. */
export const rolled = (on: SchoolDate): SchoolDate =>
  weekdayOf(on) > 5 ? addDays(on, 8 - weekdayOf(on)) : on
