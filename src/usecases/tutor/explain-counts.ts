import { z } from 'zod'
import { countsExplainedCard } from '../../cards/messages/counts-explained.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { addDays } from '../../domain/calendar/school-date.ts'
import { type DigestFigure, weeklyDigest } from '../../domain/oversight/digest.ts'
import { countActivity, daysNotCounted } from '../../domain/oversight/engagement.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'
import { weekFor } from './show-detail.ts'

export const explainCountsInput = z.object({ week: z.string().max(10).optional() })

const RULES: Readonly<Record<DigestFigure['of'], string>> = {
  'self-study': 'Counted: {selfStudy} that fell due this week, once the ECT logged it.',
  'drop-in': 'Counted: {dropIns} due this week, once the mentor logged one.',
  meeting: 'Counted: {sessions} due this week, once the mentor logged one.',
  'action-step': 'Counted: pairs with {a session} due this week that agreed {a step} in it.',
}

/** Every figure of a week's digest, opened up to its rule and its reasons; never a name. */
export const explainCounts: UseCase<z.infer<typeof explainCountsInput>> = async (turn) => {
  if (!isTutor(turn) && !turn.ask.actor.roles.includes('headteacher')) {
    return notYours(turn, 'How the summary was counted', 'the induction tutor')
  }
  const picture = await everybody(turn)
  const week = weekFor(picture, turn.ask.input.week)
  const facts = week && schoolWeekFacts({ picture, week, addresses: [] })
  const decision = facts && weeklyDigest(facts)
  if (facts === undefined || decision?.kind !== 'digest') {
    return say(
      noteCard({
        school: picture.school.id,
        title: 'Nothing was expected that week',
        lines: ['So there is nothing to count.'],
      }),
    )
  }
  const days = { from: facts.week.monday, to: addDays(facts.week.monday, 6) }
  const closed = daysNotCounted(facts.calendar, days).map((day) => day.sentence)
  return say(
    countsExplainedCard({
      school: picture.school.id,
      week: facts.week,
      figures: decision.digest.figures.map(({ of, label, thisWeek }) => {
        const excused =
          of === 'action-step' ? [] : countActivity(facts.expectations, of, days).excused
        return {
          label,
          count: thisWeek,
          because: [
            inWordsOf(facts.words, RULES[of]),
            ...excused.map(({ because, count }) => `Left out: ${count}, ${because}.`),
            ...closed,
          ],
        }
      }),
    }),
  )
}
