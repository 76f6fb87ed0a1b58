import type { MentorTrainingItem } from '../../domain/programme/mentor-training.ts'
import type { WindowItem } from '../../domain/programme/programme-rule.ts'

/*
 * Accounts and access forms (B-92): by the end of the second week in September (HANTS:351), or in
 * their first two weeks for those who start later in the year (HANTS:23).
 */

const BY_THE_SECOND_WEEK = { by: { month: 9, endOfWeek: 2 }, elseFirstWeeks: 2 } as const

const account = {
  activity: 'onboarding',
  title: 'My Ambition account',
  in: BY_THE_SECOND_WEEK,
  ofModule: false,
  because:
    'The My Ambition account has the same details as the registration and is made by the end of the second week in September',
  source: 'HANTS:245-248, HANTS:351',
} as const

const form = {
  activity: 'onboarding',
  title: 'Steplab access form',
  in: BY_THE_SECOND_WEEK,
  ofModule: false,
  because:
    'The Steplab access form is sent by the end of the second week in September; access follows within 24 hours',
  source: 'HANTS:272-279, HANTS:299, HANTS:351',
} as const

/** What an ECT does before the first module. */
export const gettingStarted: readonly WindowItem[] = [
  { ...account, id: 'account', who: 'ect' },
  { ...form, id: 'access-form', who: 'ect', after: ['account'] },
  {
    id: 'orientation',
    activity: 'onboarding',
    title: 'Online orientation',
    who: 'ect',
    in: 'first-half',
    ofModule: false,
    because: 'There is an online orientation at the start',
    source: 'HANTS:169',
  },
]

const EVERY_LEVEL = ['full', 'reduced', 'none'] as const

/** What a mentor does before the first session. */
export const mentorsGettingStarted: readonly MentorTrainingItem[] = [
  { ...account, id: 'mentor-account', who: 'mentor', for: EVERY_LEVEL },
  {
    ...form,
    id: 'mentor-access-form',
    who: 'mentor',
    after: ['mentor-account'],
    for: EVERY_LEVEL,
  },
]
