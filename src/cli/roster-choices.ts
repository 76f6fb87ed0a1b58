import { InputError } from '../errors.ts'
import { type RosterChoices, SAME_NAMES } from '../imports/roster/choices.ts'

/** The options of `import-roster` that answer its questions, as they were typed. */
export interface ChoiceFlags {
  readonly samePerson?: readonly string[]
  readonly differentPerson?: readonly string[]
  readonly transfer?: readonly string[]
  readonly bothSchools?: readonly string[]
  readonly fileWins?: readonly string[]
  readonly bringBack?: readonly string[]
  readonly keepOut?: readonly string[]
}

/** Options as choices. Throws `usage-same-person` where two emails cannot be told apart. */
export function choicesOf(flags: ChoiceFlags): RosterChoices {
  const same = flags.samePerson ?? []
  return {
    same: new Map(same.filter((text) => text !== SAME_NAMES).map(samePerson)),
    sameNames: same.includes(SAME_NAMES),
    different: emailsOf(flags.differentPerson),
    transfers: emailsOf(flags.transfer),
    bothSchools: emailsOf(flags.bothSchools),
    fileWins: emailsOf(flags.fileWins),
    bringBack: emailsOf(flags.bringBack),
    keepOut: emailsOf(flags.keepOut),
  }
}

const emailsOf = (texts: readonly string[] = []): ReadonlySet<string> =>
  new Set(texts.map((text) => text.trim().toLowerCase()))

/** 'old@x=new@y', as the new email and the old one. */
function samePerson(text: string): [string, string] {
  const [old = '', fresh = '', ...more] = text.toLowerCase().split('=')
  const isPair = [old, fresh].every((email) => email.includes('@')) && more.length === 0
  if (isPair) return [fresh.trim(), old.trim()]
  throw new InputError(
    'usage-same-person',
    `--same-person takes the old and the new email, like old@school.example=new@school.example, or ${SAME_NAMES}.`,
  )
}
