import { randomUUID } from 'node:crypto'
import type { Person } from '../../src/domain/people.ts'
import { saveAbsence } from '../../src/store/absences.ts'
import { recordAccess } from '../../src/store/access-log.ts'
import { addActionStep } from '../../src/store/action-steps.ts'
import { saveAgreement } from '../../src/store/agreements.ts'
import { claimChannel, saveDigestSchedule } from '../../src/store/channels.ts'
import { saveTick } from '../../src/store/checklist-ticks.ts'
import { saveElectiveChoice, saveSequenceChoice } from '../../src/store/choices.ts'
import type { Store } from '../../src/store/database.ts'
import { insertDeliveries } from '../../src/store/deliveries.ts'
import { rememberAccount } from '../../src/store/directory.ts'
import { openDraft } from '../../src/store/drafts.ts'
import { saveEventDate, saveEventMark } from '../../src/store/event-dates.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { saveManners, saveNotThisWeek } from '../../src/store/manners.ts'
import { addNote } from '../../src/store/notes.ts'
import { savePeople } from '../../src/store/people.ts'
import { addRemark } from '../../src/store/remarks.ts'
import { appendSandboxMessage } from '../../src/store/sandbox-chats.ts'
import { saveChange } from '../../src/store/school-changes.ts'
import { saveNotice } from '../../src/store/tutor-notices.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import { sendAgain } from '../../src/store/undelivered.ts'
import { setWakeUps } from '../../src/store/wake-ups.ts'
import { loseDelivery } from './lose-delivery.ts'
import { rememberAddress } from './remember-address.ts'
import {
  aDelivery,
  aStoredEntry,
  aStoredStep,
  keepSchool,
  MONDAY_MORNING,
  type StoredSchool,
} from './stored-school.ts'

/** A word that stands in everything that is known of one person, and in what they wrote. */
export const CANARIES = { ect: 'Ectocanary', mentor: 'Mentocanary', tutor: 'Tutocanary' } as const
export type Who = keyof typeof CANARIES

/** A school of which every table holds something about its ECT, mentor and tutor, each with a word of their own. */
export async function keepKnownPeople(store: Store): Promise<StoredSchool> {
  const plain = await keepSchool(store)
  const known = (who: Who): Person => ({
    ...plain[who],
    name: `Sam ${CANARIES[who]}`,
    email: `sam.${CANARIES[who].toLowerCase()}@${plain.id.slice(0, 8)}.example`,
  })
  const school = { ...plain, ect: known('ect'), mentor: known('mentor'), tutor: known('tutor') }
  const everybody = ['ect', 'mentor', 'tutor'] as const
  await school.in(async (tx) => {
    await savePeople(tx, [school.ect, school.mentor, school.tutor])
    for (const who of everybody) await fillOwn(tx, school, who)
    await fillEct(tx, school)
    await fillMentor(tx, school)
    await fillTutor(tx, school)
  })
  for (const who of everybody) await fillSandbox(store, school, who)
  return school
}

/** What there is of everybody, whatever their role. */
async function fillOwn(tx: SchoolTx, school: StoredSchool, who: Who): Promise<void> {
  const { id, email } = school[who]
  const place = { platform: 'sandbox', tenant: 'sandbox' }
  const at = { ...place, conversation: `person:${email}`, kind: 'personal' as const }
  await saveAbsence(tx, { personId: id, from: '2026-09-21', to: '2026-09-22' })
  await saveManners(tx, { personId: id, nudgesOff: [CANARIES[who]], celebrate: true })
  const week = { personId: id, monday: '2026-09-14', saidAt: MONDAY_MORNING }
  await saveNotThisWeek(tx, { ...week, reason: 'cover' })
  await rememberAccount(tx, { ...place, userId: `user-${CANARIES[who]}` }, id)
  await rememberAddress(tx, id, { address: at, at: MONDAY_MORNING })
  await setWakeUps(tx, [{ personId: id, nextAt: MONDAY_MORNING }])
  const params = { about: CANARIES[who] }
  const delivery = aDelivery(school, { recipient: id, params, address: at })
  await insertDeliveries(tx, [delivery])
  if (who !== 'mentor') return
  await loseDelivery(tx, delivery.id)
  await sendAgain(tx, { ids: [delivery.id], at: MONDAY_MORNING, by: school.tutor.id })
}

/** What the ECT wrote and chose. */
async function fillEct(tx: SchoolTx, school: StoredSchool): Promise<void> {
  const { ect, inductionId } = school
  await addLogEntry(tx, aStoredEntry(school, { expectationId: 'study 1' }))
  await saveElectiveChoice(tx, {
    inductionId,
    inductionYear: 1,
    module: 'A',
    electives: [CANARIES.ect],
    chosenAt: MONDAY_MORNING,
    chosenBy: ect.id,
  })
  const event = { expectationId: 'seminar 1', personId: ect.id, kind: 'cannot-come' as const }
  await saveEventMark(tx, { ...event, saidBy: ect.id, saidAt: MONDAY_MORNING })
  const pace = { inductionId, kind: 'pace' as const, from: '2026-09-01', amount: 0.5 }
  await saveAgreement(tx, { ...pace, saidBy: school.tutor.id, saidAt: MONDAY_MORNING })
  const look = { readerId: school.tutor.id, subjectId: ect.id, readAt: MONDAY_MORNING }
  await recordAccess(tx, [{ ...look, id: randomUUID(), what: 'induction detail' }])
}

/** What the mentor wrote about the ECT: it is of both, so both words stand in it. */
async function fillMentor(tx: SchoolTx, school: StoredSchool): Promise<void> {
  const { mentor, inductionId } = school
  const words = `${CANARIES.mentor} on ${CANARIES.ect}`
  const entryId = randomUUID()
  await addLogEntry(
    tx,
    aStoredEntry(school, {
      id: entryId,
      personId: mentor.id,
      loggedBy: mentor.id,
      activity: 'meeting',
    }),
  )
  const remark = { about: 'entry', aboutId: entryId, kind: 'line', seenBy: 'pair' } as const
  const said = { on: '2026-09-14', saidAt: MONDAY_MORNING, authorId: mentor.id, words }
  await addRemark(tx, { ...remark, ...said, id: randomUUID(), inductionId })
  await addNote(tx, { entryId, version: 1, content: { praise: words, rounds: 2 } })
  await addActionStep(tx, aStoredStep(school, { entryId, text: words, criteria: [words] }))
  await openDraft(tx, {
    id: randomUUID(),
    kind: 'drop-in',
    authorId: mentor.id,
    inductionId,
    stage: 'all',
    values: { note: words },
    openedAt: MONDAY_MORNING,
  })
}

/** What the tutor chose and wrote, with somebody's whole name and email in it. */
async function fillTutor(tx: SchoolTx, { ect, tutor }: StoredSchool): Promise<void> {
  await saveSequenceChoice(tx, {
    academicYear: '2026-27',
    programme: 'niot',
    modules: ['A', 'B', 'C', 'D', 'E', 'F'],
    level: 'school',
    rationale: `${CANARIES.tutor} thinks of ${ect.name.toUpperCase()}, (${ect.email})`,
    submittedAt: MONDAY_MORNING,
    submittedBy: tutor.id,
  })
  const seminar = { programme: 'niot', key: 'seminar', academicYear: '2026-27', on: '2026-10-15' }
  const set = { place: `The room of ${tutor.name}`, setBy: tutor.id }
  await saveEventDate(tx, { ...seminar, ...set, setAt: MONDAY_MORNING })
  const tick = { about: ect.id, item: 'registered', tickedAt: MONDAY_MORNING }
  await saveTick(tx, { ...tick, tickedBy: tutor.id })
  const told = [{ id: `unpaired/${CANARIES.tutor}`, level: 1 }]
  await saveNotice(tx, { readerId: tutor.id, monday: '2026-09-14', matters: told })
  await saveChange(tx, {
    id: randomUUID(),
    kind: 'person-changed',
    source: 'chat',
    byId: tutor.id,
    proposedAt: MONDAY_MORNING,
    doneAt: MONDAY_MORNING,
    about: [ect.id],
    before: { people: [{ ...ect, name: CANARIES.ect }] },
    after: { people: [ect] },
    note: CANARIES.ect,
  })
  const channelId = randomUUID()
  await claimChannel(tx, {
    id: channelId,
    address: {
      platform: 'sandbox',
      tenant: 'sandbox',
      conversation: 'channel:induction',
      kind: 'channel',
    },
    claimedBy: tutor.id,
    claimedAt: MONDAY_MORNING,
  })
  await saveDigestSchedule(tx, { channelId, weekday: 5, time: '15:30', nextAt: MONDAY_MORNING })
}

/** Their own chat, and their name in a card of somebody else's. */
async function fillSandbox(store: Store, school: StoredSchool, who: Who): Promise<void> {
  const { name, email } = school[who]
  const other = school[who === 'ect' ? 'mentor' : 'ect']
  const body = [{ type: 'TextBlock', text: `Drop-in with ${name}` }]
  const card = { type: 'AdaptiveCard' as const, version: '1.5', body }
  const message = { at: MONDAY_MORNING, text: `Drop-in with ${name}`, card }
  await store.shared(async (tx) => {
    const own = `person:${email}`
    await appendSandboxMessage(tx, { ...message, id: randomUUID(), conversation: own })
    const typed = { at: MONDAY_MORNING, text: `my words: ${CANARIES[who]}`, from: email }
    await appendSandboxMessage(tx, { ...typed, id: randomUUID(), conversation: own })
    await appendSandboxMessage(tx, {
      ...typed,
      id: randomUUID(),
      conversation: 'channel:induction',
    })
    const others = `person:${other.email}`
    await appendSandboxMessage(tx, { ...message, id: randomUUID(), conversation: others })
  })
}
