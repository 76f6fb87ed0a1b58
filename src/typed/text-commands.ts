import type { Activity } from '../domain/log-entry.ts'

/** Commands without a date, by the name of their intent. */
export type PlainCommand =
  | 'my-week'
  | 'log-drop-in'
  | 'log-meeting'
  | 'not-this-week'
  | 'resume'
  | 'settings'
  | 'steps'
  | 'help'
  | 'privacy'
  | 'undo'
  | 'post-digests-here'
  | 'stop-digests'
  | 'detail'
  | 'sequence'
  | 'electives'
  | 'contacts'

/** What a command is called when it is suggested. */
export const COMMAND_NAMES: readonly string[] = [
  'done',
  'done self-study',
  'my week',
  'log drop-in',
  'log meeting',
  'snooze',
  'snooze until Thursday',
  'not this week',
  'pause',
  'pause until 12 April',
  'resume',
  'settings',
  'steps',
  'sequence',
  'electives',
  'contacts',
  'help',
  'privacy',
  'undo',
  'post digests here',
  'stop digests',
  'detail',
]

const ACTIVITIES: readonly (readonly [Activity, string])[] = [
  ['self-study', 'self[ -]?study|study|module|reading|elective'],
  ['drop-in', 'drop[ -]?in|observation'],
  ['meeting', '(?:mentor )?meeting|coaching(?: session)?|mentor interaction'],
  ['diagnostic', 'diagnostic'],
  ['event', 'event|seminar|webinar|conference|clinic'],
  ['mentor-training', '(?:mentor )?training'],
]
const OBJECT = "(?:(?:with|my|the|this|this week's|a|for) )*"
const DID = "(?:i |i've |i have )?(?:all )?(?:done|did|finished|completed|logged|complete)"

/** The activity that "done …" or "… done" names; 'any' where it names none; undefined for other texts. */
export function doneActivity(text: string): Activity | 'any' | undefined {
  if (new RegExp(`^${DID}(?: (?:it|that|this|everything))?$`).test(text)) return 'any'
  for (const [activity, words] of ACTIVITIES) {
    const after = new RegExp(`^${DID} ${OBJECT}(?:${words})(?: this week| today)?$`)
    const before = new RegExp(
      `^${OBJECT}(?:${words}) (?:is |was )?(?:all )?(?:done|finished|complete|completed)$`,
    )
    if (after.test(text) || before.test(text)) return activity
  }
  return undefined
}

const LOG = '(?:(?:log|record|add|note|new|start|write up|open)(?: (?:a|my|the|an|new))* )?'

/** In order: the first that fits is meant. */
const PLAIN: readonly (readonly [PlainCommand, RegExp])[] = [
  [
    'post-digests-here',
    /^(?:post|send|put|share|start)(?: the| my| your)?(?: weekly)? (?:digests?|summar(?:y|ies))(?: in)?(?: here| this channel)?$/,
  ],
  [
    'stop-digests',
    /^(?:stop|end|no more|remove)(?: posting| sending)?(?: the| your)?(?: weekly)? (?:digests?|summar(?:y|ies))(?: here)?$/,
  ],
  ['log-drop-in', new RegExp(`^${LOG}(?:drop[ -]?ins?|observation|observe)(?: observation)?$`)],
  [
    'log-meeting',
    new RegExp(`^${LOG}(?:(?:mentor )?meeting|coaching(?: session)?|mentor interaction|feedback)$`),
  ],
  [
    'my-week',
    /^(?:show(?: me)? )?(?:my |the |this )?week$|^(?:what's|what is|whats)(?: my)? (?:on|due|next|week|left|open)(?: this week)?$|^what (?:next|now|do i (?:need|have) to do.*)$|^to do(?: list)?$|^todo$/,
  ],
  [
    'not-this-week',
    /^(?:not|skip|no)(?: (?:it|that))? this week$|^(?:skip|put aside)(?: (?:it|this|this week))?$/,
  ],
  [
    'resume',
    /^(?:resume|restart|unpause|unmute|un-pause|wake up|start again|start(?: the)? (?:messages|nudges|reminders)(?: again)?|carry on|keep(?: going)?|continue|i'm back|im back|i am back|back)$/,
  ],
  [
    'settings',
    /^(?:(?:my|change|show|open)(?: my)? )?(?:settings?|preferences|options)$|^change(?: my)?(?: reminder)? (?:day|time|days|day and time|working days)$/,
  ],
  [
    'steps',
    /^(?:show(?: me)? )?(?:my |the )?(?:action )?steps?(?: so far| history)?$|^(?:step )?history$/,
  ],
  [
    'sequence',
    /^(?:(?:show|choose|set|change|the|our|module|plan) )*(?:sequence|module order|order)(?: of modules)?$/,
  ],
  [
    'electives',
    /^(?:(?:show|choose|pick|my|change|set|the|a) )*(?:electives?|focus(?: areas?)?|development areas?|what to study)$/,
  ],
  [
    'contacts',
    /^(?:(?:show|the|my|our|programme|provider) )*contacts?$|^who (?:can i|do i|to|can) (?:ask|contact|helps?)(?: .*)?$|^who helps?$/,
  ],
  [
    'privacy',
    /^(?:(?:my|the|show|see) )*(?:privacy|data|gdpr|data protection)(?: notice| policy)?$|^what (?:do you|does keepstep) (?:store|know|keep|hold).*$|^who (?:can )?sees? (?:what|this|that|it|my.*)$|^what is stored.*$/,
  ],
  [
    'undo',
    /^undo(?: (?:it|that|this|last))?$|^take (?:it|that|this) back$|^oops$|^(?:that was )?(?:wrong|a mistake|not right)$/,
  ],
  [
    'detail',
    /^(?:show(?: me)? )?(?:the |more )?details?$|^show(?: me)? (?:each|every|all)? ?pairs?$/,
  ],
  [
    'help',
    /^(?:help|help me|commands?|menu|start|info|about|how|how does (?:this|it) work|what can (?:i|you) .*|what (?:is|are) (?:this|you|keepstep)|hi|hello|hey|hiya|good (?:morning|afternoon))?$/,
  ],
]

/** The command that a cleaned text is, or undefined. */
export const plainCommand = (text: string): PlainCommand | undefined =>
  PLAIN.find(([, pattern]) => pattern.test(text))?.[0]
