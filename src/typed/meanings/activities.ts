import { given } from '../../domain/given.ts'
import type { Activity } from '../../domain/log-entry.ts'

/** Activities as `inOwnWords` leaves them. */
const NAMES: Readonly<Record<string, Activity>> = {
  'self-study': 'self-study',
  'drop-in': 'drop-in',
  meeting: 'meeting',
  diagnostic: 'diagnostic',
  event: 'event',
  'mentor-training': 'mentor-training',
  onboarding: 'onboarding',
  'expert visit': 'expert',
  'action-plan': 'action-plan',
}

/** A pattern for any activity. */
export const ACTIVITY =
  'self-study|drop-in|meeting|diagnostic|event|mentor-training|onboarding|expert visit|action-plan'

/** The activity of that name; undefined for other words. */
export const activityOf = (word: string | undefined): Activity | undefined =>
  word === undefined ? undefined : NAMES[word]

/** `activity` where the word names one. */
export const withActivity = (word: string | undefined): { readonly activity?: Activity } => {
  const activity = activityOf(word)
  return given({ activity })
}
