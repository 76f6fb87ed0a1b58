/**
 * What a change of a school would do, worked out from what an induction tutor typed: the part of the
 * roster before and after, and what is said of it before it is done. Pure: nothing is stored here.
 */
import type { ChangeValues, Plan, PlannedChange, RosterOn } from './change-plan.ts'
import { away, mentor, standIn } from './plan-pairing.ts'
import { left, personAdded, personChanged } from './plan-person.ts'
import { programme } from './plan-programme.ts'
import { restricted, restrictionLifted } from './plan-restriction.ts'
import { lead, material, noEcts, visit } from './plan-school.ts'
import type { ChangeWhat } from './school-change.ts'

/** Works out one change. */
export const planChange = (what: ChangeWhat, values: ChangeValues, on: RosterOn): PlannedChange =>
  PLANS[what](values, on)

const PLANS: Readonly<Record<ChangeWhat, Plan>> = {
  away,
  'stand-in': standIn,
  mentor,
  'person-added': personAdded,
  'person-changed': personChanged,
  programme,
  left,
  lead,
  'no-ects': noEcts,
  visit,
  material,
  restricted,
  'restriction-lifted': restrictionLifted,
}
