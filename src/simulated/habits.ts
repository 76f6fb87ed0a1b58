import type { SchoolDate } from '../domain/calendar/school-date.ts'

/** How a simulated person deals with what Keepstep sends. */
export type Habit = 'keen' | 'patchy' | 'silent' | 'away'

export const HABITS: readonly Habit[] = ['keen', 'patchy', 'silent', 'away']

/** When somebody is away, as they enter it in their settings; both days included. */
export interface DaysAway {
  readonly email: string
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/** When the away ones of the sample school are away. */
export const AWAY = { from: '2026-11-09', to: '2026-11-27' }

/** Steps that simulated mentors write: some come again, as they do. */
export const STEPS: readonly string[] = [
  'Stand still and wait for silence before giving an instruction',
  'Check understanding with three named pupils before practice begins',
  'Use one worked example, then one that pupils finish with you',
  'Say what the first minute of the task looks like',
]

/** Dice that fall the same way in every replay: numbers from 0 up to 1 (mulberry32). */
export function createDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Whether somebody of this habit deals with one more thing today. */
export const feelsLikeIt = (habit: Habit, dice: () => number): boolean =>
  habit === 'silent' ? false : habit === 'patchy' ? dice() < 0.6 : true
