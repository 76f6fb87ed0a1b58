import { localTime } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import {
  DEFAULT_RETENTION,
  type EndingFacts,
  leaverKeptUntil,
  notesKeptUntil,
  recordsKeptUntil,
  settingsKeptUntil,
} from '../../domain/oversight/retention.ts'
import { isRestricted, type Person } from '../../domain/people.ts'
import { workOutCalendar } from '../../school/calendar.ts'
import { type ErasingTx, erasePersonalData } from '../../store/erasing.ts'
import { erasedEmail } from '../../store/personal-data.ts'
import {
  forgetDaysOf,
  forgetInductions,
  forgetSettings,
  forgetWords,
} from '../../store/retention.ts'
import { recordDone } from '../../store/school-changes.ts'
import { readRoster } from '../../store/school-facts.ts'
import type { DepsInside } from '../deps.ts'
import { mentionsOf, subjectOf } from './find-subjects.ts'

type ForgettingDeps = Pick<DepsInside, 'bankHolidays' | 'retention' | 'newId'>

/** How much went of inductions and people whose time is up. */
export interface ForgottenRecords {
  /** Notes, half-finished logs and words of steps. */
  readonly words: number
  /** Inductions, with all that was logged in them. */
  readonly inductions: number
  /** People who left, of whom no name is kept any more. */
  readonly people: number
}

/**
 * Deletes what is kept no longer of inductions that ended and of people who left: the words first, years
 * later what was logged, and with it the induction, so that no number is made of half of it.
 */
export async function forgetRecords(
  tx: ErasingTx,
  deps: ForgettingDeps,
  now: Date,
): Promise<ForgottenRecords> {
  const { messagesDays, notesTerms, recordsYears } = deps.retention ?? DEFAULT_RETENTION
  const { roster } = await readRoster(tx)
  const today = localTime(now, roster.school.timeZone).date
  const inductions = endings(roster, deps)
  const past = (keptUntil: (facts: EndingFacts) => SchoolDate) =>
    inductions.filter((facts) => keptUntil(facts) < today)
  const words = await forgetWords(
    tx,
    past((facts) => notesKeptUntil(facts, notesTerms)).map(({ induction }) => induction.id),
  )
  const over = past((facts) => recordsKeptUntil(facts, recordsYears))
  for (const facts of over) {
    await forgetDaysOf(tx, { personId: facts.ect.id, until: recordsKeptUntil(facts, 0) })
  }
  const leftBefore = (keptUntil: (leftOn: SchoolDate) => SchoolDate) =>
    roster.people.filter(
      (one) => one.leftOn !== undefined && !isRestricted(one) && keptUntil(one.leftOn) < today,
    )
  const quiet = leftBefore((leftOn) => settingsKeptUntil(leftOn, messagesDays))
  await forgetSettings(
    tx,
    quiet.map(({ id }) => id),
  )
  const left = leftBefore((leftOn) => leaverKeptUntil(leftOn, recordsYears))
  const people = await forgetLeavers(tx, left, today)
  const gone = await forgetInductions(
    tx,
    over.map(({ induction }) => induction.id),
  )
  if (gone + people > 0) await recordForgotten(tx, deps, { inductions: gone, people, now })
  return { words, inductions: gone, people }
}

function endings(
  {
    inductions,
    people,
    absences,
    agreements,
    calendar,
  }: Awaited<ReturnType<typeof readRoster>>['roster'],
  { bankHolidays }: ForgettingDeps,
): readonly EndingFacts[] {
  const worked = workOutCalendar(calendar, bankHolidays)
  return inductions.flatMap((induction) => {
    const ect = people.find(({ id }) => id === induction.ectId)
    // What is kept and not used is not deleted either, until that is lifted.
    if (ect === undefined || isRestricted(ect)) return []
    const { leftOn } = ect
    return [
      {
        induction,
        ect,
        absences,
        calendar: worked,
        agreements: agreements.filter(({ inductionId }) => inductionId === induction.id),
        ...given({ leftOn }),
      },
    ]
  })
}

/** What they logged with others stays as long as that induction, without their name. */
async function forgetLeavers(
  tx: ErasingTx,
  left: readonly Person[],
  today: SchoolDate,
): Promise<number> {
  let people = 0
  for (const person of left) {
    await forgetDaysOf(tx, { personId: person.id, until: person.leftOn ?? today })
    if (person.email === erasedEmail(person.id)) continue
    const mentions = await mentionsOf(tx, person)
    await erasePersonalData(tx, await subjectOf(tx, person), { today, mentions })
    people += 1
  }
  return people
}

/** Numbers alone: those whom it is about are named nowhere any more. */
const recordForgotten = (
  tx: ErasingTx,
  { newId }: Pick<DepsInside, 'newId'>,
  { now, ...gone }: Omit<ForgottenRecords, 'words'> & { readonly now: Date },
) =>
  recordDone(tx, {
    id: newId(),
    kind: 'records-forgotten',
    source: 'schedule',
    at: now,
    note: `inductions: ${gone.inductions}, people who left: ${gone.people}`,
  })
