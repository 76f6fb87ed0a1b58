/** The page of a channel, pure: the numbers of the weekly summary, and nobody's name. */
import { weeklyDigest } from '../domain/oversight/digest.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { inductionsHere } from '../school/questions.ts'
import { schoolWeekFacts } from '../school/school-week.ts'
import { figuresOf } from './figures.ts'
import { pageHead } from './page-head.ts'
import type { HerePage } from './wire.ts'

/** This week, or the last one in a break; undefined before the first teaching week. */
export function herePage(picture: SchoolPicture): HerePage | undefined {
  const week = picture.calendar.weeks.findLast((one) => one.monday <= picture.today)
  if (week === undefined) return undefined
  const decision = weeklyDigest(schoolWeekFacts({ picture, week, addresses: [] }))
  const digest = decision.kind === 'digest' ? decision.digest : undefined
  const expectations = inductionsHere(picture)
    .filter(({ startDate }) => startDate <= picture.today)
    .flatMap(({ id }) => picture.expectationsOfInduction(id))
  const { timetabled } = digest ?? {}
  return {
    head: pageHead(picture, week),
    seenBy: 'Numbers for the whole school. Nobody is named here, and nothing comes from notes.',
    figures: figuresOf({ calendar: picture.calendar, week, expectations }),
    lines: [
      ...(digest?.celebrate ?? []),
      ...(timetabled === undefined
        ? []
        : [`${timetabled.done} of ${timetabled.of} meetings were in timetabled time.`]),
      ...(digest?.nextWeek ?? []).map((line) => `Next week: ${line}.`),
    ],
  }
}
