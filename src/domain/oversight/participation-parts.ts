import type { Expectation } from '../expectations/expectation.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { sayActivity } from './engagement.ts'
import { grouped, type Participation } from './participation.ts'

/**
 * The arithmetic of a gauge, line by line: what each kind of thing brings, and what the share comes
 * to (contradiction 30). Counts the very expectations that `participation` counts.
 */
export function participationParts(
  expectations: readonly Expectation[],
  { unit, of, needed, share }: Participation,
  words: ProgrammeWords,
): readonly string[] {
  const counted = expectations.filter(
    ({ state, optional }) => state !== 'excused' && optional !== true,
  )
  const worth = ({ gaugeMinutes, minutes }: Expectation): number =>
    unit === 'minutes' ? (gaugeMinutes ?? minutes ?? 0) : 1
  const what = unit === 'minutes' ? 'minutes' : 'parts'
  const sum = (them: readonly Expectation[]): number =>
    them.reduce((all, one) => all + worth(one), 0)
  const activities = [...new Set(counted.map(({ activity }) => activity))]
  const lines = activities.map((activity) => {
    const own = counted.filter((one) => one.activity === activity)
    const done = own.filter(({ state }) => state === 'done')
    return `${sayActivity(activity, words)}: ${grouped(sum(done))} of ${grouped(sum(own))} ${what}.`
  })
  const left = expectations.length - counted.length
  return [
    ...lines,
    ...(left === 0 ? [] : [`Left out, as excused or optional: ${left}.`]),
    `${Math.round(share * 100)} per cent of ${grouped(of)} is ${grouped(needed)}.`,
  ]
}
