import { noteCard } from '../cards/messages/note.ts'
import { type Expectation, isWaiting } from '../domain/expectations/expectation.ts'
import { nextStudy } from '../domain/expectations/next-study.ts'
import type { Activity } from '../domain/log-entry.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { nameIn } from '../school/questions.ts'
import type { Intent, Suggestion, TextContext } from '../typed/intent.ts'
import { understandText } from '../typed/understand-text.ts'
import { type Answer, say } from './answer.ts'
import { openElectives } from './coaching/choose-electives.ts'
import { logIt } from './coaching/log-done.ts'
import { openForPair } from './coaching/open-for-pair.ts'
import { latestMeetingDraft, resumeLatestMeeting } from './coaching/open-meeting.ts'
import { showSteps } from './coaching/show-steps.ts'
import { undoLatest } from './coaching/undo-latest.ts'
import { openNotThisWeek } from './manners/not-this-week.ts'
import { openPause, pause, resumeNudges } from './manners/pause.ts'
import { openSettings } from './manners/settings.ts'
import { openSnooze, snooze } from './manners/snooze.ts'
import { showMyWeek } from './messages/show-my-week.ts'
import { showPrivacy } from './people/show-privacy.ts'
import { ownChatOnly } from './refusals.ts'
import { showHelp } from './show-help.ts'
import { actorIn, asking, isTutor, type Turn, type UseCase } from './turn.ts'
import { openSequence } from './tutor/choose-sequence.ts'
import { postDigestsHere, stopDigests } from './tutor/digest-channel.ts'
import { explainCounts } from './tutor/explain-counts.ts'
import { showDetail } from './tutor/show-detail.ts'

/** Answers whatever a person types: always, and with something that helps. */
export const answerText: UseCase<{ readonly text: string }> = (turn) => {
  const { ask } = turn
  const intent = understandText(ask.input.text, contextOf(turn))
  if (ask.at.kind === 'channel' && !IN_CHANNEL.has(intent.kind)) return ownChatOnly(turn)
  return carryOut(turn, intent)
}

/** Where and by whom it is typed: the school's clock and calendar, and the people of the actor's pairs. */
function contextOf(turn: Turn): TextContext {
  const { picture, now } = turn
  const own = picture.inductionOfEct(actorIn(turn))
  const mentors = own === undefined ? [] : picture.mentorsOf(own.id).map(({ id }) => id)
  const ects = picture.inductionsMentoredBy(actorIn(turn)).map(({ ectId }) => ectId)
  return {
    now,
    place: { timeZone: picture.school.timeZone, calendar: picture.calendar },
    reminderTime: picture.mannersOf(actorIn(turn)).reminderTime,
    people: [...mentors, ...ects].map((id) => ({ id, name: nameIn(picture, id) })),
  }
}

/** What may be typed where everybody reads along: the detail goes to the tutor's own chat. */
const IN_CHANNEL: ReadonlySet<Intent['kind']> = new Set([
  'post-digests-here',
  'stop-digests',
  'detail',
])

function carryOut(turn: Turn, intent: Intent): Promise<Answer> | Answer {
  switch (intent.kind) {
    case 'done':
      return logNext(turn, intent.activity)
    case 'snooze':
      return snooze(asking(turn, intent))
    case 'pause':
      return pause(asking(turn, intent))
    case 'date-not-usable':
      return sayNote(turn, 'That day cannot be used', [intent.sentence])
    case 'question':
      return offer(turn, 'Which do you mean?', { ...intent, suggestions: intent.choices })
    case 'unknown':
      return offer(turn, 'That was not understood', intent)
    default:
      return commands[intent.kind](asking(turn, {}))
  }
}

type Rest = Exclude<
  Intent['kind'],
  'done' | 'snooze' | 'pause' | 'date-not-usable' | 'question' | 'unknown'
>

const commands: Readonly<Record<Rest, UseCase<Record<string, never>>>> = {
  'my-week': showMyWeek,
  status: showMyWeek,
  later: showMyWeek,
  when: showMyWeek,
  'done-on': showMyWeek,
  'remind-before-lesson': showMyWeek,
  'remind-person': showMyWeek,
  'log-drop-in': (turn) => openForPair(asking(turn, 'drop-in')),
  'drop-in-outcome': (turn) => openForPair(asking(turn, 'drop-in')),
  'log-meeting': (turn) => openForPair(asking(turn, 'meeting')),
  'open-snooze': openSnooze,
  'open-pause': openPause,
  'not-this-week': openNotThisWeek,
  'cannot-do': openNotThisWeek,
  resume: resumeSomething,
  settings: openSettings,
  away: openSettings,
  'turn-off': openSettings,
  'turn-on': openSettings,
  step: showSteps,
  steps: showSteps,
  notes: showSteps,
  'tried-it': showSteps,
  help: showHelp,
  greeting: showHelp,
  who: showHelp,
  'talk-to-somebody': showPrivacy,
  wellbeing: showPrivacy,
  'change-details': showPrivacy,
  'export-my-data': showPrivacy,
  'erase-my-data': showPrivacy,
  thanks: (turn) => sayNote(turn, 'You are welcome', []),
  privacy: showPrivacy,
  undo: undoLatest,
  'post-digests-here': postDigestsHere,
  'stop-digests': stopDigests,
  detail: detailOrNumbers,
  'how-counted': detailOrNumbers,
  sequence: openSequence,
  electives: openElectives,
}

const sayNote = ({ picture }: Turn, title: string, lines: readonly string[]): Answer =>
  say(noteCard({ school: picture.school.id, title, lines }))

/** A line and its buttons, each of which types words of Keepstep's own: never what the person wrote. */
const offer = (
  { picture }: Turn,
  title: string,
  {
    sentence,
    suggestions,
  }: { readonly sentence: string; readonly suggestions: readonly Suggestion[] },
): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title,
      lines: [sentence],
      actions: suggestions.map((one) => ({
        title: one.title,
        verb: 'choose-school',
        ids: { schoolId: picture.school.id, text: one.text },
      })),
    }),
  )

/** 'done': the study that is next; 'done seminar': the first of that kind that is open now. */
function logNext(turn: Turn, activity: Activity | undefined): Promise<Answer> | Answer {
  if (activity === 'drop-in' || activity === 'meeting') return openForPair(asking(turn, activity))
  const expectation = nextOf(turn.picture, actorIn(turn), activity)
  if (expectation !== undefined) return logIt(turn, expectation)
  return say(
    noteCard({
      school: turn.picture.school.id,
      title: 'Nothing is waiting to be logged',
      lines: ['All that is open for you now is logged already.'],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )
}

function nextOf(
  picture: SchoolPicture,
  personId: string,
  activity: Activity | undefined,
): Expectation | undefined {
  const own = picture.expectationsOf(personId)
  if (activity === undefined || activity === 'self-study') return nextStudy(own, picture.today)
  return own.find(
    (one) => one.activity === activity && one.opensOn <= picture.today && isWaiting(one),
  )
}

/** 'detail': each pair for the tutor; for a headteacher the school's numbers, without names. */
function detailOrNumbers(turn: Turn<Record<string, never>>): Promise<Answer> | Answer {
  const numbersOnly = turn.ask.actor.roles.includes('headteacher') && !isTutor(turn)
  return (numbersOnly ? explainCounts : showDetail)(turn)
}

/** 'resume': a half-finished meeting where there is one, else the messages. */
function resumeSomething(turn: Turn): Promise<Answer> | Answer {
  return latestMeetingDraft(turn) === undefined ? resumeNudges(turn) : resumeLatestMeeting(turn)
}
