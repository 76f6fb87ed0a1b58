/**
 * All schools of one roster together: each is read and planned, then what lies between schools is
 * judged (who moves, who is at two), and only then is anything written, in one transaction.
 */
import { forgetErased, listErased } from '../../store/erasing.ts'
import { findPlacements } from '../../store/placements.ts'
import { listChanges } from '../../store/school-changes.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps, DepsInside } from '../../usecases/deps.ts'
import type { ImportError } from '../table/import-error.ts'
import { inTwoPasses } from '../two-passes.ts'
import { askAboutChat } from './changed-in-chat.ts'
import type { SchoolChanges } from './changes.ts'
import {
  type ChannelAddress,
  channelToClaim,
  claimRosterChannel,
  type NewChannel,
} from './channel.ts'
import { type RosterChoices, unusedChoices } from './choices.ts'
import { withoutErased } from './erased.ts'
import { type Identities, identify } from './identity.ts'
import type { RosterSchool } from './people.ts'
import { type Ending, judgePlacements, lastDayOf, type Placement } from './placements.ts'
import { planSchool, type SchoolPlan } from './plan.ts'
import type { ImportFacts, StoredSchool } from './state.ts'
import { loadPlacements, loadStoredSchool, writeEnding, writePlan } from './store.ts'

/** As many changes as a school makes in years. */
const CHANGES_LOOKED_AT = 1_000

/** How a roster is to be taken over. */
export interface RosterOrder {
  readonly facts: Omit<ImportFacts, 'renamed'>
  readonly choices: RosterChoices
  readonly channelAddress: ChannelAddress | undefined
  readonly write: boolean
  readonly now: Date
}

/** What all schools come to, and what has to be answered before anything is written. */
export interface RosterOutcome {
  readonly changes: readonly SchoolChanges[]
  readonly warnings: readonly ImportError[]
  readonly questions: readonly ImportError[]
}

/** One school of the file: what it says, what is stored, and what comes of the two. */
interface Planned {
  /** As the file has it. */
  readonly inFile: RosterSchool
  /** Without those who were erased and stay away. */
  readonly roster: RosterSchool
  readonly questions: readonly ImportError[]
  readonly stored: StoredSchool
  readonly facts: ImportFacts
  readonly identities: Identities
  readonly plan: SchoolPlan
  readonly channel: NewChannel | undefined
}

/** Takes over every school of a roster, or none of them where something has to be asked. */
export async function importSchools(
  deps: Deps,
  schools: readonly RosterSchool[],
  order: RosterOrder,
): Promise<RosterOutcome> {
  const stored = await deps.store.shared(listSchools)
  const idOf = new Map(stored.map(({ urn, id }) => [urn, id]))
  const rosterOf = new Map(schools.map((each) => [idOf.get(each.urn) ?? deps.newId(), each]))
  const elsewhere = await ectsElsewhere(deps, schools, rosterOf)
  const planned = new Map<string, Planned>()
  const placements: Placement[] = []
  let judged: Judged | undefined
  await inTwoPasses(deps, [...rosterOf.keys(), ...elsewhere.keys()], {
    read: async (tx) => {
      const roster = rosterOf.get(tx.schoolId)
      if (roster) planned.set(tx.schoolId, await planOne(tx, deps, { ...order, roster }))
      else placements.push(...(await loadPlacements(tx, elsewhere.get(tx.schoolId) ?? [])))
    },
    mayWrite: () => {
      judged = judge([...planned.values()], placements, order)
      return order.write && judged.questions.length === 0
    },
    write: async (tx) => {
      await writeOne(tx, deps, {
        order,
        planned: planned.get(tx.schoolId),
        endings: judged?.endings ?? [],
      })
    },
  })
  const { questions = [], endings = [] } = judged ?? {}
  return {
    changes: changesOf([...planned.values()], endings),
    warnings: [...planned.values()].flatMap(({ plan }) => plan.warnings),
    questions,
  }
}

/** By school that the file does not speak of: people with the email of one of its ECTs. */
async function ectsElsewhere(
  deps: Deps,
  schools: readonly RosterSchool[],
  here: ReadonlyMap<string, RosterSchool>,
): Promise<Map<string, string[]>> {
  const emails = schools.flatMap(({ people }) =>
    people.flatMap(({ email, induction }) => (induction ? [email] : [])),
  )
  const found = await deps.store.shared((tx) => findPlacements(tx, emails))
  const elsewhere = new Map<string, string[]>()
  for (const { schoolId, personId } of found) {
    if (here.has(schoolId)) continue
    elsewhere.set(schoolId, [...(elsewhere.get(schoolId) ?? []), personId])
  }
  return elsewhere
}

async function planOne(
  tx: SchoolTx,
  deps: DepsInside,
  {
    roster: inFile,
    facts,
    choices,
    channelAddress,
  }: RosterOrder & { readonly roster: RosterSchool },
): Promise<Planned> {
  const erased = await listErased(
    tx,
    inFile.people.map(({ email }) => email),
  )
  const { roster, questions } = withoutErased(inFile, erased, choices)
  const read = await loadStoredSchool(tx, deps, roster)
  const identities = identify(roster, read, { today: facts.today, choices })
  const { renamed } = identities
  const back = new Set(renamed.values())
  const stored = {
    ...read,
    people: [...read.people, ...read.leavers.filter(({ id }) => back.has(id))],
  }
  const own = { ...facts, renamed }
  const plan = planSchool(roster, stored, own)
  const channel = await channelToClaim(tx, roster, channelAddress)
  const idOf = new Map(plan.people.map(({ email, id }) => [email, id]))
  const aboutChat = askAboutChat({
    roster,
    changed: plan.changes.changed.map((one) => ({ ...one, id: idOf.get(one.email) ?? '' })),
    changes: await listChanges(tx, CHANGES_LOOKED_AT),
    fileWins: choices.fileWins ?? new Set(),
  })
  return {
    inFile,
    roster,
    questions: [...questions, ...identities.questions, ...aboutChat],
    stored,
    facts: own,
    identities,
    plan: channel ? { ...plan, changes: { ...plan.changes, claimsChannel: true } } : plan,
    channel,
  }
}

interface Judged {
  readonly endings: readonly Ending[]
  readonly questions: readonly ImportError[]
}

function judge(
  planned: readonly Planned[],
  elsewhere: readonly Placement[],
  { choices }: RosterOrder,
): Judged {
  const here = planned.flatMap((each) => [...placementsInFile(each), ...placementsMissing(each)])
  const { endings, questions } = judgePlacements([...here, ...elsewhere], choices)
  const asked = planned.flatMap((each) => each.questions)
  const people = planned.flatMap(({ inFile, stored, identities }) =>
    inFile.people.map(({ email }) => ({
      email,
      isKnown:
        stored.people.some((person) => person.email === email) || identities.renamed.has(email),
    })),
  )
  return { endings, questions: [...asked, ...questions, ...unusedChoices(choices, people)] }
}

/** The ECTs of one school's part of the file. */
function placementsInFile({ roster, stored, identities, plan, facts }: Planned): Placement[] {
  const byId = new Map(stored.people.map((person) => [person.id, person]))
  const idOf = new Map([
    ...plan.people.map(({ email, id }) => [email, id] as const),
    ...stored.people.map(({ email, id }) => [email, id] as const),
    ...identities.renamed,
  ])
  return roster.people.flatMap(({ email, name, line, induction }): Placement[] => {
    const personId = idOf.get(email)
    if (!induction || personId === undefined) return []
    const before = byId.get(personId)
    // Whose day of leaving is still to come has been asked about, and stays.
    if (before?.leftOn !== undefined && before.leftOn > facts.today) return []
    const isNew = !before || before.leftOn !== undefined || !before.roles.includes('ect')
    return [{ ...at(stored), email, name, line, personId, startDate: induction.startDate, isNew }]
  })
}

/** ECTs who are at the school as it is stored, and not in its part of the file. */
function placementsMissing({ roster, stored, identities }: Planned): Placement[] {
  const inFile = new Set(roster.people.map(({ email }) => email))
  const renamed = new Set(identities.renamed.values())
  const startOf = new Map(stored.inductions.map(({ ectId, startDate }) => [ectId, startDate]))
  return stored.people.flatMap(({ id: personId, email, name, leftOn, roles }): Placement[] => {
    const startDate = startOf.get(personId)
    const isHere = leftOn === undefined && roles.includes('ect')
    if (!startDate || !isHere || inFile.has(email) || renamed.has(personId)) return []
    return [{ ...at(stored), email, name, personId, startDate, isNew: false }]
  })
}

const at = ({ school }: StoredSchool) => ({
  schoolId: school.id,
  schoolName: school.name,
  urn: school.urn,
})

interface WriteOrder {
  readonly order: RosterOrder
  readonly planned: Planned | undefined
  readonly endings: readonly Ending[]
}

async function writeOne(
  tx: SchoolTx,
  deps: DepsInside,
  { order, planned, endings }: WriteOrder,
): Promise<void> {
  const { facts, now } = order
  const own = endings.filter(({ placement }) => placement.schoolId === tx.schoolId)
  const moving = new Set(own.map(({ placement }) => placement.personId))
  if (planned) {
    const leaverIds = planned.plan.leaverIds.filter((id) => !moving.has(id))
    await writePlan(tx, deps, { plan: { ...planned.plan, leaverIds }, facts: planned.facts, now })
    await forgetErased(tx, [...order.choices.bringBack])
    if (planned.channel) await claimRosterChannel(tx, deps, { channel: planned.channel, now })
  }
  for (const ending of own) await writeEnding(tx, ending, facts)
}

/** What is said of each school: those of the file, and those that an ECT leaves. */
function changesOf(planned: readonly Planned[], endings: readonly Ending[]): SchoolChanges[] {
  const here = new Set(planned.map(({ stored }) => stored.school.id))
  const others = new Map(
    endings.flatMap(({ placement }) =>
      here.has(placement.schoolId) ? [] : [[placement.schoolId, placement] as const],
    ),
  )
  return [
    ...planned.map(({ plan, stored }) => {
      const movesAway = movingFrom(stored.school.id, endings)
      const moving = new Set(movesAway.map(({ email }) => email))
      const notInFile = plan.changes.notInFile.filter(({ email }) => !moving.has(email))
      return { ...plan.changes, notInFile, movesAway }
    }),
    ...[...others.values()].map(({ schoolId, urn, schoolName }) => ({
      ...{ urn, name: schoolName, isNew: false, added: [], changed: [], unchanged: 0 },
      ...{ notInFile: [], removesMissing: false, movesAway: movingFrom(schoolId, endings) },
    })),
  ]
}

const movingFrom = (schoolId: string, endings: readonly Ending[]) =>
  endings
    .filter(({ placement }) => placement.schoolId === schoolId)
    .map((ending) => ({
      name: ending.placement.name,
      email: ending.placement.email,
      roles: 'ect',
      lastDay: lastDayOf(ending),
      to: ending.movesTo.schoolName,
    }))
