/**
 * Every message that Keepstep sends to a person by itself, one file each, in order of precedence:
 * at one moment only the first with something to say is sent. A new nudge needs its file and its
 * line here; the compiler then asks for its words in `usecases/messages/write-nudge.ts`.
 */
import type { Nudge } from '../domain/messages/nudge.ts'
import { comingUp } from './coming-up.ts'
import { halfFinished } from './half-finished.ts'
import { myWeek } from './my-week.ts'
import { notLoggedYet } from './not-logged-yet.ts'
import { nudgesStopped } from './nudges-stopped.ts'
import { stepReminder } from './step-reminder.ts'
import { undelivered } from './undelivered.ts'

/**
 * In order of precedence: falling silent replaces everything, what others may not have got cannot
 * wait, and 'my week' says most at once.
 */
export const nudges = [
  nudgesStopped,
  undelivered,
  myWeek,
  stepReminder,
  comingUp,
  halfFinished,
  notLoggedYet,
] as const satisfies readonly Nudge[]

/** The nudges that there are. */
export type KnownNudge = (typeof nudges)[number]['id']

/** What a person can turn off by itself, with the words of their settings. */
export const switches: readonly { readonly id: KnownNudge; readonly title: string }[] =
  nudges.flatMap((nudge: Nudge & { readonly id: KnownNudge }) =>
    nudge.offSwitch === undefined ? [] : [{ id: nudge.id, title: nudge.offSwitch }],
  )
