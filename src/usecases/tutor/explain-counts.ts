import { z } from 'zod'
import {
  type CountsExplainedInput,
  countsExplainedCard,
} from '../../cards/messages/counts-explained.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { addDays } from '../../domain/calendar/school-date.ts'
import type { Activity } from '../../domain/log-entry.ts'
import { type SchoolWeekFacts, weeklyDigest } from '../../domain/oversight/digest.ts'
import { stepsAgreed } from '../../domain/oversight/digest-figures.ts'
import { countActivity, daysNotCounted, sayActivity } from '../../domain/oversight/engagement.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'
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

/** Every figure of a week's digest, opened up to its rule and its reasons; never a name. */
export const explainCounts: UseCase<z.infer<typeof explainCountsInput>> = async (turn) => {
  if (!isTutor(turn) && !turn.ask.actor.roles.includes('headteacher')) {
    return notYours(turn, 'How the summary was counted', 'the induction tutor')
  }
  const picture = await everybody(turn)
  const week = weekFor(picture, turn.ask.input.week)
  const facts = week && schoolWeekFacts({ picture, week, addresses: [] })
  if (facts === undefined || weeklyDigest(facts).kind !== 'digest') {
    return say(
      noteCard({
        school: picture.school.id,
        title: 'Nothing was expected that week',
        lines: ['So there is nothing to count.'],
      }),
    )
  }
  return say(
    countsExplainedCard({ school: picture.school.id, week: facts.week, figures: figuresOf(facts) }),
  )
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
