import { ENGLAND } from '../../domain/calendar/school-date.ts'
import type { Person, School } from '../../domain/people.ts'
import { workOutCalendar } from '../../school/calendar.ts'
import { listAbsences } from '../../store/absences.ts'
import { loadCalendar } from '../../store/calendar.ts'
import { putInDirectory } from '../../store/directory.ts'
import { listInductions, saveInductions } from '../../store/inductions.ts'
import { listPairings, replacePairings } from '../../store/pairings.ts'
import {
  findPeopleByEmail,
  listPeople,
  markLeft,
  savePeople,
  setLeaving,
} from '../../store/people.ts'
import { listLeavers } from '../../store/placements.ts'
import { recordDone } from '../../store/school-changes.ts'
import { loadSchool, saveSchool } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { setWakeUps } from '../../store/wake-ups.ts'
import type { DepsInside } from '../../usecases/deps.ts'
import { wakePeople } from '../../usecases/messages/wake-people.ts'
import type { RosterSchool } from './people.ts'
import type { Ending, Placement } from './placements.ts'
import type { SchoolPlan } from './plan.ts'
import { allEnded, type ImportFacts, type StoredSchool } from './state.ts'

/** Everything stored of one school that a roster is compared with. */
export async function loadStoredSchool(
  tx: SchoolTx,
  deps: DepsInside,
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
    // Another time zone is the school's own to set afterwards.
    timeZone: ENGLAND,
  }
  return {
    school: school ?? newSchool,
    isNew: school === undefined,
    people: [...here, ...named.filter(({ leftOn }) => leftOn !== undefined)],
    leavers: await listLeavers(tx),
    inductions: await listInductions(tx),
    pairings: await listPairings(tx),
    absences: await listAbsences(tx),
    calendar: workOutCalendar(await loadCalendar(tx), deps.bankHolidays),
  }
}

/** The people of these who are ECTs at the school, and whose leaving is not settled. */
export async function loadPlacements(
  tx: SchoolTx,
  personIds: readonly string[],
): Promise<Placement[]> {
  const school = await loadSchool(tx)
  const people = await listPeople(tx, personIds)
  const inductions = await listInductions(tx, { ectIds: personIds })
  const startOf = new Map(inductions.map(({ ectId, startDate }) => [ectId, startDate]))
  return people.flatMap((person): Placement[] => {
    const startDate = startOf.get(person.id)
    const isHere = person.leftOn === undefined && person.roles.includes('ect')
    if (!school || !startDate || !isHere) return []
    const { id: personId, email, name } = person
    const { id: schoolId, name: schoolName, urn } = school
    return [{ email, name, schoolId, schoolName, urn, personId, startDate, isNew: false }]
  })
}

/** Whether an import has anything to write at a school. */
export const changesAnything = ({ changes }: Pick<SchoolPlan, 'changes'>): boolean =>
  changes.isNew ||
  changes.nameBefore !== undefined ||
  changes.claimsChannel === true ||
  changes.added.length + changes.changed.length + changes.movesAway.length > 0 ||
  (changes.removesMissing && changes.notInFile.length > 0)

/** Writes one school's plan in the transaction that read what it was made from. */
export async function writePlan(
  tx: SchoolTx,
  deps: DepsInside,
  { plan, facts, now }: { plan: SchoolPlan; facts: ImportFacts; now: Date },
): Promise<void> {
  if (!changesAnything(plan)) return
  const renamed = new Set(facts.renamed.values())
  await saveSchool(tx, plan.school)
  // Whoever gives an email up goes first: nobody else may have it until then.
  await saveFindable(
    tx,
    plan.people.filter(({ id }) => renamed.has(id)),
  )
  await saveFindable(
    tx,
    plan.people.filter(({ id }) => !renamed.has(id)),
  )
  await saveInductions(tx, plan.inductions)
  await replacePairings(tx, [...plan.pairings.keys()], [...plan.pairings.values()].flat())
  await markLeft(tx, plan.leaverIds, facts.today)
  await wakePeople(tx, deps, { now, personIds: plan.people.map(({ id }) => id) })
  await setWakeUps(
    tx,
    plan.leaverIds.map((personId) => ({ personId })),
  )
  await noteImport(tx, deps, { plan, now })
}

/** That a file was taken over is written down, in figures; whoever it adds is never named there. */
async function noteImport(
  tx: SchoolTx,
  { newId }: Pick<DepsInside, 'newId'>,
  { plan, now }: { plan: SchoolPlan; now: Date },
): Promise<void> {
  const { added, changed } = plan.changes
  await recordDone(tx, {
    id: newId(),
    kind: 'roster-file',
    source: 'file',
    at: now,
    note: `${added.length} added, ${changed.length} changed, ${plan.leaverIds.length} left.`,
  })
}

/** Saves people; whoever is still to leave can be found by email until then. */
async function saveFindable(tx: SchoolTx, people: readonly Person[]): Promise<void> {
  await savePeople(tx, people)
  await putInDirectory(
    tx,
    people.filter(({ leftOn }) => leftOn !== undefined),
  )
}

/**
 * Ends an ECT's time at a school on a day, which may be to come: until then they are found, written
 * to and mentored as before. Whatever they are besides an ECT, they stay.
 */
export async function writeEnding(
  tx: SchoolTx,
  { placement, leavesOn }: Ending,
  { today }: Pick<ImportFacts, 'today'>,
): Promise<void> {
  const { personId } = placement
  const [person] = await listPeople(tx, [personId])
  const inductions = await listInductions(tx, { ectIds: [personId] })
  const ids = inductions.map(({ id }) => id)
  const pairings = await listPairings(tx, { inductionIds: ids })
  await replacePairings(tx, ids, allEnded(pairings, leavesOn))
  const roles = (person?.roles ?? []).filter((role) => role !== 'ect')
  if (person && roles.length > 0) await savePeople(tx, [{ ...person, roles }])
  else if (leavesOn > today) await setLeaving(tx, [personId], leavesOn)
  else {
    await markLeft(tx, [personId], leavesOn)
    await setWakeUps(tx, [{ personId }])
  }
}
