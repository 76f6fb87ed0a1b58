import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import {
  type CountsExplainedInput,
  countsExplainedCard,
} from '../../cards/messages/counts-explained.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { addDays } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { Activity } from '../../domain/log-entry.ts'
import { type SchoolWeekFacts, weeklyDigest } from '../../domain/oversight/digest.ts'
import { stepsAgreed } from '../../domain/oversight/digest-figures.ts'
import { countActivity, daysNotCounted, sayActivity } from '../../domain/oversight/engagement.ts'
import type { Person } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { insertDeliveries } from '../../store/deliveries.ts'
import { NOTHING, say } from '../answer.ts'
import { toPerson } from '../messages/to-person.ts'
import { notYours } from '../refusals.ts'
import { everybody, type UseCase } from '../turn.ts'
import { weekFor } from './show-detail.ts'

export const explainCountsInput = z.object({ week: z.string().max(10).optional() })

const COUNTED: readonly { readonly activity: Activity; readonly counts: string }[] = [
  {
    activity: 'self-study',
    counts: 'Counted: study that fell due this week, once the ECT logged it.',
  },
  {
    activity: 'drop-in',
    counts: 'Counted: drop-ins due this week, once the mentor logged one.',
  },
  {
    activity: 'meeting',
    counts: 'Counted: meetings due this week, once the mentor logged one.',
  },
]
const STEPS_COUNTED = 'Counted: pairs with a meeting due this week that agreed a step in it.'

/**
 * Every figure of a week's digest, opened up to its rule and its reasons; never a name. Asked for in a
 * channel, it is shown there to nobody but whoever asked, with a copy that lasts in their own chat: of
 * a small school a count may say who it is about.
 */
export const explainCounts: UseCase<z.infer<typeof explainCountsInput>> = async (turn) => {
  const { school, deps, ask, now } = turn
  if (!maySeeCounts(ask.actor)) {
    return notYours(turn, 'How the summary was counted', 'the induction tutor')
  }
  const { week } = ask.input
  const card = countsCard(await everybody(turn), week)
  if (ask.at.kind === 'personal') return say(card)
  const copy = toPerson(deps, {
    kind: 'reply',
    recipient: ask.actor.personId,
    params: { show: 'counts', ...given({ week }) },
    decidedAt: now,
  })
  school.alongside(insertDeliveries(school, [copy]))
  const said = 'Only you are shown how it was counted. It comes in your own chat as well.'
  return { ...NOTHING, aside: [card], said }
}

/** Whose it is to see plain counts of the school. */
export const maySeeCounts = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.includes('induction-tutor') || roles.includes('headteacher')

/** How the figures of a week were counted. */
export function countsCard(picture: SchoolPicture, monday: string | undefined): CardView {
  const week = weekFor(picture, monday)
  const facts = week && schoolWeekFacts({ picture, week, addresses: [] })
  if (facts === undefined || weeklyDigest(facts).kind !== 'digest') {
    return noteCard({
      school: picture.school.id,
      title: 'Nothing was expected that week',
      lines: ['So there is nothing to count.'],
    })
  }
  return countsExplainedCard({
    school: picture.school.id,
    week: facts.week,
    figures: figuresOf(facts),
  })
}

function figuresOf(facts: SchoolWeekFacts): CountsExplainedInput['figures'] {
  const days = { from: facts.week.monday, to: addDays(facts.week.monday, 6) }
  const closed = daysNotCounted(facts.calendar, days).map((day) => day.sentence)
  const counted = COUNTED.map(({ activity, counts }) => {
    const { done, of, excused } = countActivity(facts.expectations, activity, days)
    const left = excused.map(({ because, count }) => `Left out: ${count}, ${because}.`)
    return {
      label: sayActivity(activity),
      count: { done, of },
      because: [counts, ...left, ...closed],
    }
  })
  const steps = { label: 'Action steps agreed', count: stepsAgreed(facts, days) }
  return [...counted, { ...steps, because: [STEPS_COUNTED, ...closed] }]
}
