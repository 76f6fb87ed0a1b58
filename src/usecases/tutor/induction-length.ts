import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayCount, sayList, sayRange } from '../../cards/say.ts'
import { type SchoolDate, sayDay } from '../../domain/calendar/school-date.ts'
import type { Agreement } from '../../domain/expectations/agreements.ts'
import { inductionYearOn, type YearStretch } from '../../domain/expectations/induction-clock.ts'
import { isFullTime, type PaceStep, paceOn } from '../../domain/expectations/pace.ts'
import type { EarlierProgramme } from '../../domain/people.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { type InductionTerms, inductionTerms } from '../../school/induction-terms.ts'
import { programmeOfInduction } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { askThese } from '../answer-asking.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { sayDate, sayStatutory } from './say-statutory.ts'

export const showInductionInput = z.object({
  page: pageAsked,
})

/** How long induction lasts, and why: one's own for an ECT, everybody's for the induction tutor. */
export const showInduction: UseCase<z.infer<typeof showInductionInput>> = async (turn) => {
  const tutor = isTutor(turn)
  const own = turn.picture.inductionOfEct(actorIn(turn))
  if (!tutor && own === undefined) {
    return notYours(turn, 'How long induction lasts', 'the ECT and the induction tutor')
  }
  const picture = tutor ? await everybody(turn) : turn.picture
  const { page } = turn.ask.input
  const terms = inductionTerms(picture, tutor ? undefined : own?.id)
  const ects = terms.map(({ ect }) => ect.id)
  noteLooks(lookingIn(turn), 'induction length', ects)
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'How long induction lasts',
      context: `As of ${sayDay(picture.today)}`,
      parts: terms.map((one) => partOf(turn, one, tutor)),
      nothing: 'No ECT is on the roster.',
      seenBy: 'The ECT and the induction tutor can see this. Dates only, never a reason.',
      turnsBy: { verb: 'show-induction' },
      page,
    }),
  )
}

function partOf(turn: Turn, terms: InductionTerms, tutor: boolean): OverviewPart {
  const { ect, clock, agreements, induction } = terms
  const year = inductionYearOn(clock, turn.picture.today)
  const extended = clock.years.filter(({ extendedBy }) => extendedBy > 0)
  return {
    heading: ect.name,
    lines: [STATE[year], ...clock.years.flatMap((one) => sayEnd(one, turn.picture.today))],
    details: [
      ...sayPace(terms, turn.picture.today),
      ...(induction.earlier ?? []).map(sayEarlier),
      ...extended.map(
        (one) => `Year ${one.year} is longer by ${sayCount(one.extendedBy, 'school day')}.`,
      ),
      ...agreements.map(sayAgreement),
      ...sayStatutory(turn.picture, terms),
      ...safeguard(turn, terms),
    ],
    buttons: tutor
      ? [
          {
            title: 'Enter what is agreed',
            verb: 'open-agreement',
            ids: { inductionId: induction.id },
          },
          ...agreements.map(takeBackButton),
        ]
      : agreements.flatMap(choiceButtons),
  }
}

/** The pace of today, and those before and after it where it changes; nothing where it is full time. */
function sayPace(
  { clock: { pace }, agreements, induction }: InductionTerms,
  today: SchoolDate,
): readonly string[] {
  if (isFullTime(pace) && !agreements.some(({ kind }) => kind === 'pace')) return []
  const { share } = paceOn(pace, today)
  const words = paced(agreements, programmeOfInduction(induction).words)
  return [
    `The pace is ${percent(share)} of full time. ${words}`,
    ...(pace.steps.length === 1
      ? []
      : [
          `${sayList(pace.steps.map(sayStep))}. Weeks that ended before a change stay as they were.`,
        ]),
  ]
}

const sayStep = ({ from, share }: PaceStep): string =>
  from === undefined ? `At first ${percent(share)}` : `from ${sayDate(from)} ${percent(share)}`

const percent = (share: number): string => `${Math.round(share * 100)} per cent`

const sayEarlier = (one: EarlierProgramme): string =>
  `On ${programmeOfInduction(one).name} until ${sayDate(one.until)}. What was logged then stays with it.`

/** Nothing of a year that was over before the calendar begins: when it ended is not known here. */
function sayEnd({ year, to, parts }: YearStretch, today: SchoolDate): readonly string[] {
  if (to === undefined) return [`Year ${year} ends after what the calendar holds.`]
  if (parts.length === 0) return []
  return [`Year ${year} ${to < today ? 'ended' : 'ends'} on ${sayDay(to)} ${to.slice(0, 4)}.`]
}

const paced = (agreements: readonly Agreement[], words: ProgrammeWords): string =>
  inWordsOf(
    words,
    agreements.some(({ kind }) => kind === 'pace')
      ? '{SelfStudy}, {sessions} and {dropIns} follow it.'
      : '{SelfStudy} follows it; {sessions} come as often as the programme says until a pace is agreed.',
  )

const STATE = {
  1: 'In year 1',
  2: 'In year 2',
  'not-started': 'Not begun yet',
  complete: 'Both years are over',
} as const

/** 'Agreed: a pace of 50 per cent, from 1 September 2026 on.' */
export function sayAgreement(one: Agreement): string {
  if (one.kind === 'pace') {
    return `Agreed: a pace of ${percent(one.amount)}, from ${sayDate(one.from)} on.`
  }
  if (one.kind === 'extension') {
    const days = sayCount(one.amount, 'school day')
    return `Agreed: the appropriate body extends by ${days} the year with ${sayDate(one.from)} in it.`
  }
  return `Statutory leave, ${sayRange(one.from, one.to)}. ${CHOICE[one.choice]}`
}

const CHOICE = {
  extend: 'The ECT chose to extend induction by it.',
  keep: 'The ECT chose to keep the end of induction.',
  'not-chosen': 'Whether it extends induction is the ECT’s to choose.',
} as const

/** A mentor who is the induction tutor as well: says why, and whom the ECT can turn to instead (B-03). */
function safeguard(turn: Turn, { dualRoles }: InductionTerms): readonly string[] {
  const [one] = dualRoles
  if (one === undefined) return []
  const others = askThese(turn, ['induction-tutor', 'headteacher']).filter(
    (name) => !name.startsWith(one.name),
  )
  const whom = sayList([...others, 'the appropriate body'])
  const reason =
    one.dualRoleReason === undefined ? '' : ` The school’s reason: ${one.dualRoleReason}.`
  return [
    `${one.name} mentors and looks after induction.${reason} To speak with somebody else: ${whom}.`,
  ]
}

const takeBackButton = ({ inductionId, kind, from }: Agreement): Button => ({
  title: `Take back: ${kind}, ${sayDate(from)}`,
  verb: 'remove-agreement',
  ids: { inductionId, kind, from },
})

const choiceButtons = (one: Agreement): readonly Button[] =>
  one.kind !== 'leave'
    ? []
    : [
        {
          title: `Extend by the leave, ${sayDate(one.from)}`,
          verb: 'choose-leave',
          ids: { from: one.from, choice: 'extend' },
        },
        {
          title: `Keep the end, leave of ${sayDate(one.from)}`,
          verb: 'choose-leave',
          ids: { from: one.from, choice: 'keep' },
        },
      ]
