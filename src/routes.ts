import { z } from 'zod'
import type { Verb } from './cards/button.ts'
import type { DatasetName } from './cards/dataset.ts'
import type { Answer } from './usecases/answer.ts'
import * as electives from './usecases/coaching/choose-electives.ts'
import { confirmStep, confirmStepInput } from './usecases/coaching/confirm-step.ts'
import { type FindSteps, findSteps } from './usecases/coaching/find-steps.ts'
import { finishMeeting, finishMeetingInput } from './usecases/coaching/finish-meeting.ts'
import * as handover from './usecases/coaching/hand-over.ts'
import { dropDraftInput, letGoOfDraft } from './usecases/coaching/let-go-of-draft.ts'
import { logDone, logDoneInput } from './usecases/coaching/log-done.ts'
import * as offer from './usecases/coaching/offer-recording.ts'
import { openDropIn, openDropInInput, openLogInput } from './usecases/coaching/open-drop-in.ts'
import * as meeting from './usecases/coaching/open-meeting.ts'
import * as proforma from './usecases/coaching/proforma.ts'
import * as propose from './usecases/coaching/propose-step.ts'
import {
  remindBeforeLesson,
  remindBeforeLessonInput,
} from './usecases/coaching/remind-before-lesson.ts'
import * as words from './usecases/coaching/remove-words.ts'
import * as reword from './usecases/coaching/reword-step.ts'
import { saveDropIn, saveDropInInput } from './usecases/coaching/save-drop-in.ts'
import * as stage from './usecases/coaching/save-meeting-stage.ts'
import * as remark from './usecases/coaching/say-remark.ts'
import * as notes from './usecases/coaching/show-notes.ts'
import { showSteps, showStepsInput } from './usecases/coaching/show-steps.ts'
import { tryStep, tryStepInput } from './usecases/coaching/try-step.ts'
import { undoEntry, undoEntryInput } from './usecases/coaching/undo-entry.ts'
import {
  openEventDate,
  openEventDateInput,
  removeEventDateInput,
  saveEvent,
  saveEventDateInput,
  takeEventDateAway,
} from './usecases/events/event-date.ts'
import { markEvent, markEventInput, unmarkEvent } from './usecases/events/mark-event.ts'
import { showAttendance, showEvents, showEventsInput } from './usecases/events/show-events.ts'
import * as aside from './usecases/manners/not-this-week.ts'
import { openPause, resumeNudges, savePause, savePauseInput } from './usecases/manners/pause.ts'
import { removeAway, removeAwayInput } from './usecases/manners/remove-away.ts'
import * as settings from './usecases/manners/settings.ts'
import * as snooze from './usecases/manners/snooze.ts'
import { showMyWeek, showMyWeekInput } from './usecases/messages/show-my-week.ts'
import { openPage, openPageInput } from './usecases/pages/open-page.ts'
import * as erasure from './usecases/people/ask-erasure.ts'
import { answerWellbeing, answerWellbeingInput } from './usecases/people/check-in.ts'
import {
  carryOutErasure,
  declineErasure,
  openErasureRequest,
} from './usecases/people/decide-erasure.ts'
import * as restrict from './usecases/people/restrict.ts'
import { showLooks, showLooksInput } from './usecases/people/show-looks.ts'
import { showMyData, showMyDataInput } from './usecases/people/show-my-data.ts'
import { showPrivacy } from './usecases/people/show-privacy.ts'
import { showFlightPath, showFlightPathInput } from './usecases/show-flight-path.ts'
import { showHelp } from './usecases/show-help.ts'
import { asking, type Turn, type UseCase } from './usecases/turn.ts'
import * as agreed from './usecases/tutor/agree-length.ts'
import * as figure from './usecases/tutor/challenge-figure.ts'
import * as change from './usecases/tutor/change-school.ts'
import * as sequence from './usecases/tutor/choose-sequence.ts'
import { postDigestsHere, stopDigests } from './usecases/tutor/digest-channel.ts'
import {
  openDigestTime,
  saveDigestTime,
  saveDigestTimeInput,
} from './usecases/tutor/digest-time.ts'
import { explainCounts, explainCountsInput } from './usecases/tutor/explain-counts.ts'
import * as length from './usecases/tutor/induction-length.ts'
import * as reminder from './usecases/tutor/send-reminder.ts'
import { showChanges } from './usecases/tutor/show-changes.ts'
import * as cover from './usecases/tutor/show-cover.ts'
import { showDetail, showDetailInput } from './usecases/tutor/show-detail.ts'
import * as flexible from './usecases/tutor/show-flexibility.ts'
import { showProtectedTime, showProtectedTimeInput } from './usecases/tutor/show-protected-time.ts'
import * as sent from './usecases/tutor/show-sent.ts'
import * as arrivals from './usecases/tutor/show-undelivered.ts'
import * as start from './usecases/tutor/start-list.ts'

/** Carries out a button's verb; undefined where what came does not have the verb's shape. */
export type Route =
  | {
      readonly needs: 'facts'
      readonly run: (turn: Turn) => Promise<Answer> | Answer | undefined
      /** What follows at another school of the same person where the answer holds there as well, in a line. */
      readonly elsewhere?: (turn: Turn) => Promise<string | undefined>
    }
  /** It is enough to know who is who. */
  | { readonly needs: 'roster'; readonly run: (turn: Pick<Turn, 'ask'>) => Answer }

const route = <Input>(
  shape: z.ZodType<Input>,
  useCase: UseCase<Input>,
  follow?: (turn: Turn<Input>) => Promise<string | undefined>,
): Route => ({
  needs: 'facts',
  run(turn) {
    const input = shape.safeParse(turn.ask.input)
    return input.success ? useCase(asking(turn, input.data)) : undefined
  },
  async elsewhere(turn) {
    const input = shape.safeParse(turn.ask.input)
    return input.success ? await follow?.(asking(turn, input.data)) : undefined
  },
})

/** Buttons whose answer everyone in a channel may see, or which answer in the person's own chat. */
export const IN_CHANNEL: ReadonlySet<string> = new Set<Verb>([
  'show-detail',
  'explain-counts',
  'post-digests-here',
  'stop-digests',
  'open-digest-time',
  'save-digest-time',
])

const nothing = z.unknown()
/** Whatever came with the button is left aside. */
const noInput = z.unknown().transform(() => ({}))

/** Every button of every card. `type-words` is the router's own. */
export const routes: Readonly<Record<Exclude<Verb, 'type-words'>, Route>> = {
  'log-done': route(logDoneInput, logDone),
  'undo-entry': route(undoEntryInput, undoEntry),
  'open-drop-in': route(openDropInInput, openDropIn),
  'save-drop-in': route(saveDropInInput, saveDropIn),
  'open-meeting': route(openLogInput, meeting.openMeeting),
  'meeting-stage': route(stage.meetingStageInput, stage.meetingStage),
  'open-find-step': route(stage.meetingStageInput, stage.openFindStep),
  'finish-meeting': route(finishMeetingInput, finishMeeting),
  'leave-meeting': route(stage.leaveMeetingInput, stage.leaveMeeting),
  'resume-meeting': route(meeting.resumeMeetingInput, meeting.resumeMeeting),
  'drop-draft': route(dropDraftInput, letGoOfDraft),
  'open-proforma': route(proforma.openProformaInput, proforma.openProforma),
  'save-proforma': route(proforma.saveProformaInput, proforma.saveProforma),
  'confirm-step': route(confirmStepInput, confirmStep),
  'open-reword-step': route(reword.openRewordStepInput, reword.openRewordStep),
  'save-reworded-step': route(reword.saveRewordedStepInput, reword.saveRewordedStep),
  'open-proposal': route(propose.openProposalInput, propose.openProposal),
  'save-proposal': route(propose.saveProposalInput, propose.saveProposal),
  'drop-proposal': route(propose.dropProposalInput, propose.dropProposal),
  'open-offer': route(offer.openOfferInput, offer.openOffer),
  'save-offer': route(offer.saveOfferInput, offer.saveOffer),
  'drop-offer': route(offer.dropOfferInput, offer.dropOffer),
  'tried-step': route(tryStepInput, tryStep),
  'answer-handover': route(handover.answerHandoverInput, handover.answerHandover),
  'remind-before-lesson': route(remindBeforeLessonInput, remindBeforeLesson),
  'show-steps': route(showStepsInput, showSteps),
  'show-notes': route(notes.showNotesInput, notes.showNotes),
  'show-note': route(notes.showNoteInput, notes.showNote),
  'open-find-notes': route(notes.openFindNotesInput, notes.openFindNotes),
  'ask-remove-words': route(words.askRemoveWordsInput, words.askRemoveWords),
  'remove-words': route(words.removeWordsInput, words.removeWords),
  'note-useful': route(remark.noteUsefulInput, remark.noteUseful),
  'open-remark': route(remark.openRemarkInput, remark.openRemark),
  'save-remark': route(remark.saveRemarkInput, remark.saveRemark),
  'share-remark': route(remark.shareRemarkInput, remark.shareRemark),
  'show-my-week': route(showMyWeekInput, showMyWeek),
  'open-page': route(openPageInput, openPage),
  'open-snooze': route(snooze.openSnoozeInput, snooze.openSnooze),
  'save-snooze': route(snooze.saveSnoozeInput, snooze.saveSnooze),
  'open-not-this-week': route(aside.openNotThisWeekInput, aside.openNotThisWeek),
  'save-not-this-week': route(aside.saveNotThisWeekInput, aside.putWeekAside),
  'open-pause': route(noInput, openPause),
  'save-pause': route(savePauseInput, savePause),
  'resume-nudges': route(nothing, resumeNudges),
  'open-settings': route(noInput, settings.openSettings),
  'save-settings': route(settings.saveSettingsInput, settings.saveSettings),
  'remove-away': route(removeAwayInput, removeAway),
  'set-nudge': route(settings.setNudgeInput, settings.setNudge),
  'show-help': { needs: 'roster', run: showHelp },
  'show-privacy': route(nothing, showPrivacy),
  'answer-wellbeing': route(answerWellbeingInput, answerWellbeing),
  'show-my-data': route(showMyDataInput, showMyData),
  'show-looks': route(showLooksInput, showLooks),
  'ask-erasure': route(noInput, erasure.askErasure),
  'send-erasure-request': route(nothing, erasure.sendErasureRequest),
  'open-erasure-request': route(erasure.erasureRequestInput, openErasureRequest),
  'carry-out-erasure': route(erasure.erasureRequestInput, carryOutErasure),
  'decline-erasure': route(erasure.erasureRequestInput, declineErasure),
  'restrict-me': route(restrict.restrictMeInput, restrict.restrictMe),
  'lift-restriction': route(noInput, restrict.liftOwnRestriction),
  'show-detail': route(showDetailInput, showDetail),
  'explain-counts': route(explainCountsInput, explainCounts),
  'open-sequence': route(sequence.openSequenceInput, sequence.openSequence),
  'save-sequence': route(
    sequence.saveSequenceInput,
    sequence.saveSequence,
    sequence.followTrustsOrder,
  ),
  'check-sequence': route(sequence.saveSequenceInput, sequence.checkSequenceSoFar),
  'post-digests-here': route(nothing, postDigestsHere),
  'stop-digests': route(nothing, stopDigests),
  'open-digest-time': route(nothing, openDigestTime),
  'save-digest-time': route(saveDigestTimeInput, saveDigestTime),
  'open-electives': route(electives.openElectivesInput, electives.openElectives),
  'challenge-figure': route(figure.challengeFigureInput, figure.challengeFigure),
  'report-figure': route(figure.reportFigureInput, figure.reportFigure),
  'show-sent': route(sent.showSentInput, sent.showSent),
  'show-undelivered': route(arrivals.showUndeliveredInput, arrivals.showUndelivered),
  'send-again': route(arrivals.sendAgainInput, arrivals.sendMessagesAgain),
  'open-change': route(change.openChangeInput, change.openChange),
  'save-change': route(change.saveChangeInput, change.proposeChange),
  'do-change': route(change.changeInput, change.doChange),
  'undo-change': route(change.changeInput, change.undoChange),
  'show-changes': route(nothing, showChanges),
  'open-reminder': route(reminder.openReminderInput, reminder.openReminder),
  'send-reminder': route(reminder.sendReminderInput, reminder.sendReminder),
  'save-electives': route(electives.saveElectivesInput, electives.saveElectives),
  'show-flexibility': route(flexible.showFlexibilityInput, flexible.showFlexibility),
  'show-flight-path': route(showFlightPathInput, showFlightPath),
  'show-events': route(showEventsInput, showEvents),
  'show-attendance': route(showEventsInput, showAttendance),
  'open-event-date': route(openEventDateInput, openEventDate),
  'save-event-date': route(saveEventDateInput, saveEvent),
  'remove-event-date': route(removeEventDateInput, takeEventDateAway),
  'mark-event': route(markEventInput, markEvent),
  'unmark-event': route(markEventInput, unmarkEvent),
  'show-induction': route(length.showInductionInput, length.showInduction),
  'open-agreement': route(agreed.openAgreementInput, agreed.openAgreement),
  'save-agreement': route(agreed.saveAgreementInput, agreed.enterAgreement),
  'remove-agreement': route(agreed.removeAgreementInput, agreed.takeBackAgreement),
  'choose-leave': route(agreed.chooseLeaveInput, agreed.chooseLeave),
  'show-start-list': route(start.showStartListInput, start.showStartList),
  'tick-item': route(start.tickInput, start.tickItem),
  'untick-item': route(start.tickInput, start.untickItem),
  'show-cover': route(cover.showCoverInput, cover.showCover),
  'show-protected-time': route(showProtectedTimeInput, showProtectedTime),
}

/** What the lists of cards are filled from. */
export const searches: Readonly<Record<DatasetName, UseCase<FindSteps>>> = {
  'library-steps': findSteps,
}
