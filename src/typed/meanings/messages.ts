import { localTime } from '../../domain/calendar/local-clock.ts'
import { weekdayOf } from '../../domain/calendar/school-date.ts'
import type { Intent, Suggestion, Switchable } from '../intent.ts'
import { readWhen } from '../when/read-when.ts'
import { about, anywhere, type Heard, order, plainly, type Rule, sentence } from './rule.ts'

/** Which messages come, when and where; and taking back what was logged. */
interface KindOfMessage {
  readonly nudge: Switchable
  /** What it is called beside 'turn off'. */
  readonly name: string
  /** What it is called beside words that could stop the thing itself: 'no drop-in' is no drop-in. */
  readonly messages: string
}

const KINDS: readonly KindOfMessage[] = [
  {
    nudge: 'step-reminder',
    name: 'steps?|lesson',
    messages:
      '(?:steps?|lesson) messages|messages (?:about|of|for|on)(?: my)? steps?|messages before (?:my )?lessons?',
  },
  {
    nudge: 'coming-up',
    name: 'coming up|upcoming|what is coming up|events?',
    messages:
      '(?:coming up|events?|drop-in|upcoming|what is coming up) messages|messages (?:about|of|for) event',
  },
  {
    nudge: 'not-logged-yet',
    name: 'not-logged-yet',
    messages: '(?:not-logged-yet|second|weekly not-logged-yet) messages|not-logged-yet',
  },
  {
    nudge: 'half-finished',
    name: 'half-finished(?: (?:logs?|forms?))?',
    messages: 'half-finished(?: (?:logs?|forms?))? messages',
  },
  {
    nudge: 'half-term-summary',
    name: 'halfsummary',
    messages: 'halfsummary',
  },
  {
    nudge: 'my-week',
    name: 'my week(?: cards?)?|weekly cards?|week cards?',
    messages: '(?:my |this )?week(?:ly)? (?:messages|cards?)',
  },
]
const MESSAGES = KINDS.map(({ messages }) => messages).join('|')
const KIND = `${MESSAGES}|${KINDS.map(({ name }) => name).join('|')}`
const THE = '(?: (?:my|all|any|these|those|me|sending|about|of|for))*'
const SWITCH_OFF = '(?:turn off|unsubscribe from)'
const STOP =
  '(?:stop|mute|no more|no|do not send me|do not remind me about|do not messages? me|stop sending me|stop sending|stop messaging me about|silence|cancel|i do not want|i do not need|do not want|remove)'

const HERE =
  '(?: (?:in|to|into|here|this|our|channel|chat|team|group|on|from now on|every week|each week|on WHEN|again|now))*'
const DIGEST = '(?: (?:my|your|our|weekly|induction|all|any|more|these|those))* digest'
const MY_WEEK: Suggestion = { title: 'Show my week', text: 'my week' }

const OH = '(?:(?:oh no|no|oops|whoops|hang on|ah|argh) )*'
const IT_WAS = '(?:it |that |this |i )?(?:was |is |made |have made |did )?'
const WRONG =
  'wrong|mistake|an accident|accident|by mistake|by accident|not right(?! now)|not what i meant|not correct|incorrect|in error'
/** What is said beside it, and changes nothing. */
const SO =
  '(?: (?:sorry|one|button|i (?:meant|logged|pressed|clicked|did|put|chose).{0,40}|it (?:was|is).{0,40}|please.{0,40}|can you.{0,40}|take it back|undo it|undo))*'

export const messageRules: readonly Rule[] = [
  order(`${SWITCH_OFF}${THE} (?<kind>${KIND})(?: again)?`, turn('turn-off')),
  order(`${STOP}${THE} (?<kind>${MESSAGES})(?: again)?`, turn('turn-off')),
  order(`(?:turn|switch)${THE} (?<kind>${KIND}) off`, turn('turn-off')),
  order(`turn on${THE} (?<kind>${KIND})(?: again)?`, turn('turn-on')),
  order(`(?:turn|switch)${THE} (?<kind>${KIND}) (?:back )?on(?: again)?`, turn('turn-on')),
  order(
    `(?:start|restart|resume|send|get)(?: sending)?(?: me)?${THE} (?<kind>${MESSAGES})(?: again)?`,
    turn('turn-on'),
  ),
  order(`(?:${SWITCH_OFF}|${STOP})${THE} (?<kind>${MESSAGES}) WHEN`, plainly('open-pause')),
  order(`(?:${SWITCH_OFF}|${STOP})${THE} WHEN (?:messages|cards?)`, ({ said }) =>
    /day|week/.test(said.times[0] ?? '') && said.mood === 'order'
      ? { kind: 'turn-off', nudge: 'my-week' }
      : undefined,
  ),
  ...digestRules(),
  ...undoRules(),
  ...settingsRules(),
]

function turn(kind: 'turn-off' | 'turn-on') {
  return ({ found, said }: Heard): Intent | undefined => {
    const words = found.groups?.['kind'] ?? ''
    const nudge = KINDS.find(({ name, messages }) =>
      new RegExp(`^(?:${messages}|${name})$`).test(words),
    )?.nudge
    if (nudge === undefined) return undefined
    return said.mood === 'question' ? { kind: 'settings' } : { kind, nudge }
  }
}

function digestRules(): readonly Rule[] {
  const asked =
    (kind: 'post-digests-here' | 'stop-digests', yes: Suggestion): Rule['means'] =>
    ({ said }) =>
      said.mood === 'order' ? { kind } : confirm('Change the weekly summary in this channel?', yes)
  const stopped = asked('stop-digests', { title: 'Stop the summary', text: 'stop digests' })
  return [
    order(
      `(?:post|send|put|share|start|show|have|turn on|deliver)(?: (?:posting|sending|sharing))?${DIGEST}${HERE}`,
      asked('post-digests-here', { title: 'Post it here', text: 'post digests here' }),
    ),
    order(
      `(?:stop|end|no more|no|remove|turn off|cancel|pause|mute|do not (?:post|send|share|want)|i do not want)(?: (?:posting|sending|sharing|getting|having))?(?: me)?${DIGEST}${HERE}`,
      stopped,
    ),
    order(`(?:turn)${DIGEST} off${HERE}`, stopped),
  ]
}

function confirm(sentence: string, yes: Suggestion): Intent {
  return { kind: 'question', sentence, choices: [yes, MY_WEEK] }
}

function undoRules(): readonly Rule[] {
  const LAST =
    '(?: (?:it|that|this|last|one|thing|entry|log|my|what i (?:did|logged)|please|again))*'
  const wrong: Rule['means'] = () =>
    confirm('Take back what you logged last?', { title: 'Take it back', text: 'undo' })
  const undo: Rule['means'] = (heard) =>
    heard.said.mood === 'order' ? { kind: 'undo' } : wrong(heard)
  return [
    order(`undo${LAST}`, undo),
    order(
      [
        '(?:take|put) (?:it|that|this|last one) back',
        'take back (?:it|that|this|last one|last entry|my last (?:log|entry))',
      ],
      undo,
    ),
    order('(?:delete|remove|scrap|reverse)(?: (?:that|this|my|last|one))* (?:entry|log)', undo),
    order('(?:delete|remove|cancel|scrap|reverse) (?:it|that|this|last one)', wrong),
    sentence(`${OH}(?:oops|whoops|oh no|my (?:bad|mistake)|${IT_WAS}(?:${WRONG}))${SO}`, wrong),
    anywhere(
      'i (?:have )?(?:pressed|clicked|tapped|hit|chose|picked|logged|selected) (?:\\w+ ){0,3}(?:wrong|by mistake|by accident|twice)',
      wrong,
    ),
    anywhere('wrong (?:button|one|person|ect|day)', wrong),
  ]
}

function settingsRules(): readonly Rule[] {
  const CHANGE = '(?:change|move|set|switch|update|edit|choose|pick|make|have|put)'
  const WHAT =
    '(?: (?:my|usual|weekly|messages|message|week|card|for|of|day|time|days|to|be|on|at|come|it|and|that|when you|you|me|working|work|from))*'
  return [
    sentence(
      '(?:(?:show|see|view|open|change|edit|what are|where are|update|check|go to|my|me|find|can i see) )*(?:settings?|preferences|options)(?: (?:please|page|menu|now))*',
      () => ({ kind: 'settings' }),
    ),
    order(
      `${CHANGE}${WHAT}(?: (?:day|time|days|working days|hours))(?: (?:and (?:day|time)|of (?:my )?messages|you (?:message|write to|contact) me))*(?: (?:to|for|instead))*(?: WHEN)?(?: instead)?`,
      settings,
    ),
    order(
      `(?:message|remind|send)(?: (?:me|my|it|messages|week|card))* WHEN(?: (?:instead|in future|from now on|every week|each week|going forward))+`,
      settings,
    ),
    order(`message(?: me)? WHEN`, settings),
    order(`messages me WHEN(?: (?:instead|in future|from now on|every week|each week))*`, settings),
    order(
      `${CHANGE}(?: (?:my|messages|day|time|it|week|card))* (?:to |at |on )?WHEN(?: instead)?`,
      settings,
    ),
    anywhere(
      [
        '(?:my|our) (?:working|work) days|i (?:only|do not|now) work',
        'i work (?:on |from )?(?:mon|tue|wed|thu|fri|\\d|part|half|full)\\w*|part[ -]time',
        'working pattern|(?:my )?hours (?:have )?changed',
        '(?:when|what (?:day|time)) (?:do )?you (?:message|messages|write|send)|change when you',
        '(?:turn|switch) (?:these|them|it|things) off',
      ],
      settings,
    ),
  ]
}

/** A day or time that was said stands in the form. */
function settings({ said, context }: Heard): Intent {
  const phrase = said.times[0]
  const isAbout = phrase === undefined || /\b(?:not|only|work)\b/.test(said.plain)
  if (isAbout || said.mood === 'question') return { kind: 'settings' }
  const read = readWhen(phrase.replace(/^to /, '').replace(/^(?=\d)/, 'at '), context, 'snooze')
  if (read.kind === 'time') {
    const { time, on } = read
    const { date: today } = localTime(context.now, context.place.timeZone)
    return /day\b/.test(phrase) && on !== today
      ? { kind: 'settings', day: weekdayOf(on), time }
      : { kind: 'settings', time }
  }
  if (read.kind === 'day' && /day/.test(phrase))
    return { kind: 'settings', day: weekdayOf(read.on) }
  return { kind: 'settings' }
}

/** Of anything else than induction nobody is reminded. */
const OF_INDUCTION =
  '(?: (?:about|to|of)(?: (?:log|do|finish|complete|write|up|and|it|this|that|her|his|their|my|self-study|drop-in|meeting|step|week|electives|diagnostic|event))+)?'

/** 'Remind Amina': a kind word by hand. */
export const reminding: readonly Rule[] = [
  order(`(?:remind|message)(?: (?:again|gently))? WHO${OF_INDUCTION}`, byHand),
  order(
    [
      '(?:send|give)(?: (?:kind|gentle|friendly))? (?:messages|message) to WHO',
      '(?:send|give) WHO (?:kind |gentle |friendly |little )?(?:messages|message)',
    ],
    byHand,
  ),
]

function byHand(heard: Heard): Intent | undefined {
  const { said } = heard
  const person = said.people[0]
  if (said.people.length !== 1 || person === undefined) return undefined
  const isSure = person.isExact && person.ids.length === 1
  if (said.mood === 'order' && isSure) return { kind: 'remind-person', ...about(heard) }
  const [first, second] = heard.context.people.filter(({ id }) => person.ids.includes(id))
  if (first === undefined) return undefined
  const yes = { title: first.name, text: `remind ${first.name}` }
  const other = second && { title: second.name, text: `remind ${second.name}` }
  return {
    kind: 'question',
    sentence: 'Send a kind word by hand? To whom?',
    choices: [yes, other ?? MY_WEEK],
  }
}
