import { noteCard } from '../cards/messages/note.ts'
import { given } from '../domain/given.ts'
import { nameIn } from '../school/questions.ts'
import type { Detail, Intent, Mentioned, Suggestion, TextContext } from '../typed/intent.ts'
import { understandText } from '../typed/understand-text.ts'
import { type Answer, say } from './answer.ts'
import {
  answerDetails,
  answerStep,
  answerTalk,
  answerWhen,
  answerWho,
  pairsOf,
  tell,
} from './answer-asking.ts'
import { askWhatIsDone, meantByDone } from './coaching/ask-what-is-done.ts'
import { openElectives } from './coaching/choose-electives.ts'
import { showHandovers } from './coaching/hand-over.ts'
import { logIt } from './coaching/log-done.ts'
import { openOffer } from './coaching/offer-recording.ts'
import { openForPair } from './coaching/open-for-pair.ts'
import { latestMeetingDraft, resumeLatestMeeting } from './coaching/open-meeting.ts'
import { saysTried, withOwnCurrentStep } from './coaching/own-current-step.ts'
import { openProposal } from './coaching/propose-step.ts'
import { remindBeforeLesson } from './coaching/remind-before-lesson.ts'
import { askRemoveWords } from './coaching/remove-words.ts'
import { showActionPlan } from './coaching/show-action-plan.ts'
import { showLibrary } from './coaching/show-library.ts'
import { showNotes } from './coaching/show-notes.ts'
import { showSteps } from './coaching/show-steps.ts'
import { undoLatest } from './coaching/undo-latest.ts'
import { eventDateTyped } from './events/event-date.ts'
import { showCalendar } from './events/show-calendar.ts'
import { showAttendance, showEvents } from './events/show-events.ts'
import { openNotThisWeek } from './manners/not-this-week.ts'
import { openPause, pause, resumeNudges } from './manners/pause.ts'
import { openSettings, setNudge } from './manners/settings.ts'
import { showStatus } from './manners/show-status.ts'
import { openSnooze, snooze } from './manners/snooze.ts'
import { showMyWeek } from './messages/show-my-week.ts'
import { openPage } from './pages/open-page.ts'
import { askErasure } from './people/ask-erasure.ts'
import { openCheckIn } from './people/check-in.ts'
import { askRestriction } from './people/restrict.ts'
import { showMyData } from './people/show-my-data.ts'
import { showPrivacy } from './people/show-privacy.ts'
import { ownChatOnly } from './refusals.ts'
import { showContacts } from './show-contacts.ts'
import { showFlightPath } from './show-flight-path.ts'
import { showHelp } from './show-help.ts'
import { actorIn, asking, isTutor, type Turn, type UseCase } from './turn.ts'
import { openChange } from './tutor/change-school.ts'
import { openSequence } from './tutor/choose-sequence.ts'
import { postDigestsHere, stopDigests } from './tutor/digest-channel.ts'
import { explainCounts } from './tutor/explain-counts.ts'
import { exportSchool } from './tutor/export-school.ts'
import { showInduction } from './tutor/induction-length.ts'
import { openReminder } from './tutor/send-reminder.ts'
import { showChanges } from './tutor/show-changes.ts'
import { showCover } from './tutor/show-cover.ts'
import { showDetail } from './tutor/show-detail.ts'
import { showFlexibility } from './tutor/show-flexibility.ts'
import { showInductionNow } from './tutor/show-induction-now.ts'
import { showProtectedTime } from './tutor/show-protected-time.ts'
import { showSent } from './tutor/show-sent.ts'
import { showUndelivered } from './tutor/show-undelivered.ts'
import { showStartList } from './tutor/start-list.ts'

/** Answers whatever a person types: always, and with something that helps. */
export const answerText: UseCase<{ readonly text: string }> = (turn) => {
  const intent = understandText(turn.ask.input.text, contextOf(turn))
  if (turn.ask.at.kind === 'channel' && !IN_CHANNEL.has(intent.kind)) return ownChatOnly(turn)
  return (answers[intent.kind] as Answering<Intent>)(turn, intent)
}

/** What may be typed where everybody reads along: the detail goes to the tutor's own chat. */
const IN_CHANNEL: ReadonlySet<Intent['kind']> = new Set([
  'post-digests-here',
  'stop-digests',
  'detail',
])

/** Where and by whom it is typed: the school's clock and calendar, and the people of the actor's pairs. */
function contextOf(turn: Turn): TextContext {
  const { picture, now } = turn
  const people = pairsOf(turn).flatMap(({ id, ectId }) => [
    ectId,
    ...picture.mentorsOf(id).map((mentor) => mentor.id),
  ])
  // An induction tutor looks after everybody, and may name any of them.
  const all = isTutor(turn) ? [...picture.people.keys()] : people
  const others = [...new Set(all)].filter((id) => id !== actorIn(turn))
  return {
    now,
    place: { timeZone: picture.school.timeZone, calendar: picture.calendar },
    reminderTime: picture.mannersOf(actorIn(turn)).reminderTime,
    people: others.map((id) => ({ id, name: nameIn(picture, id) })),
  }
}

type Answering<Meant extends Intent> = (turn: Turn, meant: Meant) => Promise<Answer> | Answer
type Meaning<Kind extends Intent['kind']> = Extract<Intent, { kind: Kind }>

/** A use case that needs no more than the turn. */
const plainly =
  (useCase: UseCase<Record<string, never>>): Answering<Intent> =>
  (turn) =>
    useCase(asking(turn, {}))

/** What each meaning does: the compiler names what is left out. */
const answers: { readonly [Kind in Intent['kind']]: Answering<Meaning<Kind>> } = {
  'my-week': plainly(showMyWeek),
  'open-page': plainly(openPage),
  status: plainly(showStatus),
  later: (turn) => showMyWeek(asking(turn, { part: 'later' })),
  done: logNext,
  // Nothing is logged for another day than today by words alone: the week offers it.
  'done-on': plainly(showMyWeek),
  'log-drop-in': (turn, { kind: _, ...said }) =>
    openForPair(asking(turn, { what: 'drop-in', ...said })),
  // The outcome stands in the form: a drop-in is kept where somebody has seen all that is kept.
  'drop-in-outcome': (turn, { person, outcome }) =>
    openForPair(asking(turn, { what: 'drop-in', person, outcome })),
  'log-meeting': (turn, { person }) => openForPair(asking(turn, { what: 'meeting', person })),
  'tried-it': (turn, { note }) => saysTried(turn, note),
  snooze: (turn, meant) => snooze(asking(turn, meant)),
  pause: (turn, meant) => pause(asking(turn, meant)),
  'open-snooze': plainly(openSnooze),
  'open-pause': plainly(openPause),
  resume: resumeSomething,
  'not-this-week': plainly(openNotThisWeek),
  'cannot-do': plainly(openNotThisWeek),
  away: awayOf,
  settings: (turn, meant) => openSettings(asking(turn, meant)),
  'turn-off': (turn, { nudge }) => setNudge(asking(turn, { nudge, on: false })),
  'turn-on': (turn, { nudge }) => setNudge(asking(turn, { nudge, on: true })),
  'change-details': (turn, { what }) =>
    isTutor(turn) && what in OF_A_ROSTER
      ? openChange(asking(turn, { what: OF_A_ROSTER[what] ?? 'person-changed' }))
      : answerDetails(turn),
  'change-school': (turn, { what, person }) =>
    openChange(asking(turn, { what, ...idsOf(turn, person) })),
  'school-changes': plainly(showChanges),
  'what-was-sent': plainly(showSent),
  'export-school': plainly(exportSchool),
  'induction-now': inductionNow,
  'open-reminder': plainly(openReminder),
  step: (turn, { person }) => answerStep(turn, person),
  steps: plainly(showSteps),
  'action-plan': (turn, { person }) => showActionPlan(asking(turn, { person })),
  notes: (turn, { person, words }) => showNotes(asking(turn, given({ person, words }))),
  when: answerWhen,
  who: (turn, { of }) => (of === 'contacts' ? showContacts(turn) : answerWho(turn, of)),
  'remind-before-lesson': (turn) => withOwnCurrentStep(turn, remindBeforeLesson),
  'remind-person': (turn, { person }) => openReminder(asking(turn, idsOf(turn, person))),
  help: showHelp,
  greeting: showHelp,
  thanks: (turn) => tell(turn, 'You are welcome', []),
  privacy: plainly(showPrivacy),
  'export-my-data': plainly(showMyData),
  'erase-my-data': plainly(askErasure),
  'remove-words': plainly(askRemoveWords),
  'restrict-my-data': plainly(askRestriction),
  'talk-to-somebody': answerTalk,
  wellbeing: plainly(openCheckIn),
  undo: plainly(undoLatest),
  'post-digests-here': plainly(postDigestsHere),
  'stop-digests': plainly(stopDigests),
  detail: plainly(detailOrNumbers),
  // Whoever misses a card of their own finds all of it in the week.
  undelivered: (turn) =>
    plainly(isTutor(turn) ? showUndelivered : showMyWeek)(turn, { kind: 'undelivered' }),
  'how-counted': plainly(explainCounts),
  'flight-path': plainly(showFlightPath),
  events: plainly(showEvents),
  attendance: plainly(showAttendance),
  'my-calendar': plainly(showCalendar),
  handover: plainly(showHandovers),
  flexibility: plainly(showFlexibility),
  'induction-length': plainly(showInduction),
  'start-list': plainly(showStartList),
  cover: plainly(showCover),
  'protected-time': plainly(showProtectedTime),
  'event-date': eventDateTyped,
  sequence: plainly(openSequence),
  electives: plainly(openElectives),
  'propose-step': plainly(openProposal),
  'offer-recording': plainly(openOffer),
  library: showLibrary,
  'date-not-usable': chooseAnother,
  question: (turn, { sentence, choices }) =>
    offer(turn, { title: 'Which do you mean?', sentence, suggestions: choices }),
  unknown: (turn, { sentence, suggestions }) =>
    offer(turn, { title: 'That was not understood', sentence, suggestions }),
}

/** A time that has gone by, such as that of an old card's button: the form asks for another. */
function chooseAnother(turn: Turn, meant: Meaning<'date-not-usable'>): Promise<Answer> | Answer {
  const { asked, because, sentence } = meant
  if (because !== 'past') return tell(turn, 'That day cannot be used', [sentence])
  const late = true as const
  return asked === 'snooze' ? openSnooze(asking(turn, { late })) : openPause(asking(turn, { late }))
}

/** A line and its buttons, each of which types words of Keepstep's own: never what the person wrote. */
function offer(
  { picture }: Turn,
  {
    title,
    sentence,
    suggestions,
  }: {
    readonly title: string
    readonly sentence: string
    readonly suggestions: readonly Suggestion[]
  },
): Answer {
  const schoolId = picture.school.id
  return say(
    noteCard({
      school: schoolId,
      title,
      lines: [sentence],
      actions: suggestions.map((one) => ({
        title: one.title,
        verb: 'type-words',
        ids: { schoolId, text: one.text },
      })),
    }),
  )
}

/**
 * 'done': the study that is next, else a question which of the open things it is; 'done seminar': the
 * first seminar that is open now.
 */
function logNext(turn: Turn, meant: Meaning<'done'>): Promise<Answer> | Answer {
  const { activity, person } = meant
  if (activity === 'drop-in' || activity === 'meeting') {
    return openForPair(asking(turn, { what: activity, person }))
  }
  const expectation = meantByDone(turn, meant)
  if (expectation !== undefined) return logIt(turn, expectation)
  // An ECT who says so reads how the plan stands, and who logs it.
  return activity === 'action-plan' ? showActionPlan(asking(turn, { person })) : askWhatIsDone(turn)
}

/** 'detail': each pair for the tutor; for a headteacher the school's numbers, without names. */
function detailOrNumbers(turn: Turn<Record<string, never>>): Promise<Answer> | Answer {
  const numbersOnly = turn.ask.actor.roles.includes('headteacher') && !isTutor(turn)
  return (numbersOnly ? explainCounts : showDetail)(turn)
}

/** What a tutor changes in the roster where others are told whom to ask. */
const OF_A_ROSTER: Readonly<Partial<Record<Detail, 'mentor' | 'left' | 'person-changed'>>> = {
  mentor: 'mentor',
  school: 'left',
}

/** One's own days away in settings; somebody else's in the tutor's form. */
function awayOf(turn: Turn, meant: Meaning<'away'>): Promise<Answer> | Answer {
  const { personId } = idsOf(turn, meant.person)
  const isOther = personId !== undefined && personId !== actorIn(turn)
  const { from, to } = meant
  if (!isTutor(turn) || !(isOther || meant.somebody === true))
    return openSettings(asking(turn, meant))
  return openChange(asking(turn, { what: 'away' as const, personId, from, to }))
}

/** Who was named, where it is one person, and their induction where they have one. */
function idsOf(
  { picture }: Turn,
  person: Mentioned | undefined,
): { readonly personId?: string; readonly inductionId?: string } {
  const [personId, ...others] = person?.ids ?? []
  if (personId === undefined || others.length > 0) return {}
  const induction = picture.inductionOfEct(personId) ?? picture.inductionsMentoredBy(personId).at(0)
  return { personId, ...given({ inductionId: induction?.id }) }
}

/** 'How is induction going?': a card of counts for the headteacher, each pair for the tutor. */
function inductionNow(turn: Turn): Promise<Answer> | Answer {
  return isTutor(turn) ? showDetail(asking(turn, {})) : showInductionNow(asking(turn, {}))
}

/** 'resume': a half-finished meeting where there is one, else the messages. */
function resumeSomething(turn: Turn): Promise<Answer> | Answer {
  return latestMeetingDraft(turn) === undefined ? resumeNudges(turn) : resumeLatestMeeting(turn)
}
