import { academicYearOf, localTime, mondayOf, type SchoolDate } from '../domain/school-date.ts'
import { listAbsences } from '../store/absences.ts'
import { listActionSteps } from '../store/action-steps.ts'
import { listElectiveChoices, listSequenceChoices } from '../store/choices.ts'
import { listOpenDrafts } from '../store/drafts.ts'
import { listInductions } from '../store/inductions.ts'
import { listLogEntries } from '../store/log-entries.ts'
import { listManners, listNotThisWeek } from '../store/manners.ts'
import { listPairings } from '../store/pairings.ts'
import { listPeople } from '../store/people.ts'
import { loadSchool as loadSchoolRow } from '../store/schools.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Deps } from './deps.ts'
import { loadSchoolCalendar } from './school-calendars.ts'
import { createSchoolPicture, type SchoolPicture } from './school-picture.ts'

export type { SchoolPicture } from './school-picture.ts'

/** What to load: without `people` the whole school. */
export interface Viewpoint {
  readonly now: Date
  /** Their inductions, those they mentor, and everyone concerned in them. */
  readonly people?: readonly string[]
  /** Log entries of earlier academic years too. */
  readonly wholeHistory?: boolean
}

/**
 * The facts of a school, or of some of its people, as the domain wants them: the one place where
 * rows become domain input.
 */
export async function loadSchool(
  tx: SchoolTx,
  deps: Deps,
  { now, people, wholeHistory = false }: Viewpoint,
): Promise<SchoolPicture> {
  const school = await loadSchoolRow(tx)
  if (school === undefined) throw new Error('A school was asked for that is not in the database.')
  const today = localTime(now, school.timeZone).date
  const inductionIds = people === undefined ? undefined : await inductionsOf(tx, people)
  const inductions = await listInductions(tx, inductionIds && { ids: inductionIds })
  const pairings = await listPairings(tx, inductionIds && { inductionIds })
  const concerned = people && [
    ...new Set([...people, ...inductions.map((one) => one.ectId), ...pairings.map((one) => one.mentorId)]),
  ]
  return createSchoolPicture({
    school,
    now,
    today,
    inductions,
    pairings,
    calendar: await loadSchoolCalendar(tx, deps),
    people: await listPeople(tx, concerned),
    absences: await listAbsences(tx, concerned),
    log: await listLogEntries(tx, {
      ...(inductionIds === undefined || concerned === undefined ? {} : { inductionIds, personIds: concerned }),
      ...(wholeHistory ? {} : { since: firstOfAugust(today) }),
    }),
    steps: await listActionSteps(tx, inductionIds),
    sequences: await listSequenceChoices(tx),
    electives: await listElectiveChoices(tx, inductionIds),
    drafts: await listOpenDrafts(tx, people),
    manners: await listManners(tx, concerned),
    notThisWeek: await listNotThisWeek(tx, mondayOf(firstOfAugust(today)), concerned),
  })
}

/** Inductions in which these people are the ECT or a mentor. */
async function inductionsOf(tx: SchoolTx, people: readonly string[]): Promise<string[]> {
  const own = await listInductions(tx, { ectIds: people })
  const mentored = await listPairings(tx, { mentorIds: people })
  return [...new Set([...own.map((one) => one.id), ...mentored.map((one) => one.inductionId)])]
}

const firstOfAugust = (today: SchoolDate): SchoolDate => `${academicYearOf(today).slice(0, 4)}-08-01`
