import { localTime } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { StepOutcome } from '../../domain/log-entry.ts'
import type { Intent } from '../intent.ts'
import { readDays } from '../when/read-days.ts'
import { about, anywhere, type Heard, order, plainly, type Rule, sentence } from './rule.ts'

/** Drop-ins, meetings, action steps, notes. */
const LOG =
  '(?:(?:log|record|add|note|new|start|begin|write|write up|open|enter|submit|fill in|fill out|put in|create|do|save|input|make) )?(?:(?:my|new|this|our|another|up|in|WHEN) )*'
const FORM = '(?: (?:notes|form|log|record|sheet))?'
const FOR = `(?: WHO|(?: (?:for|with|of|on|about|to))(?: (?:my|our|ect|WHO))*(?: (?<somebody>[a-z][a-z'-]{1,20}(?: [a-z][a-z'-]{1,20})?))?)?`

const OUTCOME: readonly (readonly [StepOutcome, string])[] = [
  ['not-yet', 'not met(?: yet)?|not yet(?: met)?|not there yet|not achieved|did not meet'],
  [
    'getting-there',
    'getting there|nearly(?: there| met)?|almost(?: there| met)?|partly(?: met)?|partially met|part met|making progress|on way|some progress|improving',
  ],
  ['moved-on', 'moved on|move on|moving on'],
  ['met', 'met|achieved|fully met|nailed'],
]
const ANY_OUTCOME = OUTCOME.map(([, words]) => words).join('|')
const IS = '(?: (?:and|step|is|was|she|he|they|has|have|had|now|it|outcome|been|WHEN))*'
const IT = '(?: (?:it|step|her step|his step|their step|this step|WHEN))*'

export const coachingRules: readonly Rule[] = [
  order(
    `(?:(?:log|record|add) )?(?:my )?drop-in(?: (?:for|with|on|of))?(?: WHO)?${IS} (?<outcome>${ANY_OUTCOME})${IT}`,
    outcome,
  ),
  order(
    `(?:(?:log|record|add) )?(?:my )?WHO drop-in${IS} (?<outcome>${ANY_OUTCOME})${IT}`,
    outcome,
  ),
  order(
    `(?:(?:log|record|add) )?(?:my )?drop-in (?<somebody>[a-z][a-z'-]{1,20})${IS} (?<outcome>${ANY_OUTCOME})${IT}`,
    outcomeForm,
  ),
  order(`(?:i )?observed WHO${IS} (?<outcome>${ANY_OUTCOME})${IT}`, outcome),
  order(
    `WHO (?:(?:has|have|had|is|was|now) )*(?<outcome>${ANY_OUTCOME}) (?:it|step|her step|his step|their step|this step)(?: WHEN)?`,
    outcomeForm,
  ),
  order(`${LOG}drop-in${FORM}(?: WHEN)?${FOR}(?: WHEN)?`, form('log-drop-in')),
  order(`${LOG}WHO drop-in${FORM}(?: WHEN)?`, form('log-drop-in')),
  order(
    `(?:(?:i|we) )?(?:have )?observed WHO(?: teach| teaching| teaches| in lesson| lesson| in class)?(?: WHEN)?`,
    form('log-drop-in'),
  ),
  order(`observe(?: WHO)?`, form('log-drop-in')),
  order(`${LOG}meeting${FORM}(?: WHEN)?${FOR}(?: WHEN)?`, form('log-meeting')),
  order(`${LOG}WHO meeting${FORM}(?: WHEN)?`, form('log-meeting')),
  order(
    `(?:(?:i|we) )?(?:have )?(?:had|held|met|met with|met up with|ran)(?: (?:my|our|WHEN))*(?: meeting)?(?: with)? (?:WHO|my ect)(?: WHEN)?`,
    form('log-meeting'),
  ),
  order(
    `(?:(?:i|we) )?(?:have )?(?:had|held)(?: (?:my|our|WHEN))* meeting(?: WHEN)?`,
    form('log-meeting'),
  ),
  ...triedRules(),
  ...readRules(),
]

function triedRules(): readonly Rule[] {
  const STEP = '(?:it|that|my step|this step|step|new step|our step)'
  return [
    order(
      `(?:i |we )?(?:have )?(?:now )?(?:tried|used|had go at|had a go at|have go at|tested|practised|practiced)(?: out)? ${STEP}(?: out)?(?: WHEN)?(?<note> .*)?`,
      tried,
    ),
  ]
}

/** The line that followed is kept as it was cleaned; the use case says who sees it. */
function tried({ found, said }: Heard): Intent | undefined {
  if (said.mood === 'question') return { kind: 'status' }
  if (found.groups?.['note'] === undefined && said.isReduced) return undefined
  return { kind: 'tried-it' }
}

function readRules(): readonly Rule[] {
  const SHOW =
    '(?:(?:show|see|view|read|open|get|find|tell|give|list|look at|me|us|what is|what are|what was|what|where is|where are|all|all of|of|remind me|remind me of|i see|can i see|can you show|could you show|could i see) )*'
  return [
    sentence(
      `${SHOW}(?:my |our |WHO |WHO's )?(?:step history|history|all (?:my |our )?steps?|steps|old steps?|previous steps?|past steps?|last steps)(?: (?:so far|list|history|again|for WHO|of WHO))*`,
      (heard) => ({ kind: 'steps', ...about(heard) }),
    ),
    sentence(
      `${SHOW}(?:my |our |WHO |this week |this week's )?step(?: (?:is|was|again|now|this week|please|for WHO|of WHO|for this week))*`,
      (heard) => ({ kind: 'step', ...about(heard) }),
    ),
    sentence(
      '(?:remind me )?what (?:is |was |am |are |should )?(?:i |we |WHO |my |our |supposed |meant |to )*(?:be )?(?:working on|work on|practising|trying|focusing on)(?: (?:now|again|this week|at moment))*',
      (heard) => ({ kind: 'step', ...about(heard) }),
    ),
    anywhere(
      '(?:what|which) (?:is|was|are|were) (?:my|our|WHO|this) (?:\\w+ )?step|(?:what|which) step',
      (heard) => ({ kind: 'step', ...about(heard) }),
    ),
    anywhere('(?:did|has|is) WHO (?:meet|met|meeting) (?:her|his|their) step', (heard) => ({
      kind: 'step',
      ...about(heard),
    })),
    sentence(
      `${SHOW}(?:my |our |WHO |any |last |latest |previous )*notes(?: (?:again|please|from|about|on|for|of|my|our|last|latest|previous|WHO|meeting|drop-in|time|with|this|did i get|have i had|i got|i have had|week|there|any|on me))*`,
      (heard) => ({ kind: 'notes', ...about(heard) }),
    ),
    sentence(
      [
        '(?:search|look through|look in|find in)(?: (?:my|our))* notes(?: (?:for|about|with|on))? (?<words>.{2,80})',
        '(?:find|search for|look for|search) (?<sought>.{2,80}?) in(?: (?:my|our))* notes',
      ],
      searched,
    ),
    anywhere(
      'what (?:did|has|have|was|is|do) (?:(?:my|our) mentor|she|he|they|WHO|i|we|WHO and i|i and WHO|me and WHO|WHO and me) (?:say|said|write|written|wrote|think|put|note|noted|agree|agreed|talk about|discuss|discussed|decide|decided)',
      (heard) => ({ kind: 'notes', ...about(heard) }),
    ),
    anywhere(
      [
        '(?:what|where) (?:notes|(?:is|are|was) (?:my|our) notes)',
        'notes (?:from|of|about|on) (?:my|our|last|WHO)|how did (?:my|our) (?:drop-in|meeting) go',
      ],
      (heard) => ({
        kind: 'notes',
        ...about(heard),
      }),
    ),
    order(
      'remind me (?:before|ahead of) (?:my |this |that |next )?(?:lesson|class|it|i teach.{0,20})',
      (heard) => (heard.said.mood === 'question' ? undefined : { kind: 'remind-before-lesson' }),
    ),
    sentence(
      `${SHOW}(?:(?:i want to|i need to|choose|pick|change|set|select|update|my|our|new|different|other|which|do i|have i|chosen|when|where|how|can) )*electives(?: (?:do i have|have i got|next|please|again|options|choices|for this half-term))*`,
      plainly('electives'),
    ),
    sentence(
      `${SHOW}(?:(?:i want to|choose|when|do|we|i|who|chooses|decides|what|is|our|my|how|can) )*sequence(?: (?:please|again|next|this year|for this year))*`,
      plainly('sequence'),
    ),
    sentence('order|(?:show|change|choose) order', plainly('sequence')),
  ]
}

function searched({ found }: Heard): Intent {
  const words = found.groups?.['words'] ?? found.groups?.['sought'] ?? ''
  return { kind: 'notes', words }
}

const outcomeOf = (words: string): StepOutcome | undefined =>
  OUTCOME.find(([, pattern]) => new RegExp(`^(?:${pattern})$`).test(words))?.[0]

/** Logged at once where it is an order about one person who is surely meant; else the form opens with it. */
function outcome(heard: Heard): Intent | undefined {
  const { found, said } = heard
  const seen = outcomeOf(found.groups?.['outcome'] ?? '')
  if (seen === undefined || said.people.length > 1) return undefined
  const person = said.people[0]
  const isSure =
    said.times.length === 0 && (person === undefined || (person.isExact && person.ids.length === 1))
  if (said.mood === 'order' && isSure) {
    return { kind: 'drop-in-outcome', outcome: seen, ...about(heard) }
  }
  return outcomeForm(heard)
}

function outcomeForm(heard: Heard): Intent | undefined {
  const { found, said } = heard
  const seen = outcomeOf(found.groups?.['outcome'] ?? '')
  if (seen === undefined || said.people.length > 1) return undefined
  return { kind: 'log-drop-in', outcome: seen, ...somebody(heard), ...onDay(heard) }
}

function form(kind: 'log-drop-in' | 'log-meeting') {
  return (heard: Heard): Intent | undefined =>
    heard.said.people.length > 1 ? undefined : { kind, ...somebody(heard), ...onDay(heard) }
}

/** A name that fits nobody is kept, so that the answer can say so. */
function somebody(heard: Heard): ReturnType<typeof about> {
  const typed = heard.found.groups?.['somebody']
  if (heard.said.people.length > 0 || typed === undefined) return about(heard)
  return { person: { typed, ids: [], isExact: false } }
}

/** The day that was said, up to yesterday: today stands in the form already. */
function onDay({ said, context }: Heard): { readonly on?: SchoolDate } {
  const phrase = said.times[0]
  const days = phrase === undefined ? undefined : readDays(phrase, 'past', context)
  const { date: today } = localTime(context.now, context.place.timeZone)
  return days === undefined || days.from !== days.to || days.from >= today ? {} : { on: days.from }
}
