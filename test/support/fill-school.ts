import { randomUUID } from 'node:crypto'
import { saveAbsence } from '../../src/store/absences.ts'
import { recordAccess } from '../../src/store/access-log.ts'
import { addActionStep } from '../../src/store/action-steps.ts'
import { saveAgreement } from '../../src/store/agreements.ts'
import { replaceCalendar } from '../../src/store/calendar.ts'
import { claimChannel, saveDigestSchedule } from '../../src/store/channels.ts'
import { saveTick } from '../../src/store/checklist-ticks.ts'
import { saveElectiveChoice, saveSequenceChoice } from '../../src/store/choices.ts'
import { insertDeliveries } from '../../src/store/deliveries.ts'
import { rememberAccount, rememberTenant } from '../../src/store/directory.ts'
import { openDraft } from '../../src/store/drafts.ts'
import { markErased } from '../../src/store/erasing.ts'
import { saveEventDate, saveEventMark } from '../../src/store/event-dates.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { saveManners, saveNotThisWeek } from '../../src/store/manners.ts'
import { addNote } from '../../src/store/notes.ts'
import { addRemark } from '../../src/store/remarks.ts'
import { dataRequests, pagePasses } from '../../src/store/schema/own-data.ts'
import { saveChange } from '../../src/store/school-changes.ts'
import { saveNotice } from '../../src/store/tutor-notices.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import { sendAgain } from '../../src/store/undelivered.ts'
import { setWakeUps } from '../../src/store/wake-ups.ts'
import { countAnswer } from '../../src/store/wellbeing.ts'
import { loseDelivery } from './lose-delivery.ts'
import { rememberAddress } from './remember-address.ts'
import {
  aDelivery,
  aStoredEntry,
  aStoredStep,
  MONDAY_MORNING,
  type StoredSchool,
} from './stored-school.ts'

/** Each school marks somebody of its own as erased, under one id: ids are a school's own. */
const SAME_MARK = '00000000-0000-4000-8000-00000000e4a5'
export const erasedAt = (canary: string): string => `erased${canary}@a.example`.toLowerCase()

/** Ids of what `fillSchool` kept. */
export interface FilledSchool {
  readonly entryId: string
  readonly stepId: string
  readonly draftId: string
  readonly channelId: string
  readonly deliveryId: string
  readonly changeId: string
  readonly requestId: string
}

/** At least one row in every table of the school, with `canary` in every text that a person wrote. */
export async function fillSchool(school: StoredSchool, canary: string): Promise<FilledSchool> {
  const ids = {
    entryId: randomUUID(),
    stepId: randomUUID(),
    draftId: randomUUID(),
    channelId: randomUUID(),
    deliveryId: randomUUID(),
    changeId: randomUUID(),
    requestId: randomUUID(),
  }
  await school.in(async (tx) => {
    await fillPeople(tx, school, canary)
    await fillLog(tx, school, { ...ids, canary })
    await fillWaysOut(tx, school, { ...ids, canary })
    await fillOwnData(tx, school, { ...ids, canary })
  })
  return ids
}

async function fillPeople(tx: SchoolTx, { ect, tutor, inductionId }: StoredSchool, canary: string) {
  const autumn = { kind: 'term' as const, name: 'autumn', from: '2026-09-01', to: '2026-12-18' }
  await replaceCalendar(tx, ['2026-27'], [autumn])
  await saveAbsence(tx, { personId: ect.id, from: '2026-09-21', to: '2026-09-22' })
  await saveManners(tx, { personId: ect.id, nudgesOff: [`coming-up${canary}`], celebrate: true })
  await saveNotThisWeek(tx, {
    personId: ect.id,
    monday: '2026-09-14',
    reason: 'cover',
    saidAt: MONDAY_MORNING,
  })
  await saveSequenceChoice(tx, {
    academicYear: '2026-27',
    programme: 'niot',
    modules: ['A', 'B', 'C', 'D', 'E', 'F'],
    level: 'school',
    rationale: `Because ${canary}`,
    submittedAt: MONDAY_MORNING,
    submittedBy: tutor.id,
  })
  await saveEventDate(tx, {
    programme: 'niot',
    key: `seminar${canary}`,
    academicYear: '2026-27',
    on: '2026-10-15',
    place: canary,
    setAt: MONDAY_MORNING,
    setBy: tutor.id,
  })
  await saveEventMark(tx, {
    expectationId: `event${canary}`,
    personId: ect.id,
    kind: 'cannot-come',
    saidBy: ect.id,
    saidAt: MONDAY_MORNING,
  })
  await saveAgreement(tx, {
    inductionId,
    kind: 'pace',
    from: '2026-09-01',
    amount: 0.5,
    saidBy: tutor.id,
    saidAt: MONDAY_MORNING,
  })
  await saveTick(tx, {
    about: 'school',
    item: `tick${canary}`,
    tickedBy: tutor.id,
    tickedAt: MONDAY_MORNING,
  })
  await saveElectiveChoice(tx, {
    inductionId,
    inductionYear: 1,
    module: 'A',
    electives: [`elective${canary}`],
    chosenAt: MONDAY_MORNING,
    chosenBy: ect.id,
  })
}

async function fillLog(
  tx: SchoolTx,
  school: StoredSchool,
  ids: { entryId: string; stepId: string; draftId: string; changeId: string; canary: string },
) {
  const { entryId, stepId, draftId, changeId, canary } = ids
  await addLogEntry(tx, aStoredEntry(school, { id: entryId, expectationId: `study${canary}` }))
  await addNote(tx, { entryId, version: 1, content: { note: canary } })
  await addActionStep(tx, aStoredStep(school, { id: stepId, text: canary }))
  await addRemark(tx, {
    id: randomUUID(),
    inductionId: school.inductionId,
    authorId: school.ect.id,
    kind: 'line',
    about: 'entry',
    aboutId: entryId,
    words: canary,
    seenBy: 'pair',
    on: '2026-09-14',
    saidAt: MONDAY_MORNING,
  })
  await openDraft(tx, {
    id: draftId,
    kind: 'meeting',
    authorId: school.mentor.id,
    inductionId: school.inductionId,
    stage: 'praise',
    values: { praise: canary },
    openedAt: MONDAY_MORNING,
  })
  await saveNotice(tx, {
    readerId: school.tutor.id,
    monday: '2026-09-14',
    matters: [{ id: canary, level: 1 }],
  })
  await saveChange(tx, {
    id: changeId,
    kind: 'away',
    source: 'chat',
    byId: school.tutor.id,
    proposedAt: MONDAY_MORNING,
    doneAt: MONDAY_MORNING,
    about: [school.ect.id],
    before: {},
    after: {},
    note: canary,
  })
  await recordAccess(tx, [
    {
      id: randomUUID(),
      readerId: school.tutor.id,
      subjectId: school.ect.id,
      what: canary,
      readAt: MONDAY_MORNING,
    },
  ])
}

async function fillOwnData(
  tx: SchoolTx,
  { ect }: StoredSchool,
  { requestId, canary }: { readonly requestId: string; readonly canary: string },
) {
  await countAnswer(tx, { academicYear: '2025-26', term: 'summer' }, 'yes')
  await markErased(tx, { id: randomUUID(), email: 'gone@a.example', at: MONDAY_MORNING })
  await markErased(tx, { id: SAME_MARK, email: erasedAt(canary), at: MONDAY_MORNING })
  await tx.db
    .insert(dataRequests)
    .values({ schoolId: tx.schoolId, id: requestId, personId: ect.id, askedAt: MONDAY_MORNING })
  await tx.db.insert(pagePasses).values({
    schoolId: tx.schoolId,
    hash: canary,
    personId: ect.id,
    kind: 'link',
    expiresAt: MONDAY_MORNING,
  })
}

async function fillWaysOut(
  tx: SchoolTx,
  school: StoredSchool,
  { channelId, deliveryId, canary }: { channelId: string; deliveryId: string; canary: string },
) {
  const { ect, tutor } = school
  const place = { platform: 'sandbox', tenant: 'sandbox' }
  const at = { ...place, conversation: `person:${canary}`, kind: 'personal' as const }
  await rememberTenant(tx, place.platform, place.tenant)
  await rememberAccount(tx, { ...place, userId: `user${canary}` }, ect.id)
  await rememberAddress(tx, ect.id, { address: at, at: MONDAY_MORNING })
  await claimChannel(tx, {
    id: channelId,
    address: { ...place, conversation: `channel:${canary}`, kind: 'channel' },
    claimedBy: tutor.id,
    claimedAt: MONDAY_MORNING,
  })
  await saveDigestSchedule(tx, { channelId, weekday: 5, time: '15:30', nextAt: MONDAY_MORNING })
  await setWakeUps(tx, [{ personId: ect.id, nextAt: MONDAY_MORNING }])
  await insertDeliveries(tx, [
    aDelivery(school, { id: deliveryId, params: { about: canary }, address: at }),
  ])
  await loseDelivery(tx, deliveryId)
  await sendAgain(tx, { ids: [deliveryId], at: MONDAY_MORNING, by: tutor.id })
}
