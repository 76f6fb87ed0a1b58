import type { RosterPart } from '../../domain/oversight/roster-part.ts'
import { hasLeft, isRestricted, type Person } from '../../domain/people.ts'
import { replaceAbsences } from '../../store/absences.ts'
import { putInDirectory } from '../../store/directory.ts'
import { saveInductions } from '../../store/inductions.ts'
import { replacePairings } from '../../store/pairings.ts'
import { markLeft, saveLead, savePeople, saveRestriction } from '../../store/people.ts'
import { saveMaterial } from '../../store/schools.ts'
import { setWakeUps } from '../../store/wake-ups.ts'
import { wakePeople } from '../messages/wake-people.ts'
import type { Turn } from '../turn.ts'

/**
 * Makes a part of the roster stand as `to` says; whoever stands in `from` alone leaves. Everybody it
 * names is decided upon anew.
 */
export async function applyRosterPart(
  turn: Turn,
  { from, to }: { readonly from: RosterPart; readonly to: RosterPart },
): Promise<void> {
  const { school } = turn
  await applyPeople(turn, from.people ?? [], to.people ?? [])
  if (to.inductions) await saveInductions(school, to.inductions)
  if (to.pairings) {
    const ids = to.pairings.map(({ inductionId }) => inductionId)
    await replacePairings(
      school,
      ids,
      to.pairings.flatMap(({ all }) => all),
    )
  }
  if (to.absences) {
    const ids = to.absences.map(({ personId }) => personId)
    await replaceAbsences(
      school,
      ids,
      to.absences.flatMap(({ all }) => all),
    )
  }
  if (to.material !== undefined) await saveMaterial(school, to.material)
  if (to.lead !== undefined) await saveLead(school, to.lead ?? undefined)
}

async function applyPeople(
  { school, picture: { today } }: Turn,
  before: readonly Person[],
  after: readonly Person[],
): Promise<void> {
  const stay = new Set(after.map(({ id }) => id))
  const gone = [
    ...before.filter(({ id }) => !stay.has(id)).map(({ id }) => ({ id, leftOn: today })),
    ...after.filter((one) => hasLeft(one, today)),
  ]
  if (after.length > 0) {
    await savePeople(school, after)
    for (const one of after) await saveRestriction(school, one)
    // Whoever is still to leave is found by email until then.
    await putInDirectory(
      school,
      after.filter((one) => one.leftOn !== undefined && !hasLeft(one, today)),
    )
  }
  for (const { id, leftOn = today } of gone) await markLeft(school, [id], leftOn)
}

/** Everybody that a change names is decided upon anew; who has left, or whose data rests, no more. */
export async function wakeAfter(
  { school, deps, now, picture: { today } }: Turn,
  to: RosterPart,
  about: readonly string[],
): Promise<void> {
  const left = (to.people ?? [])
    .filter((one) => hasLeft(one, today) || isRestricted(one))
    .map(({ id }) => id)
  const stay = about.filter((id) => !left.includes(id))
  if (stay.length > 0) await wakePeople(school, deps, { now, personIds: stay })
  if (left.length > 0)
    await setWakeUps(
      school,
      left.map((personId) => ({ personId })),
    )
}
