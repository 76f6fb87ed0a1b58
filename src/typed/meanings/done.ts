import { localTime } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Intent, TextContext } from '../intent.ts'
import { readDays } from '../when/read-days.ts'
import { ACTIVITY, withActivity } from './activities.ts'
import { about, type Heard, order, type Rule } from './rule.ts'

/** 'Done', 'I have finished my module', 'seminar done': what somebody did themselves. */
const I_HAVE = '(?:(?:i|we) )?(?:(?:have|am|are) )?(?:(?:now|all|already|finally|both|been and) )*'
const DID = 'done|finished|completed|complete'
const DID_IT = `done|finished|completed|did|attended|read|watched|submitted|logged|been to|went to|gone to|took|sat|been on|made|wrote`
const THIS = "(?:(?:with|my|this|that|all|of|for|it|our|off|WHEN|WHEN's|week's|weeks) )*"
const AS_DONE = '(?:(?:as|off|down|done|complete|completed|finished|attended) ?)*'
const WITH = '(?: (?:with|for|of) WHO)?'
const WHEN = '(?: WHEN)?'

export const doneRules: readonly Rule[] = [
  order(
    `${I_HAVE}(?:${DID})(?: (?:it|that|this|everything|all of it|all of them|them))?${WHEN}`,
    doneWithIt,
  ),
  order(`(?:i |we )?did (?:it|that|this|them)${WHEN}`, done),
  order(`(?:it is|that is|everything is|all) (?:all )?done${WHEN}`, done),
  order(
    `(?:mark|tick|log|put) (?:it|this|that|everything) ?(?:off|down)? ?(?:as )?(?:done|complete|off)`,
    done,
  ),
  order(
    `${I_HAVE}(?:${DID_IT}) ${THIS}(?<activity>${ACTIVITY})(?: (?:done|off))?${WITH}${WHEN}`,
    done,
  ),
  order(
    `${THIS}(?<activity>${ACTIVITY})${WITH} (?:(?:is|was|are|has been|have been|now|all) )*(?:${DID}|logged)${WITH}${WHEN}`,
    done,
  ),
  order(
    `(?:my )?WHO (?<activity>drop-in|meeting) (?:(?:is|was|has been|now) )*(?:${DID})${WHEN}`,
    done,
  ),
  order(
    `(?:mark|tick|log|record)(?: off| down)? ${THIS}(?<activity>self-study|diagnostic|event|mentor-training|onboarding|expert visit|action-plan)(?: ${AS_DONE})?${WHEN}`,
    done,
  ),
]

/** 'We are done for the day' is about the day. */
function doneWithIt(heard: Heard): Intent | undefined {
  return /^for\b/.test(heard.said.times[0] ?? '') ? undefined : done(heard)
}

/** A log of today; of an earlier day where one was said; none of a day to come, or of somebody else. */
function done(heard: Heard): Intent | undefined {
  const { found, said } = heard
  if (said.mood === 'question') return { kind: 'status' }
  const what = withActivity(found.groups?.['activity'])
  const isOfPair = what.activity === 'drop-in' || what.activity === 'meeting'
  if (said.people.length > (isOfPair ? 1 : 0)) return undefined
  const on = dayOf(heard)
  if (on === 'not-yet') return undefined
  if (on === 'today') return { kind: 'done', ...what, ...eventNamed(heard), ...about(heard) }
  return { kind: 'done-on', ...what, ...(on === 'last-week' ? {} : { on }) }
}

/** Seminars and webinars are events alike, and not the same one. */
const EVENT_NAME = /\b(seminar|webinar|conference|clinic)s?( \d(?:\.\d)?)?\b/

function eventNamed({ said, found }: Heard): { readonly named?: string } {
  const [, name, number = ''] = EVENT_NAME.exec(said.words) ?? []
  const isEvent = found.groups?.['activity'] === 'event'
  return name !== undefined && isEvent ? { named: `${name}${number}` } : {}
}

type DoneOn = SchoolDate | 'today' | 'last-week' | 'not-yet'

/** Of several times ('this week's study yesterday') the one that is not now. */
function dayOf({ said, context }: Heard): DoneOn {
  const days = said.times.map((phrase) => dayOfPhrase(phrase, context))
  if (days.includes('not-yet')) return 'not-yet'
  return days.find((day) => day !== 'today') ?? 'today'
}

function dayOfPhrase(phrase: string, context: TextContext): DoneOn {
  if (isNow(phrase)) return 'today'
  if (/^last week/.test(phrase)) return 'last-week'
  const { date: today } = localTime(context.now, context.place.timeZone)
  const days = readDays(phrase, 'past', context)
  if (days === undefined || days.from > today) return 'not-yet'
  return days.from === today ? 'today' : days.from
}

const isNow = (phrase: string): boolean =>
  /^(?:(?:for |in |during )?this week(?:'s)?|today(?:'s)?|this (?:morning|afternoon|evening)|now|for today)$/.test(
    phrase,
  )
