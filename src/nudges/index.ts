/**
 * Every message that Keepstep sends to a person by itself, one file each, in order of precedence:
 * at one moment only the first with something to say is sent. A new nudge needs its file, its id
 * in `domain/nudge.ts`, its line here and its template in `cards/messages/`.
 */
import type { Nudge } from '../domain/messages/nudge.ts'
import { comingUp } from './coming-up.ts'
import { halfFinished } from './half-finished.ts'
import { myWeek } from './my-week.ts'
import { notLoggedYet } from './not-logged-yet.ts'
import { nudgesStopped } from './nudges-stopped.ts'
import { stepReminder } from './step-reminder.ts'

/** In order of precedence: falling silent replaces everything, and 'my week' says most at once. */
export const nudges: readonly Nudge[] = [
  nudgesStopped,
  myWeek,
  stepReminder,
  comingUp,
  halfFinished,
  notLoggedYet,
]
