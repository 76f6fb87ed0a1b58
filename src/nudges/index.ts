/**
 * Every message that Keepstep sends to a person by itself, one file each, in order of precedence:
 * at one moment only the first with something to say is sent. A new nudge needs its file and its
 * line here; the compiler then asks for its words in `usecases/messages/write-nudge.ts`.
 */
import { given } from '../domain/given.ts'
import type { Manners, Nudge } from '../domain/messages/nudge.ts'
import type { Role } from '../domain/people.ts'
import { comingUp } from './coming-up.ts'
import { halfFinished } from './half-finished.ts'
import { halfTermSummary } from './half-term-summary.ts'
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
  halfTermSummary,
] as const satisfies readonly Nudge[]

/** The nudges that there are. */
export type KnownNudge = (typeof nudges)[number]['id']

/** A kind of message that a person can turn on or off by itself, with the words of their settings. */
export interface NudgeSwitch {
  readonly id: KnownNudge
  readonly title: string
  readonly audience: readonly Role[]
  /** It comes only to whoever turned it on. */
  readonly onRequest?: true
}

/** Every switch that there is. */
export const switches: readonly NudgeSwitch[] = nudges.flatMap(
  ({ id, audience, ...nudge }: Nudge & { readonly id: KnownNudge }) =>
    nudge.offSwitch === undefined
      ? []
      : [{ id, audience, title: nudge.offSwitch, ...given({ onRequest: nudge.onRequest }) }],
)

/** The switches of somebody in these roles: what comes on request is offered to whom it is for alone. */
export const switchesFor = (roles: readonly Role[]): readonly NudgeSwitch[] =>
  switches.filter(
    ({ onRequest, audience }) => onRequest !== true || audience.some((one) => roles.includes(one)),
  )

/** Whether somebody with these manners has it switched on. */
export const isOn = (
  { id, onRequest }: NudgeSwitch,
  { nudgesOff, nudgesOn = [] }: Pick<Manners, 'nudgesOff' | 'nudgesOn'>,
): boolean => (onRequest === true ? nudgesOn.includes(id) : !nudgesOff.includes(id))
