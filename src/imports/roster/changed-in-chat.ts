/**
 * Where a file would undo what an induction tutor changed in the chat, it is asked first: a roster
 * may be older than the chat. Pure: nothing is stored here.
 */
import { given } from '../../domain/given.ts'
import {
  type ChangeKind,
  isInForce,
  type SchoolChange,
} from '../../domain/oversight/school-change.ts'
import type { ImportError } from '../table/import-error.ts'
import type { ChangedPerson } from './changes.ts'
import { chatChoices } from './choices.ts'
import type { RosterSchool } from './people.ts'

/** Which columns of a roster say what a change of the chat said. */
const COLUMNS: Readonly<Partial<Record<ChangeKind, readonly string[]>>> = {
  mentor: ['mentor_email'],
  'person-added': ['name', 'email', 'role', 'programme', 'start_date', 'year', 'mentor_email'],
  'person-changed': ['name', 'email', 'fte'],
  programme: ['programme'],
  left: ['left'],
}

/** What a plan would change, and what was changed in the chat before. */
export interface ChatChanges {
  readonly roster: Pick<RosterSchool, 'people'>
  readonly changed: readonly (ChangedPerson & { readonly id: string })[]
  readonly changes: readonly SchoolChange[]
  /** Emails of people of whom the file is right. */
  readonly fileWins: ReadonlySet<string>
}

/** A question for each person of whom the file and the chat say something else. */
export const askAboutChat = ({ roster, changed, changes, fileWins }: ChatChanges): ImportError[] =>
  changed
    .filter(({ email }) => !fileWins.has(email))
    .flatMap((person) => {
      const touched = changes
        .filter((one) => one.source === 'chat' && isInForce(one) && one.about.includes(person.id))
        .flatMap(({ kind }) => COLUMNS[kind] ?? [])
      const field = person.fields.find((one) => touched.includes(one.field))
      if (field === undefined) return []
      const line = roster.people.find(({ email }) => email === person.email)?.line
      return [
        {
          ...given({ line }),
          column: field.field,
          code: 'changed-in-chat',
          message: `The induction tutor changed this for ${person.name} in the chat: it is “${field.from}” now, and the file says “${field.to}”. Correct the row, or say that the file is right.`,
          choices: chatChoices(person.email),
        },
      ]
    })
