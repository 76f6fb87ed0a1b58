import type { ImportError } from '../table/import-error.ts'
import { erasedChoices, type RosterChoices } from './choices.ts'
import type { RosterPerson, RosterSchool } from './people.ts'

/** One school's part of a roster without those who stay away, and what has to be asked of the rest. */
export interface WithoutErased {
  readonly roster: RosterSchool
  readonly questions: readonly ImportError[]
}

/**
 * Nobody who was erased comes back unasked: each of `erased`, emails of the file, is asked about, comes
 * back or is passed over. An ECT whose mentor is passed over has none in this file.
 */
export function withoutErased(
  roster: RosterSchool,
  erased: readonly string[],
  choices: Pick<RosterChoices, 'bringBack' | 'keepOut'>,
): WithoutErased {
  const out = new Set(erased.filter((email) => choices.keepOut.has(email)))
  const asked = new Set(erased.filter((email) => !out.has(email) && !choices.bringBack.has(email)))
  const people = roster.people
    .filter(({ email }) => !out.has(email))
    .map((person) => withoutMentor(person, out))
  return {
    roster: out.size === 0 ? roster : { ...roster, people },
    questions: roster.people.flatMap(({ email, line }) =>
      asked.has(email) ? ask(email, line) : [],
    ),
  }
}

function withoutMentor(person: RosterPerson, out: ReadonlySet<string>): RosterPerson {
  const { induction } = person
  if (!induction?.mentorEmail || !out.has(induction.mentorEmail)) return person
  const { mentorEmail: _, ...rest } = induction
  return { ...person, induction: rest }
}

const ask = (email: string, line: number): ImportError[] => [
  {
    line,
    column: 'email',
    code: 'was-erased',
    message:
      'This person was erased here, and does not come back unasked. Take the row out, or say which it is.',
    choices: erasedChoices(email),
  },
]
