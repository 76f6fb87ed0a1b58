import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { recordAccess } from '../../src/store/access-log.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import type { ErasingTx } from '../../src/store/erasing.ts'
import { saveInductions } from '../../src/store/inductions.ts'
import { addLogEntry, reviseLogEntry } from '../../src/store/log-entries.ts'
import { saveManners } from '../../src/store/manners.ts'
import { addNote } from '../../src/store/notes.ts'
import { saveLead, savePeople, saveRestriction, setLeaving } from '../../src/store/people.ts'
import { addOffer, loadOffer } from '../../src/store/recording-offers.ts'
import { type OutOfDate, refreshMessages } from '../../src/store/refreshes.ts'
import {
  listWithEarlierWords,
  removeEarlierWords,
  removeOwnWordings,
  removeSaid,
} from '../../src/store/removed-words.ts'
import { forgetOldLooks, forgetWords } from '../../src/store/retention.ts'
import { deliveries } from '../../src/store/schema/out.ts'
import { readSchoolFacts } from '../../src/store/school-facts.ts'
import {
  addProposal,
  loadTakenProposal,
  putProposalAside,
  reopenProposal,
  takeProposal,
} from '../../src/store/step-proposals.ts'
import { saveNotice } from '../../src/store/tutor-notices.ts'
import { isOneOf, type SchoolTx } from '../../src/store/tx.ts'
import { sendAgain } from '../../src/store/undelivered.ts'
import { closeTally, countAnswer } from '../../src/store/wellbeing.ts'
import type { FilledSchool } from './fill-school.ts'
import { loseDelivery } from './lose-delivery.ts'
import {
  aDelivery,
  aStoredEntry,
  aStoredPerson,
  aStoredStep,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from './stored-school.ts'

/*
 * Ids are a school's own: another may have given the same ones to rows of its own. What only such a
 * meeting shows, and rows that are in a state of their own at A.
 */

type Filled = StoredSchool & FilledSchool

const WEEK = '2026-09-14'
/** A's messages, by what a refresh finds them by. */
const SHOWN = {
  'of people and kinds': randomUUID(),
  'of people and weeks': randomUUID(),
  'of a log': randomUUID(),
  'of a digest': randomUUID(),
  'of a step': randomUUID(),
}
const LOST = randomUUID()
const REVISED = randomUUID()
const OPEN = randomUUID()
const CLOSED = randomUUID()
const TAKEN = randomUUID()
const OFFER = randomUUID()
const WELCOMED = randomUUID()
const RESTRICTED = randomUUID()
const SENT = { state: 'sent' as const, messageId: 'message-2' }
const SUMMER = { academicYear: '2023-24', term: 'summer' } as const

/** What stands at A: messages that can be brought up to date or sent again, ideas, an edited entry, somebody who left. */
export async function keepSameIds(school: Filled, canary: string): Promise<void> {
  const { ect, mentor, inductionId } = school
  await school.in(async (tx) => {
    const message = (id: string, its: Parameters<typeof aDelivery>[1]) =>
      aDelivery(school, { id, ...its })
    await insertDeliveries(tx, [
      message(SHOWN['of people and kinds'], { kind: 'coming-up', period: 'then' }),
      message(SHOWN['of people and weeks'], { kind: 'not-logged-yet', period: WEEK }),
      message(SHOWN['of a log'], {
        kind: 'half-finished',
        period: 'log',
        params: { logId: school.entryId },
      }),
      message(SHOWN['of a digest'], {
        kind: 'weekly-digest',
        period: WEEK,
        recipient: mentor.id,
      }),
      message(SHOWN['of a step'], { kind: 'action-step', period: TAKEN }),
      message(WELCOMED, { kind: 'welcome', period: 'said' }),
      message(LOST, { kind: 'kind-word', period: 'lost' }),
    ])
    await tx.db
      .update(deliveries)
      .set(SENT)
      .where(isOneOf(deliveries.id, [...Object.values(SHOWN), WELCOMED]))
    await loseDelivery(tx, LOST)
    const idea = { inductionId, proposedBy: ect.id, proposedAt: MONDAY_MORNING, version: 1 }
    for (const id of [OPEN, CLOSED, TAKEN]) {
      await addProposal(tx, { ...idea, id, text: canary, criteria: [] })
    }
    await putProposalAside(tx, { id: CLOSED, version: 1 }, MONDAY_MORNING)
    await takeProposal(tx, { id: TAKEN, version: 1 }, { entryId: REVISED, at: MONDAY_MORNING })
    const entry = aStoredEntry(school, { id: REVISED, expectationId: 'study' })
    await addLogEntry(tx, entry)
    await addNote(tx, { entryId: REVISED, version: 1, content: { note: canary } })
    await reviseLogEntry(tx, { ...entry, version: 1 }, { ...entry, version: 1, on: '2026-09-15' })
    await addOffer(tx, {
      id: OFFER,
      version: 1,
      inductionId,
      offeredBy: ect.id,
      offeredAt: MONDAY_MORNING,
      link: `https://school.example/${canary}`,
      on: '2026-09-14',
      line: canary,
    })
    const gone = aStoredPerson({ name: `Gone${canary}`, email: `gone${canary}@school.example` })
    await savePeople(tx, [gone])
    await setLeaving(tx, [gone.id], '2026-09-01')
    const restricted = { id: RESTRICTED, restrictedFrom: '2026-09-01' }
    await savePeople(tx, [aStoredPerson(restricted)])
    await saveRestriction(tx, restricted)
    for (const monday of ['2026-08-31', '2026-09-07']) {
      await saveNotice(tx, { readerId: school.tutor.id, monday, matters: [] })
    }
    await countAnswer(tx, SUMMER, 'yes')
    await closeTally(tx, SUMMER, { yesOfTen: 7, giveOrTake: 1, about: 40 })
  })
}

const NEVER = minutesLater(10_000_000)
const nothing = { people: [], kinds: [], since: NEVER, weeks: [], stepIds: [], logIds: [] }

/** By what a refresh would find each of A's messages. */
const foundBy = ({
  ect,
  entryId,
}: Filled): Readonly<Record<keyof typeof SHOWN, Partial<OutOfDate>>> => ({
  'of people and kinds': { people: [ect.id], kinds: ['coming-up'], since: new Date(0) },
  'of people and weeks': { people: [ect.id], kinds: ['not-logged-yet'], weeks: [WEEK] },
  'of a log': { people: [ect.id], logIds: [entryId] },
  'of a digest': { weeks: [WEEK] },
  'of a step': { stepIds: [TAKEN] },
})

/** How many of B's own messages are brought up to date, where one of them has the id of one of A's. */
async function refreshed(
  tx: SchoolTx,
  b: Filled,
  at: { readonly id: string; readonly out: Partial<OutOfDate> },
): Promise<number> {
  await insertDeliveries(tx, [aDelivery(b, { id: at.id, kind: 'kind-word', period: 'same id' })])
  await tx.db
    .update(deliveries)
    .set(SENT)
    .where(and(eq(deliveries.schoolId, tx.schoolId), eq(deliveries.id, at.id)))
  await refreshMessages(tx, { ...nothing, ...at.out, except: undefined, now: minutesLater(1) })
  return (await listDeliveries(tx, { kinds: ['refresh'] })).length
}

/** What B does that meets A's ids, or what stands at A. */
export const sameIdActs = (of: {
  readonly a: Filled
  readonly b: Filled
}): Readonly<Record<string, (tx: SchoolTx) => Promise<unknown>>> => ({
  ...Object.fromEntries(
    Object.entries(SHOWN).map(([what, id]) => [
      `refreshMessages, ${what} with the same id`,
      (tx: SchoolTx) => refreshed(tx, of.b, { id, out: foundBy(of.a)[what as keyof typeof SHOWN] }),
    ]),
  ),
  'refreshMessages, of one’s own with the id of one there': (tx) =>
    refreshed(tx, of.b, {
      id: SHOWN['of a step'],
      out: { people: [of.b.ect.id], kinds: ['kind-word'], since: new Date(0) },
    }),
  'sendAgain, of what may not have arrived': async (tx) => [
    ...(await sendAgain(tx, { ids: [LOST], at: MONDAY_MORNING })),
  ],
  'takeProposal, of an idea that waits': (tx) =>
    takeProposal(tx, { id: OPEN, version: 1 }, { entryId: of.b.entryId, at: MONDAY_MORNING }),
  'reopenProposal, of one that was taken': (tx) =>
    reopenProposal(tx, { id: TAKEN, version: 2 }, MONDAY_MORNING),
  'loadTakenProposal, of one that was taken': (tx) => loadTakenProposal(tx, REVISED),
  'loadOffer, of one that stands there': (tx) => loadOffer(tx, OFFER),
  'listWithEarlierWords, of what the ECT there edited': (tx) =>
    listWithEarlierWords(tx, of.a.ect.id),
  'saveRestriction, of somebody there': (tx) =>
    saveRestriction(tx, { id: of.a.ect.id, restrictedFrom: '2026-09-01' }),
  'saveLead, of somebody there': (tx) => saveLead(tx, of.a.tutor.id),
  'readSchoolFacts, of an entry whose id was edited there': async (tx) => {
    await addLogEntry(tx, aStoredEntry(of.b, { id: REVISED, expectationId: 'study' }))
    return (await readSchoolFacts(tx, [of.b.ect.id])).log.length
  },
  'readSchoolFacts, of an induction with the same id': async (tx) => {
    const { inductionId, ect, mentor } = of.a
    const colleague = aStoredPerson()
    const anchor = { year: 1, from: '2026-09-01' } as const
    await savePeople(tx, [colleague, aStoredPerson({ id: mentor.id, roles: ['mentor'] })])
    const induction = { id: inductionId, ectId: colleague.id, programme: 'niot', anchor }
    await saveInductions(tx, [{ ...induction, startDate: anchor.from }])
    const itsEntry = { inductionId, personId: colleague.id, loggedBy: colleague.id }
    await addLogEntry(tx, aStoredEntry(of.b, { ...itsEntry, expectationId: 'its study' }))
    await saveManners(tx, { personId: mentor.id, nudgesOff: [], celebrate: true })
    const asked = [ect.id, mentor.id, colleague.id]
    const facts = await Promise.all(asked.map(async (id) => await readSchoolFacts(tx, [id])))
    return facts.map(({ log, manners }) => [log.length, manners.length])
  },
})

/** B's words go; those of an entry of A's with the same id stay. */
export const forgetWordsOfSameId =
  (of: { readonly a: Filled; readonly b: Filled }) =>
  async (tx: ErasingTx): Promise<number> => {
    await addLogEntry(tx, aStoredEntry(of.b, { id: of.a.entryId, expectationId: 'its study' }))
    return await forgetWords(tx, [of.b.inductionId])
  }

/** Words of A's that B takes away: none of them goes. */
export const wordsTakenAway = (of: {
  readonly a: Filled
  readonly canary: string
}): Readonly<Record<string, (tx: ErasingTx) => Promise<unknown>>> => ({
  'removeEarlierWords, of an entry there': (tx) =>
    removeEarlierWords(tx, {
      entry: {
        id: of.a.entryId,
        inductionId: of.a.inductionId,
        activity: 'self-study',
        on: '2026-09-14',
        isUndone: true,
      },
      on: '2026-09-15',
    }),
  'removeSaid, of an entry there': (tx) =>
    removeSaid(tx, { authorId: of.a.ect.id, aboutId: of.a.entryId, words: of.canary }),
  'removeOwnWordings, of a step there': (tx) => {
    const step = { ...aStoredStep(of.a, { id: of.a.stepId }), version: 1 }
    const theirs = { ...step, text: 'As the ECT says it', confirmedAt: MONDAY_MORNING }
    const newest = { ...step, text: 'As it reads now', version: 2 }
    return removeOwnWordings(tx, [{ ...step, version: 0 }, theirs, newest])
  },
})

/** Somebody at B with the id of somebody whose data is restricted at A: who looked at them is forgotten. */
export const forgetLooksOfSameId =
  (of: { readonly b: Filled }) =>
  async (tx: ErasingTx): Promise<number> => {
    await savePeople(tx, [aStoredPerson({ id: RESTRICTED })])
    const look = {
      id: randomUUID(),
      readerId: of.b.tutor.id,
      subjectId: RESTRICTED,
      what: 'detail',
    }
    await recordAccess(tx, [{ ...look, readAt: MONDAY_MORNING }])
    return await forgetOldLooks(tx, NEVER, 0)
  }
