import { asc, eq, sql } from 'drizzle-orm'
import type { School } from '../domain/people.ts'
import { schools } from './schema/schools.ts'
import { type SchoolTx, type SharedTx, takeNew } from './tx.ts'

/** Adds a school or takes over its new name and time zone. Within `withSchool` only its own row. */
export async function saveSchool(tx: SchoolTx | SharedTx, school: School): Promise<void> {
  await tx.db
    .insert(schools)
    .values(school)
    .onConflictDoUpdate({ target: schools.id, set: takeNew('urn', 'name', 'timeZone') })
}

/** What the domain knows of a school: not the version of its roster. */
const asSchool = {
  id: schools.id,
  urn: schools.urn,
  name: schools.name,
  timeZone: schools.timeZone,
}

/** The school of this transaction; undefined before it is first saved. */
export async function loadSchool(tx: SchoolTx): Promise<School | undefined> {
  const [school] = await tx.db.select(asSchool).from(schools).where(eq(schools.id, tx.schoolId))
  return school
}

/** Every school, by name. */
export const listSchools = (tx: SharedTx): Promise<School[]> =>
  tx.db.select(asSchool).from(schools).orderBy(asc(schools.name), asc(schools.urn))

export async function findSchoolByUrn(tx: SharedTx, urn: string): Promise<School | undefined> {
  const [school] = await tx.db.select(asSchool).from(schools).where(eq(schools.urn, urn))
  return school
}

/** From now on the material of a programme is there; without an address it is nowhere known. */
export async function saveMaterial(
  tx: SchoolTx,
  { programme, url }: { readonly programme: string; readonly url: string | null },
): Promise<void> {
  const others = sql`coalesce(${schools.materials}, '{}'::jsonb) - ${programme}::text`
  const materials =
    url === null ? others : sql`${others} || jsonb_build_object(${programme}::text, ${url}::text)`
  await tx.db.update(schools).set({ materials }).where(eq(schools.id, tx.schoolId))
}
