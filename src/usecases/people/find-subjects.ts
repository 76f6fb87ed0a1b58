import type { Person, School } from '../../domain/people.ts'
import { listAccounts } from '../../store/directory.ts'
import { listInductions } from '../../store/inductions.ts'
import { findPeopleByEmail } from '../../store/people.ts'
import type { Subject } from '../../store/personal-data.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'

/** Somebody at one school, as what is stored of them is looked for. */
export interface FoundSubject {
  readonly school: School
  readonly person: Person
  readonly subject: Subject
}

/** Everywhere this email is or was somebody's: also where they have left. */
export async function findSubjects(
  deps: Pick<Deps, 'store'>,
  email: string,
): Promise<FoundSubject[]> {
  const schools = await deps.store.shared(listSchools)
  const found: FoundSubject[] = []
  for (const school of schools) {
    const here = await deps.store.withSchool(school.id, async (tx) => {
      const [person] = await findPeopleByEmail(tx, [email])
      return person && { school, person, subject: await subjectOf(tx, person) }
    })
    if (here !== undefined) found.push(here)
  }
  return found
}

/** What else may stand for them in other people's words. */
export async function mentionsOf(tx: SchoolTx, person: Person): Promise<readonly string[]> {
  const accounts = await listAccounts(tx, person.id)
  return [person.name, person.email, ...accounts.map(({ userId }) => userId)]
}

/** The person, as the tables speak of them. */
export async function subjectOf(
  tx: SchoolTx,
  person: Pick<Person, 'id' | 'email'>,
): Promise<Subject> {
  const inductions = await listInductions(tx, { ectIds: [person.id] })
  return {
    personId: person.id,
    email: person.email.toLowerCase(),
    inductionIds: inductions.map(({ id }) => id),
  }
}
