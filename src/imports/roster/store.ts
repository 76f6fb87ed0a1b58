import type { School } from '../../domain/people.ts'
import { workOutCalendar } from '../../school/calendar.ts'
import { listAbsences } from '../../store/absences.ts'
import { loadCalendar } from '../../store/calendar.ts'
import { listInductions, saveInductions } from '../../store/inductions.ts'
import { listPairings, replacePairings } from '../../store/pairings.ts'
import { findPeopleByEmail, listPeople, markLeft, savePeople } from '../../store/people.ts'
import { loadSchool, saveSchool } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { setWakeUps } from '../../store/wake-ups.ts'
import type { Deps } from '../../usecases/deps.ts'
import { wakePeople } from '../../usecases/messages/wake-people.ts'
import type { RosterSchool } from './people.ts'
import type { SchoolPlan } from './plan.ts'
import type { ImportFacts, StoredSchool } from './state.ts'

/** England has one clock; another time zone is the school's own to set afterwards. */
const ENGLAND = 'Europe/London'

/** Everything stored of one school that a roster is compared with. */
export async function loadStoredSchool(
  tx: SchoolTx,
  deps: Deps,
  roster: RosterSchool,
): Promise<StoredSchool> {
  const school = await loadSchool(tx)
  const here = await listPeople(tx)
  const named = await findPeopleByEmail(
    tx,
    roster.people.map(({ email }) => email),
  )
  const newSchool: School = {
    id: tx.schoolId,
    urn: roster.urn,
    name: roster.name,
    timeZone: ENGLAND,
  }
  return {
    school: school ?? newSchool,
    isNew: school === undefined,
    people: [...here, ...named.filter(({ leftOn }) => leftOn !== undefined)],
    inductions: await listInductions(tx),
    pairings: await listPairings(tx),
    absences: await listAbsences(tx),
    calendar: workOutCalendar(await loadCalendar(tx), deps.bankHolidays),
  }
}

/** Whether an import has anything to write at a school. */
export const changesAnything = ({ changes }: Pick<SchoolPlan, 'changes'>): boolean =>
  changes.isNew ||
  changes.nameBefore !== undefined ||
  changes.claimsChannel === true ||
  changes.added.length + changes.changed.length > 0 ||
  (changes.removesMissing && changes.notInFile.length > 0)

/** Writes one school's plan in the transaction that read what it was made from. */
export async function writePlan(
  tx: SchoolTx,
  deps: Deps,
  { plan, facts, now }: { plan: SchoolPlan; facts: ImportFacts; now: Date },
): Promise<void> {
  if (!changesAnything(plan)) return
  await saveSchool(tx, plan.school)
  await savePeople(tx, plan.people)
  await saveInductions(tx, plan.inductions)
  await replacePairings(tx, [...plan.pairings.keys()], [...plan.pairings.values()].flat())
  await markLeft(tx, plan.leaverIds, facts.today)
  await wakePeople(tx, deps, { now, personIds: plan.people.map(({ id }) => id) })
  await setWakeUps(
    tx,
    plan.leaverIds.map((personId) => ({ personId })),
  )
}
