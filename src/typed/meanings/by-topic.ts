import type { Detail, Intent, PlainCommand, WhenAsked } from '../intent.ts'
import { about, type Heard, type Rule } from './rule.ts'

/**
 * The last resort, for what only shows something: a short question or request in which Keepstep knows
 * what it is about, however it is put. Statements are left alone: 'the step outside is icy'.
 */
interface Topic {
  readonly words: RegExp
  readonly means: (heard: Heard) => Intent
}

const shows =
  (kind: PlainCommand): Topic['means'] =>
  () => ({ kind })
const withPerson =
  (kind: 'step' | 'steps' | 'notes' | 'detail'): Topic['means'] =>
  (heard) => ({ kind, ...about(heard) })
const when =
  (of: WhenAsked): Topic['means'] =>
  (heard) => ({ kind: 'when', of, ...about(heard) })
const change =
  (what: Detail): Topic['means'] =>
  () => ({ kind: 'change-details', what })

/** Every word has to be there, in any order. */
const all = (...words: readonly string[]): RegExp =>
  new RegExp(words.map((word) => `(?=.*\\b(?:${word})\\b)`).join(''))

const MY = 'my|our|i|me|we|about'
const ASKS_WHEN =
  'when|date|dates|time|next|how long|how many|how soon|what day|what time|which day|whens'
const CHANGES = 'change|changed|update|correct|fix|amend|wrong|edit'

const TOPICS: readonly Topic[] = [
  {
    words: all('delete|erase|remove|wipe', 'data|account|everything|profile', MY),
    means: shows('erase-my-data'),
  },
  {
    words: all('copy|export|download|request', 'data|everything|records', MY),
    means: shows('export-my-data'),
  },
  {
    words: all(
      'data|stored|store|hold|keep|confidential|private|privacy|gdpr',
      `${MY}|you|this|is`,
    ),
    means: shows('privacy'),
  },
  {
    words: all('who', 'see|sees|read|reads|access|knows|told|shared|look|looks'),
    means: shows('privacy'),
  },
  { words: all('email', CHANGES), means: change('email') },
  { words: all('name|surname', CHANGES, MY), means: change('name') },
  { words: all('mentor', CHANGES), means: change('mentor') },
  {
    words: all(
      'count|counts|counting|counted|figures?|numbers?|calculated|percentage',
      'how|why|where|explain',
    ),
    means: shows('how-counted'),
  },
  { words: all('half-term|half term', ASKS_WHEN), means: when('half-term') },
  { words: all('back', ASKS_WHEN, 'school|term|we'), means: when('term-start') },
  {
    words: all('term|school|year', ASKS_WHEN, 'start|starts|begin|begins'),
    means: when('term-start'),
  },
  {
    words: all(
      'term|school|year|christmas|easter|summer',
      ASKS_WHEN,
      'end|ends|finish|finishes|break|over|last',
    ),
    means: when('term-end'),
  },
  { words: all('term|holiday|holidays', ASKS_WHEN), means: when('term-dates') },
  { words: all('inset', `${ASKS_WHEN}|any|is there`), means: when('training-day') },
  { words: all('drop-in|observed|observing|observe', ASKS_WHEN), means: when('drop-in') },
  { words: all('event', `${ASKS_WHEN}|where|coming up`), means: when('event') },
  { words: all('meeting|meet|meeting with', ASKS_WHEN), means: when('meeting') },
  { words: all('diagnostic', ASKS_WHEN), means: when('diagnostic') },
  { words: all('self-study', ASKS_WHEN), means: when('self-study') },
  { words: all('messages|message|messaging|write', 'when', 'you'), means: when('message') },
  { words: all('commands?'), means: shows('help') },
  { words: all('sequence'), means: shows('sequence') },
  { words: all('order', 'self-study'), means: shows('sequence') },
  { words: all('electives'), means: shows('electives') },
  { words: all('notes'), means: withPerson('notes') },
  { words: all('steps'), means: withPerson('steps') },
  { words: all('step', `${MY}|WHO|what|show`), means: withPerson('step') },
  {
    words: all(
      'said|say|wrote|write|agreed|agree|discussed',
      'last|previous|mentor|meeting|drop-in',
      'what',
    ),
    means: withPerson('notes'),
  },
  {
    words: all('mentor', 'who'),
    means: (heard) => ({ kind: 'who', of: 'mentor', ...about(heard) }),
  },
  { words: all('ect', 'who|which|list'), means: () => ({ kind: 'who', of: 'ects' }) },
  {
    words: all('who', 'charge|leads|runs|responsible', 'induction'),
    means: () => ({ kind: 'who', of: 'tutor' }),
  },
  { words: all('tutor', 'who'), means: () => ({ kind: 'who', of: 'tutor' }) },
  { words: all('induction|pairs?|ect', 'how|show|going|doing'), means: withPerson('detail') },
  { words: all('settings|preferences|working days'), means: () => ({ kind: 'settings' }) },
  {
    words: all('messages', 'change|often|fewer|less|many|time|day|when|which'),
    means: () => ({ kind: 'settings' }),
  },
  {
    words: all('week|due|to do|outstanding|tasks|need|left|log', `${MY}|what|show|anything`),
    means: shows('my-week'),
  },
]

const ASKS =
  /^(?!(?:when|what) (?:i|we) have )(?:what|when|where|who|which|how|why|show|tell|see|view|find|list|open|get|give|is|are|do|does|did|can|could|will|would|have|has|any|i want|i need|i would like|need|want)\b/
const MOST_WORDS = 14

/** Said against something, or of somebody else's doing. */
const NOT_ASKED = /\b(?:not|never|no|year \d|class|pupils?|kids|children|students?)\b/

/** The rule that comes last. */
export const byTopic: Rule = {
  on: 'plain',
  pattern: /^.{3,160}$/,
  means: (heard) => {
    const { plain, asks } = heard.said
    const isShort = plain.split(' ').length <= MOST_WORDS
    if (!isShort || !(asks || ASKS.test(plain)) || NOT_ASKED.test(plain)) return undefined
    return TOPICS.find(({ words }) => words.test(plain))?.means(heard)
  },
}
