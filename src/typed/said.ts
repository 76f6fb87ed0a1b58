import type { Mentioned, TextContext } from './intent.ts'
import { findPeople } from './words/find-people.ts'
import { findWhen } from './words/find-when.ts'
import { fixSpelling } from './words/fix-spelling.ts'
import { inOwnWords } from './words/same-words.ts'
import { wholeWords, withoutArticles, withoutFillers } from './words/whole-words.ts'

/** One sentence, made ready for the rules that say what it means. */
export interface Said {
  /** As cleaned, with slips put right. */
  readonly words: string
  /** In Keepstep's own words, people as `WHO`, times as they were said. */
  readonly plain: string
  /** The same with times as `WHEN`, and without what was said before and after an order. */
  readonly framed: string
  readonly times: readonly string[]
  readonly people: readonly Mentioned[]
  /** How it was put: an order, or a question whether or how one can. */
  readonly mood: 'order' | 'question'
  /** It ended with a question mark. */
  readonly asks: boolean
  /** A part was left out: a reason, or company around the order. */
  readonly isReduced: boolean
}

const YOU = '(?:you|keepstep)'
/** 'Could you …', 'I would like you to …': said to Keepstep, to be done. */
const ORDER = new RegExp(
  `^(?:(?:(?:can|could|would|will) ${YOU}|(?:would|do) you mind|(?:i|we) (?:(?:want|need|would like|would love|have|would prefer|wish|like)(?: ${YOU})? to|will)|i would appreciate it if ${YOU}(?: could)?|(?:can|may) we|let us|let me|${YOU} (?:can|could|may|should|must|need to)|feel free to|go ahead and|time to|i am going to|is it possible for ${YOU} to|i am here to|help me(?: to)?|ready to|trying to|i am trying to) (?!not\\b))+`,
)
/** 'Can I …?', 'How do I …?': asks whether or how, so that nothing is changed yet. */
const QUESTION =
  /^(?:(?:can|could|may|should|shall|must) i|am i (?:able|allowed) to|is it (?:possible|ok|okay|allowed) (?:to|if i)|is there (?:way|anyway|any way) (?:to|of)|(?:how|where|when) (?:do|can|could|would|should|might) (?:i|you|we|one)|how to|what (?:if|happens if|would happen if) (?:i|we)|do (?:i|we) (?:need|have) to|where (?:do|can) i|why (?:can|do) i not|any way to) /

/** 'Could you tell me …', 'I was wondering …': what follows is what is wanted. */
const TELL_ME =
  /^(?:(?:(?:can|could|would|will) (?:you|i|we) |i (?:want|need|would like|would love) to |let me |i am (?:trying|looking) to |help me )?(?:(?:tell|show|remind|let) me(?: know| of| about)?|know|see|check(?! in\b)|find out|find|look at|have look at|view|ask)|do you know|any idea|i (?:was|am) (?:just )?wondering(?: if you (?:know|can tell me))?|question|checking(?! in\b)|can you say|i forgot|i have forgotten|i do not (?:know|remember)) (?=\S)/

/** Prepares a cleaned sentence; `asks` says that it ended with a question mark. */
export function prepare(cleaned: string, asks: boolean, context: TextContext): Said {
  const whole = withoutFillers(wholeWords(cleaned))
  const named = findPeople(whole, context.people)
  const words = fixSpelling(named.text)
  const timed = findWhen(words, context)
  const framed = inOwnWords(withoutArticles(timed.text))
  const order = ORDER.exec(framed)
  const question = order === null ? QUESTION.exec(framed) : null
  const said = framed.slice((order ?? question)?.[0].length ?? 0)
  return {
    words,
    plain: inOwnWords(withoutArticles(words)).replace(TELL_ME, ''),
    framed: said.replace(/^mind pausing\b|^pausing\b/, 'pause'),
    times: timed.phrases,
    people: named.people,
    mood: question !== null || (asks && order === null) ? 'question' : 'order',
    asks,
    isReduced: timed.reason !== '',
  }
}
