/**
 * What somebody who imports a roster was asked and says: who is the same person under another email,
 * who is not, who moves to another school, who is at both.
 */
import type { ImportChoice, ImportError } from '../table/import-error.ts'

/** What was chosen, by email in lower case. */
export interface RosterChoices {
  /** The new email of somebody known → the email they had. */
  readonly same: ReadonlyMap<string, string>
  /** New emails of people who are nobody known. */
  readonly different: ReadonlySet<string>
  /** Everybody whose name is the same is the same person: after a change of all emails. */
  readonly sameNames: boolean
  /** ECTs who move: their time at the other school ends before the new one begins. */
  readonly transfers: ReadonlySet<string>
  /** ECTs who are at both schools. */
  readonly bothSchools: ReadonlySet<string>
  /** People of whom the file is right where the chat said something else. */
  readonly fileWins?: ReadonlySet<string>
  /** People who were erased and come back. */
  readonly bringBack: ReadonlySet<string>
  /** People who were erased, and whose rows are passed over. */
  readonly keepOut: ReadonlySet<string>
}

/** Nothing was asked yet. */
export const NO_CHOICES: RosterChoices = {
  same: new Map(),
  different: new Set(),
  sameNames: false,
  transfers: new Set(),
  bothSchools: new Set(),
  bringBack: new Set(),
  keepOut: new Set(),
}

/** What a question about one newcomer can be answered with. */
export const identityChoices = (of: {
  readonly known: { readonly email: string; readonly name: string }
  readonly newcomer: { readonly email: string; readonly name: string }
}): ImportChoice[] => {
  const { known, newcomer } = of
  return [
    {
      says: `${newcomer.name} is ${known.name}: change the email, and keep the history`,
      option: `--same-person ${typed(`${known.email}=${newcomer.email}`)}`,
    },
    {
      says: `${newcomer.name} is somebody else: add a new person`,
      option: `--different-person ${typed(newcomer.email)}`,
    },
  ]
}

/** What `--same-person` takes instead of two emails: everybody whose name is the same. */
export const SAME_NAMES = 'same-names'

/** One choice for all whose name stayed: a trust has changed its addresses. */
export const sameNamesChoice = (count: number): ImportChoice => ({
  says: `all ${count} whose name is the same are the same people: change their emails`,
  option: `--same-person ${SAME_NAMES}`,
})

/** What a question about an ECT at two schools can be answered with. */
export const placementChoices = (of: {
  readonly email: string
  readonly moves: string
}): ImportChoice[] => [
  { says: of.moves, option: `--transfer ${typed(of.email)}` },
  {
    says: 'they are an ECT at both schools at the same time',
    option: `--both-schools ${typed(of.email)}`,
  },
]

/** What a question about a change in the chat can be answered with. */
export const chatChoices = (email: string): ImportChoice[] => [
  {
    says: 'the file is right: undo what was changed in the chat',
    option: `--file-wins ${typed(email)}`,
  },
]

/** What a row about somebody who was erased can be answered with. */
export const erasedChoices = (email: string): ImportChoice[] => [
  { says: 'they come back: they know of it', option: `--bring-back ${typed(email)}` },
  { says: 'they stay away: pass over their rows', option: `--keep-out ${typed(email)}` },
]

/** As a shell takes it: an apostrophe in an email needs quotation marks around it. */
const typed = (text: string): string => (/^[\w.@=+-]+$/.test(text) ? text : `"${text}"`)

/** Somebody of the file, and whether they are known by now. */
interface InFile {
  readonly email: string
  readonly isKnown: boolean
}

/** An option that fits nobody is a slip of the keyboard, and must not be passed over. */
export function unusedChoices(choices: RosterChoices, people: readonly InFile[]): ImportError[] {
  const emails = new Set(people.map(({ email }) => email))
  const known = new Set(people.flatMap(({ email, isKnown }) => (isKnown ? [email] : [])))
  const notInFile = (option: string, wanted: Iterable<string>): ImportError[] =>
    [...wanted]
      .filter((email) => !emails.has(email))
      .map((email) => fitsNobody(option, `no row has the email ${email}`))
  return [
    ...notInFile('--same-person', choices.same.keys()),
    ...notInFile('--different-person', choices.different),
    ...notInFile('--transfer', choices.transfers),
    ...notInFile('--both-schools', choices.bothSchools),
    ...notInFile('--file-wins', choices.fileWins ?? []),
    ...notInFile('--bring-back', choices.bringBack),
    ...notInFile('--keep-out', choices.keepOut),
    ...[...choices.same]
      .filter(([email]) => emails.has(email) && !known.has(email))
      .map(([, old]) => fitsNobody('--same-person', `nobody with the email ${old} is missing`)),
  ]
}

const fitsNobody = (option: string, why: string): ImportError => ({
  code: 'option-fits-nobody',
  message: `${option} fits nobody: ${why}.`,
})
