import { z } from 'zod'
import {
  type NotThisWeekInput,
  notThisWeekForm,
  WHOLE_WEEK,
} from '../../cards/forms/not-this-week.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayList } from '../../cards/say.ts'
import { addDays, mondayOf, sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import {
  DID_NOT_HAPPEN,
  isExcusing,
  type NotThisWeek,
  type WeekOffReason,
} from '../../domain/expectations/put-aside.ts'
import { given } from '../../domain/given.ts'
import { withNotThisWeek } from '../../school/changes.ts'
import { nameIn } from '../../school/questions.ts'
import { saveNotThisWeek } from '../../store/manners.ts'
import { askAgain, inPlace, openForm } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { wake } from '../messages/wake-people.ts'
import { ownThisWeek } from '../messages/week-sections.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'

export const openNotThisWeekInput = z.object({ expectationId: z.string().max(300).optional() })
type OpenNotThisWeek = z.infer<typeof openNotThisWeekInput>

/** Opens the form that puts things of this week aside, or all of it: a kind of reason, never more. */
export const openNotThisWeek: UseCase<OpenNotThisWeek> = (turn) => {
  const asked = askedAbout(turn)
  return asked === undefined ? noLongerThere(turn) : openForm(notThisWeekForm(asked.form))
}

const REASONS: readonly WeekOffReason[] = [
  'cover',
  'trip-or-event',
  'away',
  'timetable-clash',
  'other',
  DID_NOT_HAPPEN,
]
export const saveNotThisWeekInput = openNotThisWeekInput.extend({
  /** Ids with commas, or that of the whole week. */
  things: z.string().max(6_000).default(''),
  reason: z.string().max(100).default(''),
})

/** Puts them aside: nobody asks about them again this week, and with a kind of reason they are not counted. */
export const putWeekAside: UseCase<z.infer<typeof saveNotThisWeekInput>> = (turn) => {
  const { things, reason: typed } = turn.ask.input
  const asked = askedAbout(turn)
  if (asked === undefined) return noLongerThere(turn)
  const ids = things.split(',').filter((one) => one !== '')
  const chosen = asked.own.filter(({ id }) => ids.includes(id))
  const isWhole = ids.includes(WHOLE_WEEK)
  const reason = REASONS.find((one) => one === typed)
  const errors = problemsIn(isWhole || chosen.length > 0, reason)
  if (reason === undefined || errors !== undefined) {
    const values = { things, reason: reason ?? '' }
    return askAgain(notThisWeekForm({ ...asked.form, values, ...given({ errors }) }), errors ?? {})
  }
  keep(turn, isWhole ? [wholeWeek(turn, asked, reason)] : chosen.map(oneThing(turn, reason)))
  refreshCards(turn, {})
  const week = `the week of ${sayDay(asked.form.week.monday)}`
  return inPlace(turn, asideReceipt(turn, isWhole ? [week] : chosen.map(named(turn)), reason))
}

/** What to put right in the form, if anything. */
function problemsIn(
  isChosen: boolean,
  reason: WeekOffReason | undefined,
): Readonly<Record<string, string>> | undefined {
  if (isChosen && reason !== undefined) return undefined
  return {
    ...(isChosen ? {} : { things: 'Choose what does not happen.' }),
    ...(reason === undefined ? { reason: 'Choose whether it counts.' } : {}),
  }
}

function keep(turn: Turn, them: readonly NotThisWeek[]): void {
  for (const said of them) turn.school.alongside(saveNotThisWeek(turn.school, said))
  wake(turn, them.reduce(withNotThisWeek, turn.picture))
}

const wholeWeek = (turn: Turn, { form }: Asked, reason: WeekOffReason): NotThisWeek => ({
  personId: actorIn(turn),
  monday: form.week.monday,
  reason,
  saidAt: turn.now,
})

/** Of the week that is now; of what opens only later, of its own. */
const oneThing =
  (turn: Turn, reason: WeekOffReason) =>
  ({ id, opensOn, week }: Expectation): NotThisWeek => {
    const monday = mondayOf(turn.picture.today)
    const isLater = opensOn > addDays(monday, 6)
    return {
      personId: actorIn(turn),
      monday: isLater ? week.monday : monday,
      expectationId: id,
      reason,
      saidAt: turn.now,
    }
  }

function asideReceipt({ picture }: Turn, what: readonly string[], reason: WeekOffReason) {
  return receiptCard({
    school: picture.school.id,
    title: `Put aside: ${sayList(what)}`,
    lines: [
      isExcusing(reason)
        ? 'It is not counted as yours, and Keepstep does not ask about it again this week.'
        : 'It stays counted as not logged, and Keepstep does not ask about it again this week. If it happens after all, log it as ever.',
    ],
    next: { title: 'Show my week', verb: 'show-my-week' },
    seenBy: isExcusing(reason)
      ? 'You can see this. The digest counts it by kind of reason, without your name. The induction tutor’s detail names what is not counted beside the pair.'
      : 'Only you can see that you said so.',
  })
}

interface Asked {
  readonly form: NotThisWeekInput
  /** What of this person's own can be put aside. */
  readonly own: readonly Expectation[]
}

/** What can be put aside, and the one thing where a button named it; undefined in the holidays. */
function askedAbout(turn: Turn<OpenNotThisWeek>): Asked | undefined {
  const { picture, ask } = turn
  const { expectationId } = ask.input
  const mine = picture.expectationsOf(actorIn(turn))
  const one = mine.find(({ id }) => id === expectationId)
  const week = one?.week ?? picture.calendar.weekOf(picture.today)
  if (week === undefined || (expectationId !== undefined && one === undefined)) return undefined
  const now = ownThisWeek(picture, actorIn(turn))
  const own = one === undefined || now.includes(one) ? now : [one, ...now]
  const things = own.map((each) => ({ id: each.id, title: named(turn)(each) }))
  const form = { school: picture.school.id, week, things, ...given({ expectationId: one?.id }) }
  return { form, own }
}

/** Its title, and about whom where the reader mentors. */
const named =
  (turn: Turn) =>
  ({ title, ectId }: Expectation): string =>
    ectId === undefined || ectId === actorIn(turn)
      ? title
      : `${title}, ${nameIn(turn.picture, ectId)}`
