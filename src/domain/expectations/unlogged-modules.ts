import { pairCircle } from './circles.ts'
import { dateItem } from './dated-item.ts'
import { fulfilmentsOf } from './fulfilments.ts'
import type { InductionFacts } from './induction-facts.ts'
import type { PlannedItem } from './planned-item.ts'

/**
 * Modules of year 1 of which no study was logged, once year 2 has begun in a programme that takes up
 * what is left over (B-28). Where nothing at all was logged there is no record to go by, and nothing
 * is called left over.
 */
export function unloggedModules(
  plan: readonly PlannedItem[],
  facts: InductionFacts,
): readonly string[] {
  const yearTwo = startOfYearTwo(facts, plan)
  if (yearTwo === undefined || facts.today < yearTwo) return []
  const { induction, ect } = facts
  const log = facts.log.filter(
    (entry) =>
      entry.inductionId === induction.id &&
      entry.personId === ect.id &&
      entry.activity === 'self-study' &&
      entry.undoneAt === undefined &&
      entry.on < yearTwo,
  )
  if (log.length === 0) return []
  const circle = pairCircle(facts)
  const study = plan
    .filter(({ inductionYear, item, module }) => {
      const isStudy = item.activity === 'self-study' && item.who === 'ect'
      return inductionYear === 1 && isStudy && module !== undefined
    })
    .map((item) => dateItem(item, circle))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)))
  const fulfilments = fulfilmentsOf(study, log)
  const logged = new Set(
    study.filter(({ id }) => fulfilments.has(id)).map(({ planned }) => planned.module?.id),
  )
  const all = study.map(({ planned }) => planned.module?.id ?? '')
  return [...new Set(all)].filter((id) => !logged.has(id))
}

/** The Monday of the week in which year 2 begins; undefined where no year 1 comes before it, or nothing is taken up. */
function startOfYearTwo(
  { programme, induction }: InductionFacts,
  plan: readonly PlannedItem[],
): string | undefined {
  const takesUp = programme.years[2]?.rules.some(({ pattern }) => pattern === 'in-turn')
  if (takesUp !== true || induction.anchor.year === 2) return undefined
  return plan
    .filter(({ inductionYear }) => inductionYear === 2)
    .map(({ weeks }) => weeks[0]?.monday ?? '')
    .sort()[0]
}
