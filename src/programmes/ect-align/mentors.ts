import type { MentorTrainingProgramme } from '../../domain/programme/mentor-training.ts'
import { mentorEvents, orientation, trainingFrame } from '../ambition/mentors.ts'
import { mentorsGettingStarted } from './onboarding.ts'

/**
 * Hampshire's training for mentors: Ambition's events, held by its own team (HANTS:143-153), and
 * coaching sessions for mentors, which are offered and optional (HANTS:69, HANTS:159).
 */
export const mentorTraining: MentorTrainingProgramme = {
  ...trainingFrame,
  items: [
    ...mentorsGettingStarted,
    ...orientation.map((item) => ({ ...item, source: `HANTS:169, ${item.source}` })),
    ...mentorEvents({ conference: 'either', clinic: 'online' }).map((item) => ({
      ...item,
      source: `HANTS:100-101, HANTS:143-153, ${item.source}`,
    })),
    {
      id: 'coaching-for-mentors',
      activity: 'mentor-training',
      title: 'Coaching for mentors: an online session with a coach',
      minutes: 60,
      who: 'mentor',
      in: 'year',
      ofModule: false,
      optional: true,
      for: ['full', 'reduced'],
      because: 'Mentors may have coaching sessions of their own, as they like',
      source: 'HANTS:69, HANTS:159-161, AMB:596',
    },
  ],
  source: 'HANTS:92, HANTS:143-161',
}
