import type { Expectation } from '../expectations/expectation.ts'
import type { GaugeRule } from '../programme/programme.ts'

/** How much of a programme somebody has taken part in, beside the share that it asks for (B-75, B-89, contradiction 30). */
export interface Participation {
  /** Minutes, or things where the programme gives no times. */
  readonly done: number
  readonly of: number
  readonly unit: 'minutes' | 'things'
  /** What is needed to reach the share. */
  readonly needed: number
  readonly share: number
  readonly source: string
}

/**
 * Adds up one person's part of a programme. What was excused or is optional counts on neither side;
 * where sources differ on minutes, the lower figure counts (contradiction 18).
 */
export function participation(
  expectations: readonly Expectation[],
  { share, source }: GaugeRule,
): Participation {
  const counted = expectations.filter(
    ({ state, optional }) => state !== 'excused' && optional !== true,
  )
  const isTimed = counted.every(({ minutes }) => minutes !== undefined)
  const worth = ({ gaugeMinutes, minutes }: Expectation): number =>
    isTimed ? (gaugeMinutes ?? minutes ?? 0) : 1
  const sum = (of: readonly Expectation[]): number => of.reduce((all, one) => all + worth(one), 0)
  const of = sum(counted)
  const done = sum(counted.filter(({ state }) => state === 'done'))
  return {
    done,
    of,
    unit: isTimed ? 'minutes' : 'things',
    needed: Math.ceil(of * share),
    share,
    source,
  }
}

/** '90 of 540 minutes so far. The programme asks for 405, which is 75 per cent.' */
export function sayParticipation({ done, of, unit, needed, share }: Participation): string {
  const what = unit === 'minutes' ? 'minutes' : 'parts'
  return `${grouped(done)} of ${grouped(of)} ${what} so far. The programme asks for ${grouped(needed)}, which is ${Math.round(share * 100)} per cent.`
}

/** '1,185'. */
export const grouped = (value: number): string => value.toLocaleString('en-GB')
