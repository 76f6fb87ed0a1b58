import type { Intent, WhenAsked, WhoAsked } from '../intent.ts'
import { oversightRules } from './oversight.ts'
import { about, anywhere, type Heard, order, plainly, type Rule, sentence } from './rule.ts'

/** Questions that are answered by showing something: when, who, what now. */
const ask =
  (of: WhenAsked): Rule['means'] =>
  (heard) => ({ kind: 'when', of, ...about(heard) })
const who =
  (of: WhoAsked): Rule['means'] =>
  (heard) => ({ kind: 'who', of, ...about(heard) })
const detail: Rule['means'] = (heard: Heard): Intent => ({ kind: 'detail', ...about(heard) })

const WHEN_IS =
  '(?:when|what (?:day|date|time|week)|which (?:day|week)|what (?:is|are) (?:my |our |the )?(?:next|date|day|time)|how long (?:until|till|til|to|is it)|how many (?:days|weeks|sleeps) (?:until|till|til|to)|is it|dates?(?: (?:for|of))?|next|where is|how far away is|do (?:i|we) have|have (?:i|we) got|is there|any)'
const between = "(?: [\\w'-]+){0,6}?"

const whenAsks = (thing: string, of: WhenAsked): Rule =>
  sentence(
    `(?!.*\\bwhen (?:i|we) |(?:(?:i|we) )?(?:have )?(?:done|did|finished|completed)\\b).{0,30}?${WHEN_IS}${between} (?:${thing})(?: .{0,60})?`,
    ask(of),
  )

export const askingRules: readonly Rule[] = [
  ...oversightRules,
  sentence('(?:next|my next|our next) (?<of>meeting)(?: .{0,40})?', ask('meeting')),
  whenAsks('half-term|half term', 'half-term'),
  sentence('(?:my |our )?half[ -]term', ask('half-term')),
  sentence(
    'is (?:my|our|the) (?:next )?meeting (?:today|tomorrow|this|next|on|at|with).{0,40}',
    ask('meeting'),
  ),
  sentence(
    'is (?:my|our|the) (?:next )?drop-in (?:today|tomorrow|this|next|on|at|with).{0,40}',
    ask('drop-in'),
  ),
  anywhere('half[ -]term (?:dates?|holiday|break)', ask('half-term')),
  ...termRules(),
  whenAsks('progress review|formal assessment|assessment point|assessment', 'review'),
  whenAsks('inset(?: day)?|non-pupil day|cpd day', 'training-day'),
  anywhere('(?:next |any )?inset days?', ask('training-day')),
  anywhere(
    [
      'when (?:will|do|are|does) (?:you|keepstep)(?: going to| next)* (?:message|messages|write|messaging|contact)',
      'when (?:is|will)(?: \\w+){0,3} next messages?',
    ],
    ask('message'),
  ),
  whenAsks('drop-in|observed|observing|visit|visiting', 'drop-in'),
  whenAsks('event', 'event'),
  sentence(
    '(?:any |are there any |what |which |my |our |next |upcoming |show |show me )*event(?: (?:coming up|soon|this term|this week|this month|are there|do i have|have i got|next|this half-term|dates))*',
    ask('event'),
  ),
  whenAsks('meeting|meet|meeting with|see|seeing|catch up', 'meeting'),
  whenAsks('diagnostic', 'diagnostic'),
  whenAsks('self-study', 'self-study'),
  ...whoRules(),
  ...standingRules(),
  ...weekRules(),
  ...tutorRules(),
]

function termRules(): readonly Rule[] {
  const HOLIDAY =
    '(?:for |at )?(?:christmas|xmas|easter|summer|holidays?|hols|term|half-term|year|break)'
  const when = '(?:when|what (?:day|date|time)|which (?:day|date))'
  return [
    anywhere(
      `${when}${between} (?:go back|back at|back in|back after|back to school|back from|we back|return|start back|term starts?|start again|starts again)`,
      ask('term-start'),
    ),
    anywhere(
      `${when}${between} (?:term|year)${between} (?:start|starts|begin|begins)`,
      ask('term-start'),
    ),
    anywhere(
      [
        'first day back',
        '(?:start|first day|beginning) of (?:next |new |autumn |spring |summer )*(?:term|year)',
      ],
      ask('term-start'),
    ),
    anywhere(
      `${when}${between} (?:break up|finish|break|breaking up|finishing)(?: ${HOLIDAY})`,
      ask('term-end'),
    ),
    anywhere(
      '(?:when|what (?:day|date|time)) (?:do|does|are|is) (?:we|school|term)(?: \\w+)? (?:break up|finish|end|ends|over)',
      ask('term-end'),
    ),
    anywhere(
      `${when}${between} (?:term|year)${between} (?:end|ends|finish|finishes|over)`,
      ask('term-end'),
    ),
    anywhere(
      '(?:end|last day|last week) of (?:this |next |autumn |spring |summer )*(?:term|year)',
      ask('term-end'),
    ),
    anywhere(
      `when (?:is|are|does|do)(?: \\w+){0,3} (?:christmas|easter|summer)(?: (?:holiday|holidays|break|hols|start|starts))*`,
      ask('term-end'),
    ),
    anywhere(
      'how (?:long|many \\w+)(?: \\w+){0,3} (?:christmas|easter|summer|end of term)',
      ask('term-end'),
    ),
    anywhere(
      [
        '(?:term|school|holiday|half-term) (?:dates?|times|calendar)',
        '(?:school|next) (?:holidays?|hols)|when (?:is|are)(?: \\w+){0,2} (?:holidays?|hols|term)',
      ],
      ask('term-dates'),
    ),
  ]
}

function whoRules(): readonly Rule[] {
  const WHO_IS =
    '(?:who (?:is|are|was)|who|name of|what is (?:the )?name of|which|tell me who|show me|show|list|see|remind me who|do you know who)'
  return [
    anywhere(
      'who (?:can|do|should|could|would|must|else can) (?:i|we) (?:ask|contact|email|ring|call|speak to|talk to|tell|turn to|go to|message|phone)',
      who('contacts'),
    ),
    anywhere(
      [
        'contact (?:details|details for|us|info|provider|somebody)|who (?:to|do i) contact',
        'support contact|phone number|appropriate body',
        '(?:email|contact|number) (?:for|of) (?:\\w+ )?(?:provider|support|delivery partner)',
        'who is (?:\\w+ )?(?:provider|delivery partner|lead provider)',
      ],
      who('contacts'),
    ),
    sentence(
      `${WHO_IS}(?: (?:is|are|my|our|WHO|the|this|for))* (?:mentor|mentoring me|mentors me|mentoring WHO|my mentor)(?: (?:again|now|this year|please|is|for WHO|called))*`,
      who('mentor'),
    ),
    sentence("(?:my |what is )*(?:mentor|mentor name|mentors name|mentor's name)", who('mentor')),
    sentence('(?:do i have|have i got|who have i got as)(?: \\w+){0,2} mentor', who('mentor')),
    sentence(
      `(?:${WHO_IS} )?(?:(?:is|are|my|our|all|the) )*ect(?: (?:do i have|have i got|am i mentoring|do i mentor|again|this year|now|are mine|please|list|i have))*`,
      who('ects'),
    ),
    sentence(
      'who (?:do|am|will) i (?:mentor|mentoring|look after|be mentoring|working with|support|supporting)(?: .{0,30})?',
      who('ects'),
    ),
    sentence(
      `${WHO_IS}(?: (?:is|my|our|the|induction))* (?:tutor|induction lead)(?: .{0,30})?`,
      who('tutor'),
    ),
    sentence('(?:induction |my )?tutor', who('tutor')),
    sentence('(?:(?:show|me|the|my|our|programme|provider) )*contacts?', who('contacts')),
  ]
}

function standingRules(): readonly Rule[] {
  return [
    sentence(
      '(?:what is |show |show me |see |list |what is coming |whats coming |my )*(?:up )?later(?: (?:things|list|items|ones|stuff|on))?',
      plainly('later'),
    ),
    anywhere(
      'coming up later|later (?:things|list)|(?:rest|what) (?:is )?(?:not due|for later)',
      plainly('later'),
    ),
    sentence(
      'status|my status|update|progress|my progress|show (?:my )?(?:status|progress)',
      plainly('status'),
    ),
    anywhere(
      [
        'how am i (?:doing|getting on)',
        'am i (?:paused|muted|snoozed|up to date|on track|behind|done|okay|ok|all done|finished)',
        'what have (?:i|we) (?:logged|done|completed|finished)',
        'what (?:did|had) i (?:log|do|complete|done)',
        'have (?:i|we) (?:done|logged|finished|completed|missed)',
        'did (?:i|we) (?:log|do|finish|complete|save)|are you (?:paused|on|off)',
        'have you (?:stopped|paused)',
        'did (?:my|our|that|it) (?:\\S+ )?(?:\\S+ )?(?:save|go through|log|work|saved)',
        'did you (?:get|save|stop|log) (?:that|it|my)|what is logged',
        '(?:has|have) (?:my|our) \\S+ (?:been|gone)|has (?:it|that) (?:saved|been logged|logged)',
        'is (?:\\S+ ){1,3}(?:logged|done|saved|paused|muted|snoozed)(?: yet| now)?',
      ],
      plainly('status'),
    ),
    sentence(
      'did you stop|are you (?:still )?(?:on|working|paused)|is (?:it|that) (?:logged|done|saved)',
      plainly('status'),
    ),
  ]
}

/** What is on this week, and what comes next. */
function weekRules(): readonly Rule[] {
  return [
    sentence(
      '(?:(?:show|see|view|open|show me|what is on|what is|give me|get|whats|see) )*(?:my |this |the |our )?(?:week|my week)(?: (?:please|card|again|ahead|plan|look like))*',
      plainly('my-week'),
    ),
    sentence(
      '(?:(?:my|show|see|list|all) )*(?:to[ -]?do|todo|todos|jobs|tasks|task list|list)(?: for this week)?',
      plainly('my-week'),
    ),
    sentence(
      '(?:what is (?:my )?(?:on|due|next|left|open|happening|up|up next|coming up|outstanding|to do)|what (?:next|now)|next|whats next|what is there)(?: .{0,40})?',
      plainly('my-week'),
    ),
    anywhere(
      'what (?:do|should|must|can|have|else do|else should|else) (?:i|we) (?:need|have|do|be doing|got|supposed|still|to do|left|has)',
      plainly('my-week'),
    ),
    anywhere(
      [
        'what (?:am|are) (?:i|we) (?:supposed|meant|doing|due|expected)',
        'what i (?:need|have|am supposed|am meant|should)(?: to)?(?: do)?',
      ],
      plainly('my-week'),
    ),
    anywhere(
      [
        'what is (?:\\w+ )?(?:due|left|next|on) (?:this|next|for|today|tomorrow|on)',
        'what is (?:left|due)(?: for me)?(?: to do)?|(?:my )?to[ -]do list',
        'anything (?:for me|due|to do|left|else|on|i need)',
        '(?:is|have) (?:there|i|we)(?: got| have)? anything|my (?:plan|schedule|agenda|overview)',
      ],
      plainly('my-week'),
    ),
  ]
}

function tutorRules(): readonly Rule[] {
  return [
    anywhere(
      [
        'how (?:was|is|were|are|did|do|does|has)(?: \\w+){0,4} (?:counted|worked out|calculated|counting|numbers?|figures?|get (?:these|this|that))',
        'why (?:does|is|are|do|was)(?: \\w+){0,3} (?:say|count|counted|numbers?|figure|figures|\\d+ of \\d+)',
        '(?:explain|check|challenge) (?:\\w+ ){0,2}(?:numbers?|figures?|counts?)',
        'where do(?:es)? (?:\\w+ )?(?:numbers?|figures?)',
      ],
      plainly('how-counted'),
    ),
    anywhere(
      [
        'undelivered(?: (?:messages?|cards?))?',
        '(?:messages?|cards?|summary|digest) (?:that |which )?(?:did not|have not|has not|may not have|never) (?:arrived?|reach(?:ed)?|got|get through|come|came)',
        '(?:did|have|has)(?: (?:the|all|my|our|weekly))* (?:messages?|cards?|summary|digest) (?:arrived?|get through|got through|come|reach)',
      ],
      plainly('undelivered'),
    ),
    sentence('counts?|numbers|figures|how counted', plainly('how-counted')),
    sentence(
      '(?:(?:show|see|me|more|all|full|give|open|view) )*(?:detail|details|breakdown|each pair|every pair|all pairs|pairs|pair)(?: (?:please|for WHO|of WHO|by pair|for each pair|for pairs))*',
      detail,
    ),
    anywhere('break (?:it|this|that|them) down|(?:by|each|every|per) pair|breakdown', detail),
    anywhere(
      [
        'how (?:is|are)(?: \\w+){0,2} (?:induction|ect|pairs?|everyone|everybody)(?: \\w+){0,3}',
        'how (?:(?:is|are) )?(?:they|induction|my ect|our ect|ect|pairs?|things)(?: (?:is|are))? (?:doing|going|getting on|all)',
        '(?:show|see) induction|induction (?:now|overview|status|summary|report|going)',
        '(?:show|see) (?:my |our )?(?:school|pairs)',
      ],
      detail,
    ),
    sentence(
      'how (?:is|has) WHO (?:doing|getting on|going|been|been doing|been getting on|progressing)(?: .{0,30})?',
      detail,
    ),
    order('(?:show|see)(?: me)? (?:detail|details) (?:for|of|on|about) WHO', detail),
  ]
}
