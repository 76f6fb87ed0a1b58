import { type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import { sayCount } from './say.ts'

/** A message that its reader may not have got: 'the week card', and its day. */
export interface NotArrived {
  readonly called: string
  readonly on: SchoolDate
}

/** More are counted, not named. */
const NAMED_AT_MOST = 3

/** Tells somebody on their next card what may not have reached them, and what to do about it. */
export function notArrivedNotice(messages: readonly NotArrived[]): string {
  const named = messages.slice(0, NAMED_AT_MOST).map(({ called, on }) => `${called}, ${sayDay(on)}`)
  const left = messages.length - named.length
  const list = left === 0 ? named.join('; ') : `${named.join('; ')}; and ${left} more`
  const what = messages.length === 1 ? 'A message' : sayCount(messages.length, 'message')
  return `${what} may not have reached you: ${list}. Type my week to see where things stand.`
}
