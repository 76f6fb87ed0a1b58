import { sql } from 'drizzle-orm'
import type { MaterialLink } from '../domain/programme/material-link.ts'
import { hot, rowInsert } from './hot.ts'
import { materialLinks } from './schema/school-choices.ts'
import type { SchoolTx, Sent } from './tx.ts'

/** Keeps where a programme's material is; another address takes its place. */
export const saveMaterialLink = (tx: SchoolTx, link: MaterialLink): Sent<unknown> =>
  saveStatement.run(tx, row.values({ ...link, schoolId: tx.schoolId }))

const row = rowInsert(materialLinks)
const saveStatement = hot<Record<string, unknown>>(
  'keepstep_save_material_link',
  () => sql`${row.insert} on conflict (school_id, programme) do update set ${row.takeNew}`,
)

/** The address in a row. */
export const toMaterialLink = ({
  schoolId: _,
  ...link
}: typeof materialLinks.$inferSelect): MaterialLink => link
