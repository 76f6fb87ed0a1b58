/** Each pair of a school with its figures, signals and gauges, pure: for an induction tutor alone. */

import type { Expectation } from '../domain/expectations/expectation.ts'
import { pairDetail } from '../domain/oversight/pair-detail.ts'
import { type Participation, sayParticipation } from '../domain/oversight/participation.ts'
import { participationParts } from '../domain/oversight/participation-parts.ts'
import { NOT_FOR_ASSESSING } from '../domain/oversight/signal-words.ts'
import type { ProgrammeWords } from '../domain/programme/programme.ts'
import { programmeOfInduction } from '../school/questions.ts'
import { ownPartOf, pairDetailFacts, type SchoolWeek, trainingOf } from '../school/school-week.ts'
import { figuresOf } from './figures.ts'
import type { Placed } from './placed.ts'
import type { GaugeLine, PairLine } from './wire.ts'

/** A line for each of these inductions, by the ECT's name. */
export function pairLines(of: SchoolWeek, them: readonly Placed[]): readonly PairLine[] {
  const placed = new Map(them.map((one) => [one.induction.id, one]))
  const facts = pairDetailFacts(of)
  const pairs = facts.pairs.filter(({ inductionId }) => placed.has(inductionId))
  const named = new Map(pairs.map((pair) => [pair.inductionId, pair]))
  return pairDetail({ ...facts, pairs }).pairs.flatMap((row): PairLine[] => {
    const one = placed.get(row.inductionId)
    const pair = named.get(row.inductionId)
    if (one === undefined || pair === undefined) return []
    const { expectations } = pair
    return [
      {
        id: row.inductionId,
        ect: row.ectName,
        mentor: row.mentorName ?? 'No mentor yet',
        programme: programmeOfInduction(one.induction).name,
        year: `Year ${row.inductionYear}`,
        cohort: `Began in ${one.cohort}`,
        figures: figuresOf({
          words: pair.words,
          calendar: facts.calendar,
          week: facts.week,
          expectations,
        }),
        because: row.notCounted,
        notFor: row.signals.length === 0 ? '' : NOT_FOR_ASSESSING,
        signals: row.signals.map(({ sentence, because, nextMove }) => ({
          sentence,
          because,
          nextMove,
        })),
        gauges: pair.gauges.map(({ whose, ...part }) =>
          gaugeLine(whose, part, gaugedBy(of, one, whose), pair.words),
        ),
      },
    ]
  })
}

/** The expectations that a gauge adds up. */
function gaugedBy({ picture }: SchoolWeek, { induction }: Placed, whose: string) {
  if (whose === 'ECT') return ownPartOf(picture, induction.ectId)
  const [mentor] = picture.mentorsOf(induction.id)
  return mentor === undefined ? [] : trainingOf(picture, mentor.id)
}

const gaugeLine = (
  whose: string,
  part: Participation,
  expectations: readonly Expectation[],
  words: ProgrammeWords,
): GaugeLine => ({
  whose,
  done: part.done,
  of: part.of,
  needed: part.needed,
  unit: part.unit,
  sentence: sayParticipation(part),
  arithmetic: participationParts(expectations, part, words),
})
