/**
 * Typed words → what is meant. Pure: reads, never acts. A message is cleaned, put into whole words and
 * into Keepstep's own; people and times are found in it; then rules say what it means. Whatever
 * changes something is understood from the first word to the last or not at all: a word too many
 * ('not', 'maybe', somebody's name) and nothing happens. To teach it a phrase: write it into
 * `test/typed/phrases/` with what is right, then into the rule of its matter in `meanings/`.
 */
import { cleanText, LONGEST_TEXT, type Message, readMessage } from './clean-text.ts'
import { ACTING, type Intent, type TextContext } from './intent.ts'
import { askingRules } from './meanings/asking.ts'
import { byTopic } from './meanings/by-topic.ts'
import { coachingRules } from './meanings/coaching.ts'
import { doneRules } from './meanings/done.ts'
import { messageRules, reminding } from './meanings/messages.ts'
import { ownDataRules } from './meanings/own-data.ts'
import { programmeRules } from './meanings/programme-things.ts'
import type { Rule } from './meanings/rule.ts'
import { schoolRules } from './meanings/school.ts'
import { inPassing, timeOffRules } from './meanings/time-off.ts'
import { prepare, type Said } from './said.ts'
import { suggest } from './suggest.ts'

/** In order: the first that fits has it. */
const RULES: readonly Rule[] = [
  ...schoolRules,
  ...messageRules,
  ...doneRules,
  ...coachingRules,
  ...timeOffRules,
  ...reminding,
  ...ownDataRules,
  ...programmeRules,
  ...askingRules,
  ...inPassing,
  byTopic,
]

/** Chatter of this length asks for nothing. */
const MOST_WORDS = 24
/** Words that take back, doubt or quote what stands beside them. */
const DOUBT =
  /\b(?:unless|if|maybe|perhaps|or|but|wait|joking|kidding|jk|instead|ignore|forget|except|not sure|never|nevermind|said|says|told|tell|asked|wants?|type|typed|typing|would have|was going|nope|no|nah|almost|nearly)\b/
/** Intents that keep another company, and give way to it. */
const COMPANY: ReadonlySet<Intent['kind']> = new Set(['thanks', 'greeting'])

/** What a message means. Never throws and changes nothing; long texts are cut. */
export function understandText(text: string, context: TextContext): Intent {
  const message = readMessage(text)
  if (message.words === '') return { kind: message.isThumb ? 'thanks' : 'help' }
  if (message.isLong) return unknown('', TOO_LONG)
  const whole = meaningOf(message.words, message.asks, context)
  const intent = whole ?? meaningOfParts(message, context)
  if (intent === undefined) return unknown(message.words, NOT_UNDERSTOOD)
  return intent.kind === 'tried-it' ? { ...intent, ...noteIn(text) } : intent
}

const TOO_LONG = 'That is longer than Keepstep reads, and nothing was changed.'
const NOT_UNDERSTOOD = 'That was not understood, and nothing was changed.'

const unknown = (words: string, sentence: string): Intent => ({
  kind: 'unknown',
  sentence,
  suggestions: suggest(words),
})

function meaningOf(words: string, asks: boolean, context: TextContext): Intent | undefined {
  if (words.split(' ').length > MOST_WORDS) return undefined
  const said = prepare(words, asks, context)
  for (const rule of RULES) {
    const found = rule.pattern.exec(said[rule.on])
    const intent = found === null ? undefined : rule.means({ found, said, context })
    if (intent !== undefined && !isUnsafe(intent, said)) return intent
  }
  return undefined
}

/** An order that was only asked about, or of which a doubtful part was left out, is no order. */
const isUnsafe = (intent: Intent, said: Said): boolean =>
  ACTING.has(intent.kind) &&
  (said.mood === 'question' || (said.isReduced && DOUBT.test(said.words)))

/** A run of sentences means what one of them means, where the others do not speak against it. */
function meaningOfParts({ clauses, words }: Message, context: TextContext): Intent | undefined {
  if (clauses.length < 2) return undefined
  const understood = clauses.flatMap((clause) => {
    const intent = meaningOf(clause.words, clause.asks, context)
    return intent === undefined ? [] : [intent]
  })
  const matters = understood.filter(({ kind }) => !COMPANY.has(kind))
  const acting = matters.filter(({ kind }) => ACTING.has(kind))
  if (acting.length > 0) return acting.length === 1 && !DOUBT.test(words) ? acting[0] : undefined
  return matters[0] ?? understood[0]
}

const TRIED =
  /\b(?:tried|used|had (?:a )?go(?: at)?|tested|practi[sc]ed)\b(?: (?:it|that|(?:my|the|this|our)(?: new)?(?: action)? step))(?: out)?/iu

/** What was written after 'I tried it', as it was typed. */
function noteIn(text: string): { readonly note?: string } {
  const typed = text.slice(0, LONGEST_TEXT)
  const found = TRIED.exec(typed)
  const rest = found === null ? '' : typed.slice(found.index + found[0].length)
  const note = rest.replace(/^[\s:,.;!\u2013\u2014-]+/u, '').trim()
  return cleanText(note) === '' ? {} : { note }
}
