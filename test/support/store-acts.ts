import { replaceAbsences } from '../../src/store/absences.ts'
import { markUnreachable, peopleOutOfReach } from '../../src/store/addresses.ts'
import { replaceCalendar } from '../../src/store/calendar.ts'
import { markChannelUnreachable, setNextDigest, stopDigests } from '../../src/store/channels.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import { takeOutOfDirectory } from '../../src/store/directory.ts'
import {
  countErasing,
  type ErasingTx,
  erasePersonalData,
  forgetErased,
  listErased,
  readPersonalData,
} from '../../src/store/erasing.ts'
import { FOLLOWED_KIND, followMessage } from '../../src/store/followed-messages.ts'
import { eraseSchoolData, readSchoolData } from '../../src/store/leaving.ts'
import { addLogEntry, reviseLogEntry } from '../../src/store/log-entries.ts'
import { replacePairings, saveHandover } from '../../src/store/pairings.ts'
import { markLeft, saveWorkingDays, setLeaving } from '../../src/store/people.ts'
import { PROMISE_KIND, promisePeriod, takeBackPromise, wasKept } from '../../src/store/promises.ts'
import { refreshMessages } from '../../src/store/refreshes.ts'
import {
  forgetDaysOf,
  forgetInductions,
  forgetOldLooks,
  forgetOldNotices,
  forgetOldPasses,
  forgetSettings,
  forgetWords,
} from '../../src/store/retention.ts'
import { deliveries } from '../../src/store/schema/out.ts'
import { inboundEvents } from '../../src/store/schema/shared-tables.ts'
import { moveToTenant, tenantsOfSchool } from '../../src/store/tenants.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import { bringWelcome } from '../../src/store/welcomes.ts'
import { erasedAt, type FilledSchool } from './fill-school.ts'
import {
  forgetLooksOfSameId,
  forgetWordsOfSameId,
  keepSameIds,
  sameIdActs,
  wordsTakenAway,
} from './same-ids.ts'
import {
  aDelivery,
  aStoredEntry,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from './stored-school.ts'

const EVENT = { platform: 'sandbox', tenant: 'sandbox', userId: 'somebody', key: 'event-1' }

/** What the acts below would meet at A: messages sent, promised and waiting, and an event that was seen. */
export async function keepWhatActsMeet(
  school: StoredSchool & FilledSchool,
  canary: string,
): Promise<void> {
  await school.in(async (tx) => {
    const promise = { kind: PROMISE_KIND, period: promisePeriod(EVENT) }
    const later = { kind: 'welcome', period: 'once', notBefore: minutesLater(600) }
    const step = { kind: 'action-step', period: school.stepId }
    const digest = { kind: 'weekly-digest', recipient: school.channelId, recipientKind: 'channel' }
    const sent = [
      aDelivery(school, { period: '2026-09-07' }),
      aDelivery(school, step),
      aDelivery(school, digest as Parameters<typeof aDelivery>[1]),
    ]
    await insertDeliveries(tx, sent)
    await tx.db.update(deliveries).set({ state: 'sent', messageId: 'message-1' })
    await insertDeliveries(tx, [aDelivery(school, promise), aDelivery(school, later)])
    await tx.db.insert(inboundEvents).values({
      platform: EVENT.platform,
      eventKey: EVENT.key,
      receivedAt: MONDAY_MORNING,
    })
    await tx.db.insert(inboundEvents).values({
      platform: EVENT.platform,
      eventKey: `said by ${canary}`,
      receivedAt: MONDAY_MORNING,
      schoolId: school.id,
    })
  })
  await keepSameIds(school, canary)
}

/** Everything that changes rows of a school by ids or places that are given to it, done as B with A's. */
export const actsOn = (of: {
  readonly a: StoredSchool & FilledSchool
  readonly b: StoredSchool & FilledSchool
  readonly canary: string
  readonly ownCanary: string
}): Readonly<Record<string, (tx: SchoolTx) => Promise<unknown>>> => ({
  ...sameIdActs(of),
  markUnreachable: (tx) =>
    markUnreachable(
      tx,
      {
        platform: 'sandbox',
        tenant: 'sandbox',
        conversation: `person:${of.canary}`,
        kind: 'personal',
      },
      'blocked',
    ),
  replaceAbsences: (tx) => replaceAbsences(tx, [of.a.ect.id], []),
  peopleOutOfReach,
  forgetAllPasses: (tx) => forgetOldPasses(tx, minutesLater(10_000_000)),
  replaceCalendar: (tx) => replaceCalendar(tx, ['2026-27'], []),
  markChannelUnreachable: (tx) => markChannelUnreachable(tx, of.a.channelId, 'gone'),
  stopDigests: (tx) => stopDigests(tx, of.a.channelId),
  setNextDigest: (tx) => setNextDigest(tx, of.a.channelId, undefined),
  takeOutOfDirectory: (tx) => takeOutOfDirectory(tx, [of.a.ect.id], { accounts: true }),
  replacePairings: (tx) => replacePairings(tx, [of.a.inductionId], []),
  saveHandover: (tx) =>
    saveHandover(tx, {
      inductionId: of.a.inductionId,
      mentorId: of.a.mentor.id,
      handover: 'yes',
    }),
  saveWorkingDays: (tx) => saveWorkingDays(tx, { id: of.a.ect.id, workingDays: [5] }),
  setLeaving: (tx) => setLeaving(tx, [of.a.ect.id], '2026-12-01'),
  markLeft: (tx) => markLeft(tx, [of.a.ect.id], '2026-09-01'),
  takeBackPromise: (tx) => takeBackPromise(tx, EVENT),
  wasKept: (tx) => wasKept(tx, EVENT),
  refreshMessages: (tx) =>
    refreshMessages(tx, {
      people: [of.a.ect.id],
      kinds: ['my-week'],
      since: new Date(0),
      weeks: ['2026-09-14'],
      stepIds: [of.a.stepId],
      logIds: [of.a.stepId],
      except: undefined,
      now: minutesLater(1),
    }),
  moveToTenant: (tx) => moveToTenant(tx, 'sandbox', 'elsewhere'),
  tenantsOfSchool: (tx) => tenantsOfSchool(tx, 'sandbox'),
  bringWelcome: (tx) => bringWelcome(tx, { recipient: of.a.ect.id, at: MONDAY_MORNING }),
  'forgetErased, of somebody erased there': async (tx) => {
    await forgetErased(tx, [erasedAt(of.canary)])
    return (await listErased(tx, [erasedAt(of.canary), erasedAt(of.ownCanary)])).length
  },
  'forgetErased, of somebody of one’s own': (tx) => forgetErased(tx, [erasedAt(of.ownCanary)]),
  'followMessage, of a message with the same id': async (tx) => {
    const at = {
      platform: 'sandbox',
      tenant: 'sandbox',
      conversation: 'person:b',
      kind: 'personal',
    }
    await followMessage(tx, {
      id: of.b.draftId,
      recipient: of.b.ect.id,
      at: at as Parameters<typeof followMessage>[1]['at'],
      messageId: 'message-1',
      params: {},
      now: MONDAY_MORNING,
    })
    return (await listDeliveries(tx)).filter(({ kind }) => kind === FOLLOWED_KIND).length
  },
  'reviseLogEntry, of an entry with the same id': async (tx) => {
    const its = { id: of.a.entryId, expectationId: `study${of.canary}` }
    const entry = { ...aStoredEntry(of.b, its), version: 1 }
    await addLogEntry(tx, entry)
    await reviseLogEntry(tx, entry, { ...entry, undoneAt: MONDAY_MORNING })
  },
})

/** What may erase, as B with A's ids and words. */
export const erasingActsOn = (of: {
  readonly a: StoredSchool & FilledSchool
  readonly b: StoredSchool & FilledSchool
  readonly canary: string
}): Readonly<Record<string, (tx: ErasingTx) => Promise<unknown>>> => {
  const who = () => ({
    personId: of.a.ect.id,
    inductionIds: [of.a.inductionId],
    email: of.a.ect.email,
  })
  return {
    countErasing: (tx) => countErasing(tx, who()),
    erasePersonalData: (tx) =>
      erasePersonalData(tx, who(), { today: '2026-09-14', mentions: [of.canary] }),
    'readPersonalData, to erase': async (tx) => [...(await readPersonalData(tx, who()))],
    'readSchoolData, to leave': async (tx) => [...(await readSchoolData(tx))],
    eraseSchoolData,
    forgetOldLooks: (tx) => forgetOldLooks(tx, minutesLater(10_000_000), 0),
    forgetWords: (tx) => forgetWords(tx, [of.a.inductionId]),
    'forgetWords, of an entry with the same id': forgetWordsOfSameId(of),
    'forgetOldLooks, of somebody with the id of one restricted there': forgetLooksOfSameId(of),
    ...wordsTakenAway(of),
    forgetOldNotices,
    forgetSettings: (tx) => forgetSettings(tx, [of.a.ect.id]),
    forgetInductions: (tx) => forgetInductions(tx, [of.a.inductionId]),
    forgetDaysOf: (tx) => forgetDaysOf(tx, { personId: of.a.ect.id, until: '2027-07-31' }),
  }
}
