import { localTime } from '../../domain/calendar/school-date.ts'
import type { Intent } from '../intent.ts'
import { readDays } from '../when/read-days.ts'
import { ACTIVITY, withActivity } from './activities.ts'
import { about, type Heard, order, type Rule } from './rule.ts'

/** 'Done', 'I have finished my module', 'seminar done': what somebody did themselves. */
const I_HAVE = '(?:(?:i|we) )?(?:(?:have|am|are) )?(?:(?:now|all|already|finally|both|been and) )*'
const DID = 'done|finished|completed|complete'
const DID_IT = `${DID}|did|attended|read|watched|submitted|logged|been to|went to|gone to|took|sat|been on`
const THIS = "(?:(?:with|my|this|that|all|of|for|it|our|off|WHEN|WHEN's|week's|weeks) )*"
const AS_DONE = '(?:(?:as|off|down|done|complete|completed|finished) ?)*'
const WITH = '(?: (?:with|for|of) WHO)?'
const WHEN = '(?: WHEN)?'

export const doneRules: readonly Rule[] = [
  order(`${I_HAVE}(?:${DID})(?: (?:it|that|this|everything|all of it|all of them|them))?${WHEN}`, done),
  order(`(?:i |we )?did (?:it|that|this|them)${WHEN}`, done),
  order(`(?:it is|that is|everything is|all) (?:all )?done${WHEN}`, done),
  order(`(?:mark|tick|log|put) (?:it|this|that|everything) ?(?:off|down)? ?(?:as )?(?:done|complete|off)`, done),
  order(`${I_HAVE}(?:${DID_IT}) ${THIS}(?<activity>${ACTIVITY})(?: (?:done|off))?${WITH}${WHEN}`, done),
  order(
    `${THIS}(?<activity>${ACTIVITY})${WITH} (?:(?:is|was|are|has been|have been|now|all) )*(?:${DID}|logged)${WITH}${WHEN}`,
    done,
  ),
  order(`(?:my )?WHO (?<activity>drop-in|meeting) (?:(?:is|was|has been|now) )*(?:${DID})${WHEN}`, done),
  order(
    `(?:mark|tick|log|record|put|check|submit|enter|register|add|complete|finish)(?: off| down)? ${THIS}(?<activity>self-study|diagnostic|event|mentor-training|onboarding|expert visit)(?: ${AS_DONE})?${WHEN}`,
    done,
  ),
]

/** A log of today; of an earlier day where one was said; none of a day to come. */
function done(heard: Heard): Intent | undefined {
  const { found, said, context } = heard
  if (said.mood === 'question') return { kind: 'status' }
  const { activity } = withActivity(found.groups?.['activity'])
  const isOfPair = activity === 'drop-in' || activity === 'meeting'
  if (said.people.length > 1 || (said.people.length === 1 && !isOfPair)) return undefined
  const what = activity === undefined ? {} : { activity }
  const phrase = said.times[0]
  if (phrase === undefined || isNow(phrase)) return { kind: 'done', ...what, ...about(heard) }
  if (/^last week/.test(phrase)) return { kind: 'done-on', ...what }
  const { date: today } = localTime(context.now, context.place.timeZone)
  const days = readDays(phrase, 'past', context)
  if (days === undefined || days.from > today) return undefined
  return days.from === today
    ? { kind: 'done', ...what, ...about(heard) }
    : { kind: 'done-on', ...what, on: days.from }
}

const isNow = (phrase: string): boolean =>
  /^(?:(?:for |in |during )?this week(?:'s)?|today(?:'s)?|this (?:morning|afternoon|evening)|now|for today)$/.test(phrase)
