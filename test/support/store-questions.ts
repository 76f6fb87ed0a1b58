import { listAbsences, removeAbsence } from '../../src/store/absences.ts'
import { listAccesses } from '../../src/store/access-log.ts'
import {
  actionStepHistory,
  loadActionStep,
  reviseActionStep,
} from '../../src/store/action-steps.ts'
import { listAddresses } from '../../src/store/addresses.ts'
import { removeAgreement } from '../../src/store/agreements.ts'
import { loadCalendar } from '../../src/store/calendar.ts'
import { claimDueDigests, listChannels, listDigestSchedules } from '../../src/store/channels.ts'
import { removeTick } from '../../src/store/checklist-ticks.ts'
import { closeRequest, findRequest, listOpenRequests } from '../../src/store/data-requests.ts'
import { listDeliveries, upcomingDeliveries } from '../../src/store/deliveries.ts'
import { listAccounts } from '../../src/store/directory.ts'
import { closeDraft, loadDraft, saveDraft } from '../../src/store/drafts.ts'
import { forgetErased, listErased, readPersonalData } from '../../src/store/erasing.ts'
import { removeEventDate, removeEventMark } from '../../src/store/event-dates.ts'
import { listInductions } from '../../src/store/inductions.ts'
import { readSchoolData } from '../../src/store/leaving.ts'
import { loadLogEntry, logEntryHistory, reviseLogEntry } from '../../src/store/log-entries.ts'
import { countOptOuts } from '../../src/store/manners.ts'
import { listNotes, noteHistory } from '../../src/store/notes.ts'
import { listPairings } from '../../src/store/pairings.ts'
import { findPeopleByEmail, listNames, listPeople } from '../../src/store/people.ts'
import { closeToLeavers, listLeavers } from '../../src/store/placements.ts'
import { readPlanningFacts } from '../../src/store/planning-facts.ts'
import {
  changeOffer,
  loadOffer,
  loadTakenOffer,
  putOfferAside,
  reopenOffer,
  takeOffer,
} from '../../src/store/recording-offers.ts'
import { listRemarks } from '../../src/store/remarks.ts'
import { listStepHistories, listWithEarlierWords } from '../../src/store/removed-words.ts'
import {
  findOldestDelivery,
  forgetClosedDrafts,
  forgetOldDeliveries,
  forgetOldPasses,
} from '../../src/store/retention.ts'
import { listChanges, listVisits, loadChange } from '../../src/store/school-changes.ts'
import { readRoster, readSchoolFacts } from '../../src/store/school-facts.ts'
import { loadSchool } from '../../src/store/schools.ts'
import {
  loadTakenProposal,
  putProposalAside,
  reopenProposal,
  takeProposal,
} from '../../src/store/step-proposals.ts'
import { loadTaken } from '../../src/store/taken-drafts.ts'
import { toldBefore } from '../../src/store/tutor-notices.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import { listUndelivered, sendAgain } from '../../src/store/undelivered.ts'
import { claimDueWakeUps } from '../../src/store/wake-ups.ts'
import { closeTally, countAnswer, loadResult, openTallies } from '../../src/store/wellbeing.ts'
import type { FilledSchool } from './fill-school.ts'
import {
  countPeople,
  listActionSteps,
  listElectiveChoices,
  listLogEntries,
  listManners,
  listNotThisWeek,
  listOpenDrafts,
  listSequenceChoices,
  listWakeUps,
  loadPerson,
} from './read-tables.ts'
import type { StoredSchool } from './stored-school.ts'
import { aStoredEntry, aStoredStep, MONDAY_MORNING, minutesLater } from './stored-school.ts'

/** What only school A holds. */
export const SEEN_BY_A = 'CanaryOfA'

/** Every exported question about a school, asked as B with everything that A's ids are. */
export const questionsAbout = (of: {
  readonly a: StoredSchool & FilledSchool
  readonly b: StoredSchool
}): Readonly<Record<string, (tx: SchoolTx) => Promise<unknown>>> => ({
  listAccounts: (tx) => listAccounts(tx, of.a.ect.id),
  listErased: (tx) => listErased(tx, [of.a.ect.email, 'gone@a.example']),
  forgetErased: (tx) => forgetErased(tx, ['gone@a.example']),
  readSchoolData,
  listNames: async (tx) => [...(await listNames(tx))],
  readPersonalData: (tx) =>
    readPersonalData(tx, { personId: of.a.ect.id, inductionIds: [of.a.inductionId], email: '' }),
  loadResult,
  openTallies: (tx) => openTallies(tx),
  closeTally: (tx) => closeTally(tx, { academicYear: '2020-21', term: 'summer' }, undefined),
  countAnswer: (tx) => countAnswer(tx, { academicYear: '2024-25', term: 'summer' }, 'no'),
  listOpenRequests: (tx) => listOpenRequests(tx),
  findRequest: (tx) => findRequest(tx, { personId: of.a.ect.id }),
  closeRequest: (tx) =>
    closeRequest(tx, { id: of.a.requestId, by: of.b.tutor.id, at: MONDAY_MORNING }),
  findOldestDelivery: (tx) => findOldestDelivery(tx, of.a.ect.id),
  forgetClosedDrafts: (tx) => forgetClosedDrafts(tx, minutesLater(1_000_000), 0),
  forgetOldPasses: (tx) => forgetOldPasses(tx, new Date(0)),
  listAbsences: (tx) => listAbsences(tx, [of.a.ect.id]),
  removeAbsence: (tx) => removeAbsence(tx, { personId: of.a.ect.id, from: '2026-09-21' }),
  removeAgreement: (tx) =>
    removeAgreement(tx, { inductionId: of.a.inductionId, kind: 'pace', from: '2026-09-01' }),
  removeEventMark: (tx) =>
    removeEventMark(tx, {
      expectationId: `event${SEEN_BY_A}`,
      personId: of.a.ect.id,
      kind: 'cannot-come',
    }),
  removeEventDate: (tx) =>
    removeEventDate(tx, { programme: 'niot', key: `seminar${SEEN_BY_A}`, academicYear: '2026-27' }),
  removeTick: (tx) => removeTick(tx, { about: 'school', item: `tick${SEEN_BY_A}` }),
  listAccesses: (tx) => listAccesses(tx, of.a.ect.id),
  loadChange: (tx) => loadChange(tx, of.a.changeId),
  listVisits: (tx) => listVisits(tx, [of.a.inductionId]),
  listChanges: (tx) => listChanges(tx, 9),
  toldBefore: async (tx) => await toldBefore(tx, { readerId: of.a.tutor.id, monday: '2026-12-07' }),
  actionStepHistory: (tx) => actionStepHistory(tx, of.a.stepId),
  listActionSteps: (tx) => listActionSteps(tx, [of.a.inductionId]),
  loadActionStep: (tx) => loadActionStep(tx, of.a.stepId),
  reviseActionStep: (tx) =>
    reviseActionStep(tx, { ...aStoredStep(of.a), id: of.a.stepId, version: 1 }),
  listAddresses: (tx) => listAddresses(tx, [of.a.ect.id]),
  loadCalendar,
  listChannels: (tx) => listChannels(tx, [of.a.channelId]),
  listDigestSchedules,
  claimDueDigests: (tx) => claimDueDigests(tx, minutesLater(1)),
  listElectiveChoices: (tx) => listElectiveChoices(tx, [of.a.inductionId]),
  listSequenceChoices,
  listDeliveries: (tx) => listDeliveries(tx, { ids: [of.a.deliveryId] }),
  upcomingDeliveries,
  listUndelivered: (tx) => listUndelivered(tx, { orResent: true }),
  sendAgain: async (tx) => [
    ...(await sendAgain(tx, { ids: [of.a.deliveryId], at: MONDAY_MORNING })),
  ],
  closeDraft: (tx) =>
    closeDraft(tx, { id: of.a.draftId, version: 1 }, { closedAs: 'let-go', at: MONDAY_MORNING }),
  putProposalAside: (tx) => putProposalAside(tx, { id: of.a.draftId, version: 1 }, MONDAY_MORNING),
  takeProposal: (tx) =>
    takeProposal(
      tx,
      { id: of.a.draftId, version: 1 },
      { entryId: of.a.entryId, at: MONDAY_MORNING },
    ),
  reopenProposal: (tx) => reopenProposal(tx, { id: of.a.draftId, version: 1 }, MONDAY_MORNING),
  loadTakenProposal: (tx) => loadTakenProposal(tx, of.a.entryId),
  changeOffer: (tx) =>
    changeOffer(
      tx,
      { id: of.a.draftId, version: 1 },
      {
        id: of.a.draftId,
        version: 2,
        inductionId: of.a.inductionId,
        offeredBy: of.a.ect.id,
        offeredAt: MONDAY_MORNING,
        link: 'https://video.example/1',
        on: '2026-09-14',
        line: '',
      },
    ),
  putOfferAside: (tx) => putOfferAside(tx, { id: of.a.draftId, version: 1 }, MONDAY_MORNING),
  takeOffer: (tx) =>
    takeOffer(tx, { id: of.a.draftId, version: 1 }, { entryId: of.a.entryId, at: MONDAY_MORNING }),
  reopenOffer: (tx) => reopenOffer(tx, { id: of.a.draftId, version: 1 }, MONDAY_MORNING),
  loadTaken: (tx) => loadTaken(tx, { kind: 'recording', entryId: of.a.entryId }),
  loadTakenOffer: (tx) => loadTakenOffer(tx, of.a.entryId),
  loadOffer: (tx) => loadOffer(tx, of.a.draftId),
  listOpenDrafts: (tx) => listOpenDrafts(tx, [of.a.mentor.id]),
  loadDraft: (tx) => loadDraft(tx, of.a.draftId),
  saveDraft: (tx) =>
    saveDraft(
      tx,
      { id: of.a.draftId, version: 1 },
      { stage: 'probe', values: {}, updatedAt: MONDAY_MORNING },
    ),
  listInductions: (tx) => listInductions(tx, { ids: [of.a.inductionId] }),
  listLogEntries: (tx) => listLogEntries(tx, { inductionIds: [of.a.inductionId] }),
  loadLogEntry: (tx) => loadLogEntry(tx, of.a.entryId),
  logEntryHistory: (tx) => logEntryHistory(tx, of.a.entryId),
  reviseLogEntry: (tx) => {
    const entry = { ...aStoredEntry(of.a), id: of.a.entryId, version: 1 }
    return reviseLogEntry(tx, entry, entry)
  },
  listManners: (tx) => listManners(tx, [of.a.ect.id]),
  listNotThisWeek: (tx) => listNotThisWeek(tx, '2026-09-01', [of.a.ect.id]),
  listRemarks: (tx) => listRemarks(tx, of.a.inductionId),
  listNotes: (tx) => listNotes(tx, [of.a.entryId]),
  noteHistory: (tx) => noteHistory(tx, of.a.entryId),
  listWithEarlierWords: (tx) => listWithEarlierWords(tx, of.a.mentor.id),
  listStepHistories: (tx) => listStepHistories(tx, of.a.inductionId),
  listPairings: (tx) => listPairings(tx, { inductionIds: [of.a.inductionId] }),
  countPeople,
  findPeopleByEmail: (tx) => findPeopleByEmail(tx, [of.a.ect.email]),
  listPeople: (tx) => listPeople(tx, [of.a.ect.id]),
  listLeavers,
  closeToLeavers: (tx) => closeToLeavers(tx, '2027-09-01'),
  loadPerson: (tx) => loadPerson(tx, of.a.ect.id),
  countOptOuts,
  forgetOldDeliveries: (tx) => forgetOldDeliveries(tx, minutesLater(1_000_000), 0),
  loadSchool,
  claimDueWakeUps: (tx) => claimDueWakeUps(tx, minutesLater(1), 10),
  listWakeUps: (tx) => listWakeUps(tx, [of.a.ect.id]),
  readSchoolFacts: (tx) => readSchoolFacts(tx, [of.a.ect.id]),
  readRoster: (tx) => readRoster(tx),
  readPlanningFacts: async (tx) => {
    const { states, kinds } = { states: ['pending'] as const, kinds: ['my-week'] }
    const about = {
      people: [of.b.ect.id],
      states,
      kinds,
      since: new Date(0),
      askedSince: new Date(0),
    }
    return await readPlanningFacts(tx, about)
  },
})
