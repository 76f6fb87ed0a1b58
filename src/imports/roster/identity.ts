/**
 * Who in a file may be somebody known under another email. A surname changes on marriage and a trust
 * changes its addresses: then one person is missing and one is new, with the same role, start, year
 * and partner. That is asked before anybody is added, because two people would each get half of a
 * history. Pure: nothing is stored here.
 */
import { distance } from 'fastest-levenshtein'
import { paceOf } from '../../domain/expectations/pace.ts'
import { yearCounted } from '../../domain/expectations/year-anchor.ts'
import type { Person } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import { identityChoices, type RosterChoices, sameNamesChoice } from './choices.ts'
import type { RosterPerson, RosterSchool } from './people.ts'
import type { StoredSchool } from './state.ts'

/** Who is who, as far as it is known, and what has to be asked. */
export interface Identities {
  /** New email → id of the person known until now by another one. */
  readonly renamed: ReadonlyMap<string, string>
  readonly questions: readonly ImportError[]
}

/** Somebody new in the file beside somebody known who is not in it. */
interface Pair {
  readonly newcomer: RosterPerson
  readonly known: Person
  readonly likeness: number
}

/** Compares who is new in a school's part of a file with who is missing from it. */
export function identify(
  roster: RosterSchool,
  stored: StoredSchool,
  { today, choices }: { readonly today: string; readonly choices: RosterChoices },
): Identities {
  const inFile = new Set(roster.people.map(({ email }) => email))
  const known = new Set(stored.people.map(({ email }) => email))
  const newcomers = roster.people.filter(({ email }) => !known.has(email))
  const isMissing = ({ email }: Person): boolean => !inFile.has(email)
  const missing = stored.people.filter((one) => one.leftOn === undefined && isMissing(one))
  const gone = stored.leavers.filter(isMissing)
  const group = { roster, stored, today, newcomers, missing }
  const renamed = new Map<string, string>()
  const pairs: Pair[] = []
  for (const newcomer of newcomers) {
    const taken = new Set(renamed.values())
    const free = [...missing, ...gone].filter(({ id }) => !taken.has(id))
    const found = whoIs(newcomer, { free, group, choices })
    if (found.kind === 'known') renamed.set(newcomer.email, found.id)
    if (found.kind === 'asked') pairs.push(found.pair)
  }
  const sameNames = pairs.filter(isSameName).length
  return { renamed, questions: pairs.map((pair) => question(pair, { roster, sameNames })) }
}

type Found =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'asked'; readonly pair: Pair }
  | { readonly kind: 'new' }

/** As was answered; else as the names say, where they may; else nobody, or a question. */
function whoIs(
  newcomer: RosterPerson,
  of: { readonly free: readonly Person[]; readonly group: Group; readonly choices: RosterChoices },
): Found {
  const { free, group, choices } = of
  const said = choices.same.get(newcomer.email)
  const meant = said === undefined ? undefined : free.find(({ email }) => email === said)
  if (meant) return { kind: 'known', id: meant.id }
  if (choices.different.has(newcomer.email)) return { kind: 'new' }
  const [best] = pairsOf(newcomer, free, group)
  if (!best) return { kind: 'new' }
  return choices.sameNames && isSameName(best)
    ? { kind: 'known', id: best.known.id }
    : { kind: 'asked', pair: best }
}

interface Group {
  readonly roster: RosterSchool
  readonly stored: StoredSchool
  readonly today: string
  readonly newcomers: readonly RosterPerson[]
  readonly missing: readonly Person[]
}

/** Those who may be the newcomer, the most alike first. */
function pairsOf(newcomer: RosterPerson, free: readonly Person[], group: Group): Pair[] {
  return free
    .filter((known) => isAlike(newcomer, known, group))
    .map((known) => ({ newcomer, known, likeness: likenessOf(newcomer, known) }))
    .sort((a, b) => b.likeness - a.likeness)
}

function isAlike(newcomer: RosterPerson, known: Person, group: Group): boolean {
  if (isSameName({ newcomer, known }) || isSameLocalPart(newcomer, known)) return true
  // An ECT who became a mentor has another role; only the name tells.
  const role = newcomer.roles.find((each) => known.roles.includes(each))
  if (role === undefined) return false
  const looksAlike = sharedWords(newcomer, known) > 0
  // Somebody who left and comes back may have another surname by then.
  if (known.leftOn !== undefined)
    return looksAlike && role === 'ect' && sameEct(newcomer, known, group)
  if (role === 'ect') return sameEct(newcomer, known, group)
  const facts = role === 'mentor' ? sameMentor(newcomer, known, group) : 'nothing-said'
  if (facts === 'differ') return false
  return facts === 'same' || looksAlike || isOnlyOne(role, group)
}

/**
 * The same start, year and mentor; or a name that is alike and one of start and mentor, because a new
 * export may give the day of a contract or a year that has passed.
 */
function sameEct(
  newcomer: RosterPerson,
  known: Person,
  { stored, today, ...group }: Group,
): boolean {
  const before = stored.inductions.find(({ ectId }) => ectId === known.id)
  const now = newcomer.induction
  if (!before || !now || before.programme !== now.programme) return false
  const { startDate, anchor } = before
  const mentors = openPairings(stored)
    .filter(({ inductionId }) => inductionId === before.id)
    .map(({ mentorId }) => mentorId)
  const isSameStart = startDate === now.startDate
  const isSamePartner = arePartners(mentors, now.mentorEmail ? [now.mentorEmail] : [], {
    ...group,
    stored,
  })
  if (sharedWords(newcomer, known) > 0) return isSameStart || isSamePartner
  const on = today > startDate ? today : startDate
  const pace = paceOf({ induction: before, ect: known, calendar: { halves: [] } })
  const isSameYear = yearCounted(anchor, { pace, on }) === now.year
  return isSameStart && isSamePartner && isSameYear
}

/** The same first day of training and an ECT in common; with neither, nothing is said about them. */
function sameMentor(
  newcomer: RosterPerson,
  known: Person,
  group: Omit<Group, 'today'>,
): 'same' | 'differ' | 'nothing-said' {
  if (newcomer.trainingFrom !== known.trainingFrom) return 'differ'
  const { stored, roster } = group
  const inductions = new Set(
    openPairings(stored)
      .filter(({ mentorId }) => mentorId === known.id)
      .map(({ inductionId }) => inductionId),
  )
  const before = stored.inductions.filter(({ id }) => inductions.has(id)).map(({ ectId }) => ectId)
  const now = roster.people
    .filter(({ induction }) => induction?.mentorEmail === newcomer.email)
    .map(({ email }) => email)
  if (before.length === 0 && now.length === 0)
    return known.trainingFrom === undefined ? 'nothing-said' : 'same'
  return arePartners(before, now, group) ? 'same' : 'differ'
}

const openPairings = ({ pairings }: StoredSchool) => pairings.filter(({ to }) => to === undefined)

/** Whether people had, and have, a partner in common; the partner's email may have changed too. */
function arePartners(
  beforeIds: readonly string[],
  nowEmails: readonly string[],
  { stored, newcomers, missing }: Pick<Group, 'stored' | 'newcomers' | 'missing'>,
): boolean {
  if (beforeIds.length === 0 && nowEmails.length === 0) return true
  const before = stored.people.filter(({ id }) => beforeIds.includes(id))
  return before.some((person) =>
    nowEmails.some(
      (email) =>
        email === person.email ||
        localPart(email) === localPart(person.email) ||
        (missing.includes(person) && newcomers.some((each) => each.email === email)),
    ),
  )
}

/** One left and one came: with nothing else known, that may be a change of name. */
function isOnlyOne(role: string, { newcomers, missing }: Group): boolean {
  const count = (people: readonly { readonly roles: readonly string[] }[]): number =>
    people.filter(({ roles }) => roles.includes(role)).length
  return count(newcomers) === 1 && count(missing) === 1
}

const isSameName = ({ newcomer, known }: Pick<Pair, 'newcomer' | 'known'>): boolean =>
  wordsOf(newcomer.name).join(' ') === wordsOf(known.name).join(' ')

const localPart = (email: string): string => email.slice(0, email.lastIndexOf('@'))

const isSameLocalPart = (newcomer: RosterPerson, known: Person): boolean =>
  localPart(newcomer.email) === localPart(known.email)

/** The words of a name without titles and marks. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !TITLES.has(word))

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof'])

function sharedWords(newcomer: RosterPerson, known: Person): number {
  const words = new Set(wordsOf(known.name))
  return wordsOf(newcomer.name).filter((word) => words.has(word)).length
}

/** Names in common count most; then how few letters differ. */
function likenessOf(newcomer: RosterPerson, known: Person): number {
  const [a, b] = [wordsOf(newcomer.name).join(' '), wordsOf(known.name).join(' ')]
  const changed = distance(a, b) / Math.max(1, a.length, b.length)
  return sharedWords(newcomer, known) + (a === b ? 1 : 0) - changed
}

/** So many at once have changed all their addresses, and need not be asked about one by one. */
const MANY = 3

function question(
  { newcomer, known }: Pair,
  { roster, sameNames }: { readonly roster: RosterSchool; readonly sameNames: number },
): ImportError {
  const roles = newcomer.roles.filter((role) => known.roles.includes(role)).join(', ')
  const was =
    known.leftOn === undefined
      ? 'is not in the file any more'
      : `was there until ${known.leftOn} and is not in the file`
  const message = `Is ${newcomer.name} (${newcomer.email}) the same person as ${known.name} (${known.email})? At ${roster.name} the second ${was}, and the first is new${roles ? `, both as ${roles}` : ''}. Nobody is added before this is answered.`
  const isOneOfMany = sameNames >= MANY && isSameName({ newcomer, known })
  const choices = [
    ...identityChoices({ known, newcomer }),
    ...(isOneOfMany ? [sameNamesChoice(sameNames)] : []),
  ]
  return { line: newcomer.line, column: 'email', code: 'same-person', message, choices }
}
