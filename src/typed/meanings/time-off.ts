import type { Intent } from '../intent.ts'
import { readDays } from '../when/read-days.ts'
import { ACTIVITY, withActivity } from './activities.ts'
import { pauseTo, snoozeTo } from './quiet.ts'
import {
  about,
  anywhere,
  type Heard,
  order,
  type Pattern,
  plainly,
  type Rule,
  sentence,
} from './rule.ts'

/** Less of Keepstep for a while, days away, and what does not suit. */
const IT =
  '(?: (?:it|this|that|these|them|me|messages|everything|all|mine|self-study|meeting|drop-in|step))*'
const AGAIN = '(?: (?:again|later|instead|then|back|nearer time))*'

const STOP =
  'pause|mute|hush|shush|be quiet|quiet|silence|stop|suspend|hold|freeze|unsubscribe|leave me alone|leave me be|leave me|give me (?:break|rest)|go away|shut up|do not (?:messages?|remind)|do not (?:send|give|show)|do not disturb|no more|no|turn off|stop (?:sending|messaging)|have break from|take break from'
const OBJECT =
  '(?: (?:me|us|sending|messaging|all|any|my|your|these|those|of|it|this|everything|anything|keepstep|messages|from|to|with|more|again|card|cards|emails?|stuff|off|for now|now|right now|straight away|today please))*'

const snooze: Rule['means'] = ({ said, context }) => snoozeTo(said, context)
const pause: Rule['means'] = ({ said, context }) => pauseTo(said, context)

const ABOUT_IT =
  '(?: (?:about )?(?:it|this|that|these|them|my|all|to do|to log|do|log|self-study|again|later|step|on))*'

const ILL =
  'ill|sick|unwell|poorly|off sick|not well|not feeling well|under weather|in hospital|injured|covid|flu|norovirus|stomach bug|migraine|bereavement|funeral'
const AWAY =
  'away|off work|on leave|on annual leave|on holiday|on (?:residential|course|trip|school trip|training|jury service|strike|paternity leave|maternity leave|study leave|sick leave|parental leave|compassionate leave|inset)|out of (?:school|office)|out|not be (?:in|at work|at school|in school)|not around|off(?! track)|not in(?: school| work)?|not at (?:work|school)|not working|working elsewhere|at (?:wedding|funeral|hospital|doctors|dentist)'
const SUBJECT = '(?:(?:i|we|WHO|my ect|he|she|they) )?'
const BE =
  '(?:(?:am|is|are|was|were|will be|have been|has been|been|be|feel|feeling|went|have gone|still|now|going to be|also|both|going|am going|feel like i am) )*'

export const timeOffRules: readonly Rule[] = [
  order(`snooze${IT}${AGAIN}(?: WHEN)?${AGAIN}`, snooze),
  order(`remind me${ABOUT_IT}${AGAIN}(?: WHEN)?${ABOUT_IT}${AGAIN}`, snooze),
  order(
    `(?:ask|tell|try|message|check with) (?:me )?(?:again|later|back)(?: WHEN)?${AGAIN}`,
    snooze,
  ),
  order(`(?:ask|tell) me(?: (?:about )?(?:it|this|that))? WHEN${AGAIN}`, snooze),
  order(`come back(?: to (?:me|it|this|that))?${AGAIN}(?: WHEN)?`, snooze),
  order(
    `(?:not now|not right now|not just now|not yet|wait|hold on|hang on|maybe later|hold off)(?: (?:ask|remind) me)?${AGAIN}(?: WHEN)?`,
    snooze,
  ),
  order('(?:maybe )?later WHEN|later on|not WHEN', ({ said }) =>
    /\bweek\b/.test(said.times[0] ?? '') ? undefined : { kind: 'open-snooze' },
  ),
  order(
    [
      'not at moment|bad time|not good time|no time|no time now|not today|too busy|later on',
      'in bit|one (?:sec|minute)',
    ],
    plainly('open-snooze'),
  ),
  sentence(
    '(?!.*\\b(?:ask|remind)\\b)(?:i am |we are )?(?:still )?(?:busy|teaching|in (?:meeting|lesson|class|assembly)|on duty|on break duty|tied up|driving)(?: .*)?',
    plainly('open-snooze'),
  ),
  order(
    `(?:i will |i am going to |going to |will )?(?:do|log|finish|try|look at|be done|get to|sort|complete|read|have done|be doing|be finished)(?: (?:it|this|that|them|my|self-study|step|everything|with|at))*(?: later| WHEN){1,2}`,
    ({ said }) =>
      said.people.length === 0 && /\b(?:will|going to)\b/.test(said.words)
        ? { kind: 'open-snooze' }
        : undefined,
  ),
  order(`(?:${STOP})${OBJECT}(?: WHEN)?`, stop),
  order('turn (?:it|them|everything|messages) off(?: WHEN)?|turn these off|turn off', pause),
  order(
    [
      '(?:i |we )?(?:do not want|do not need|would rather not have|would rather not get|do not want to get|do not want to receive)(?: (?:any|more|your|these))* messages(?: again)?(?: WHEN)?',
      '(?:i |we )?do not want to hear from you(?: again)?(?: WHEN)?',
    ],
    stop,
  ),
  order(
    '(?:resume|restart|unpause|unmute|un-pause|un-mute|continue|carry on|keep going|wake up|unsnooze|start again|start up again|restart|keep)(?: (?:with|sending|messaging|me|my|all|messages|again|now|everything))*',
    resume,
  ),
  order(
    'start(?: (?:sending|messaging|me|my|all|your))* ?(?:messages|messaging)?(?: me)?(?: again)',
    resume,
  ),
  order(
    [
      'start (?:my |sending (?:me )?)?messages|turn on (?:all )?(?:my )?messages',
      'turn (?:my )?messages (?:back )?on(?: again)?|turn (?:it|them|everything) back on',
    ],
    resume,
  ),
  order(
    [
      '(?:send|message|remind)(?: (?:me|my|messages))+ again',
      'you (?:can|may) (?:start|message|write to) (?:me )?again',
    ],
    resume,
  ),
  order(
    '(?:(?:i|we) (?:am|are) )?(?:now )?back(?: (?:again|now|at work|in school|at school|in|from leave|to work|from my leave|from holiday|from maternity leave|WHEN))*(?: now)?',
    back,
  ),
  ...notThisWeek(),
  ...awayRules(),
]

/** 'Stop' with nothing that is stopped, 'no' alone: never more than a form. */
function stop(heard: Heard): Intent | undefined {
  const { framed } = heard.said
  if (
    /^(?:no|no more|leave me|hold|stop sending|turn off|do not (?:give|show|send))(?: WHEN| me)?$/.test(
      framed,
    )
  ) {
    return framed === 'turn off' ? { kind: 'open-pause' } : undefined
  }
  if (/^(?:no|no more) (?!.*(?:messages|messaging|cards?|emails?))/.test(framed)) return undefined
  return pauseTo(heard.said, heard.context)
}

function resume({ said }: Heard): Intent {
  if (said.mood === 'order') return { kind: 'resume' }
  return {
    kind: 'question',
    sentence: 'Shall Keepstep write to you again?',
    choices: [
      { title: 'Yes, write to me again', text: 'resume' },
      { title: 'Show my settings', text: 'settings' },
    ],
  }
}

/** 'I am back' is now, or was; 'back on Monday' is not yet. */
function back(heard: Heard): Intent | undefined {
  const phrase = heard.said.times[0]
  if (phrase === undefined) return resume(heard)
  return /^(?:today|this morning|now)$/.test(phrase) ? resume(heard) : undefined
}

function notThisWeek(): readonly Rule[] {
  const aside: Rule['means'] = ({ found }) => ({
    kind: 'not-this-week',
    ...withActivity(found.groups?.['activity'] ?? found.groups?.['other']),
  })
  const thing = (pattern: Pattern) => sentence(pattern, aside)
  return [
    thing('not this week(?: .{0,60})?'),
    thing(
      `(?:we can |can i |can we |i need to |i want to |let us |i will )?(?:skip|put aside|leave|miss|give it miss|pass on)(?: (?:it|this|that|my|our))?(?: (?<activity>${ACTIVITY}))?(?: (?:for )?this week)(?: (?:i|we|because|as|since|due) .{0,80})?`,
    ),
    thing('(?:we are |i am )?not (?<activity>meeting)(?: (?:with )?WHO)? this week(?: .{0,60})?'),
    thing('skip(?: (?:it|this|that))?|(?:i|we) will skip(?: (?:it|this|that))?'),
    thing(
      `(?:there is |there will be |we have |we had |i have )?no (?<activity>${ACTIVITY})(?: WHO)? this week(?: .{0,60})?`,
    ),
    thing(
      `(?:(?:i|we) )?(?:can|could|will|did) not (?:be able to )?(?:do|make|have|fit in|manage|hold|get to|meet)(?: (?:my|our|it|with|WHO|this))*(?: ?(?<activity>${ACTIVITY}))?(?: with WHO)? this week(?: .{0,60})?`,
    ),
    thing(
      `(?:my |our |WHO )?(?<activity>${ACTIVITY})(?: with WHO)? (?:is |was |did |has |will |has been |got )*(?:not )(?:be )?(?:happen|happening|happened|on|going ahead|taking place|take place|possible)(?: this week)?(?: .{0,60})?`,
    ),
    thing(
      `(?:my |our |WHO )?(?<activity>${ACTIVITY})(?: with WHO)? (?:is |was |has been |got |had to be )*(?:cancelled|canceled|called off|off)(?: this week)?(?: .{0,60})?`,
    ),
    thing(
      `(?:(?:i|we) )?can not fit(?: (?:my|our|it|with|WHO|this))*(?: (?<activity>${ACTIVITY}))?(?: in)? this week(?: .{0,60})?`,
    ),
    thing(
      '(?:it |this )?(?:did not|will not|is not going to|is not) (?:happen|happening)(?: this week)?',
    ),
    thing('not happening(?: this week)?'),
    ...cannotDo(),
  ]
}

function cannotDo(): readonly Rule[] {
  const cannot: Rule['means'] = (heard) => ({
    kind: 'cannot-do',
    ...withActivity(heard.found.groups?.['activity'] ?? heard.found.groups?.['other']),
    ...dayOf(heard),
    ...about(heard),
  })
  const NOT =
    '(?:can not|could not|will not be able to|am not able to|am unable to|are unable to|will not|will have to miss|have to miss|unable to|not able to|will be unable to)'
  const framed = (pattern: Pattern) => order(pattern, cannot)
  return [
    framed(
      `(?:(?:i|we) )?(?:${NOT}) ?(?:make|do|attend|come to|go to|get to|be at|manage|have|meet|see WHO)?(?: (?:it|my|our|with|for|to|on))*(?: ?(?<activity>${ACTIVITY}))?(?: with WHO| WHO)?(?: any more)?(?: WHEN)?`,
    ),
    framed(
      `(?:(?:i|we) )?(?:need|have|want|would like)? ?(?:to )?(?:move|reschedule|rearrange|re-arrange|change|postpone|cancel|swap|push back|bring forward|shift)(?: (?:my|our|it|this|time of|date of|day of|WHO))*(?: (?<activity>${ACTIVITY}))(?: with WHO)?(?: (?:to|from|on))?(?: WHEN)?(?: (?:to )?(?:another day|later|different day))?`,
    ),
    framed(
      `(?:can|could) (?:i|we) (?:move|reschedule|rearrange|change|postpone|cancel)(?: (?:my|our|it|WHO))*(?: (?<activity>${ACTIVITY}))(?: WHEN)?`,
    ),
    framed(
      'WHEN (?:is not good|is no good|does not work|no longer works|will not work|is bad|does not suit|is out|is difficult|is tricky|is not possible|is not working|is not great|is no longer possible|is not convenient)(?: for me| for us| now| again| for my ect| for WHO)*',
    ),
    framed(`(?:i am |we are )?not (?:free|available)(?: WHEN)?`),
  ]
}

function dayOf({ said, context }: Heard) {
  const phrase = said.times[0]
  const days = phrase === undefined ? undefined : readDays(phrase, 'coming', context)
  return days === undefined || days.from !== days.to ? {} : { on: days.from }
}

function awayRules(): readonly Rule[] {
  const framed = (pattern: Pattern) => order(pattern, daysAway)
  return [
    framed(
      `${SUBJECT}${BE}(?:${ILL})(?: (?:again|and|with|from work|from school|off|at home|so|on|flu|covid|cold|bug|migraine|leave))*(?: WHEN)*(?: (?:so|and) .{0,80})?`,
    ),
    framed(
      `${SUBJECT}${BE}(?:will )?(?:${AWAY})(?: (?:${AWAY}))?(?: (?:again|from work|from school|from|for|work|school|ill|sick))*(?: WHEN)+`,
    ),
    framed(
      `(?:i|we|WHO) (?:am|is|was|are|will be|have been|had)(?: also| still)? (?:${AWAY})(?: .{0,40})?`,
    ),
    framed(
      `${SUBJECT}(?:have|has|had|got|caught|tested positive for|have got|have caught|came down with)(?: got)? (?:covid|flu|cold|bug|stomach bug|sick day|temperature|migraine|chest infection|tonsillitis|chicken pox|norovirus|appointment|hospital appointment|dentist appointment|doctors appointment|day off|days off|interview|wedding|funeral|week off)(?: WHEN)*`,
    ),
    framed([
      `(?:have |taking |on )?(?:day|days|week) off(?: WHEN)?|annual leave(?: WHEN)?`,
      `sick (?:day|leave)(?: WHEN)?`,
      `(?:going on |on |start |starting |i start )?(?:maternity|paternity|parental|adoption|compassionate|sick|annual) leave(?: WHEN)?`,
      `days away|add days away|log (?:my )?absence(?: WHEN)?|absence(?: WHEN)?`,
    ]),
    framed(`mark (?:WHO|me)(?: as)? (?:away|absent|off|ill|sick|out)(?: WHEN)?`),
    framed(
      `(?:my )?(?:[a-z]+ ){1,3}(?:is|are) (?:ill|sick|poorly|unwell|in hospital)(?: WHEN)?(?: so .{0,60})?`,
    ),
    framed([
      `(?:i )?(?:rang|called|phoned) in sick(?: WHEN)?|signed off(?: sick| work)*(?: WHEN)?`,
      `(?:i am )?(?:still )?signed off(?: sick| work)*(?: WHEN)?`,
    ]),
    framed(`absent(?: WHEN)?|${SUBJECT}(?:was|were|am|will be|is) absent(?: WHEN)?`),
  ]
}

/** Days only: why somebody is away is neither read nor kept. */
function daysAway(heard: Heard): Intent | undefined {
  const { said, context } = heard
  if (said.people.length > 1) return undefined
  const was = /\b(?:was|were|had|went|rang|called|phoned|yesterday|last|since)\b/.test(said.words)
  const phrase = said.times.join(' and ')
  const days = phrase === '' ? undefined : readDays(phrase, was ? 'past' : 'coming', context)
  return { kind: 'away', ...about(heard), ...days }
}

/** Said in passing: 'anywhere' rules come after all others. */
export const inPassing: readonly Rule[] = [
  anywhere('i am (?:really )?(?:ill|poorly|unwell)', daysAway),
]
