/** The page of a channel, pure: the weekly summary's numbers as they stand now, and nobody's name. */
import { type DigestFigure, weeklyDigest } from '../domain/oversight/digest.ts'
import type { Tally } from '../domain/oversight/engagement.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { schoolWeekFacts } from '../school/school-week.ts'
import { pageHead } from './page-head.ts'
import type { HereFigure, HerePage } from './wire.ts'

/** This week, or the last one in a break; undefined before the first teaching week. */
export function herePage(picture: SchoolPicture): HerePage | undefined {
  const week = picture.calendar.weeks.findLast((one) => one.monday <= picture.today)
  if (week === undefined) return undefined
  const decision = weeklyDigest(schoolWeekFacts({ picture, week, addresses: [] }))
  const digest = decision.kind === 'digest' ? decision.digest : undefined
  const { timetabled, figures = [], nextWeek = [] } = digest ?? {}
  return {
    head: pageHead(picture, week),
    seenBy:
      'Numbers for the whole school. Nobody is named, nothing comes from notes, and a number that would say who has not logged is not shown.',
    figures: figures.map(hereFigure),
    lines: [
      ...(timetabled === undefined
        ? []
        : [`${timetabled.done} of ${timetabled.of} meetings were in timetabled time.`]),
      ...nextWeek.map((line) => `Next week: ${line}.`),
    ],
  }
}

const hereFigure = ({ label, expected, thisWeek, termSoFar }: DigestFigure): HereFigure => ({
  label,
  thisWeek: expected ? inWords(thisWeek) : 'none expected',
  termSoFar: inWords(termSoFar),
})

const inWords = (tally: Tally | undefined): string =>
  tally === undefined ? 'not shown' : `${tally.done} of ${tally.of}`
