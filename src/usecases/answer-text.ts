import { helpCard } from '../cards/messages/help.ts'
import { noteCard } from '../cards/messages/note.ts'
import { type Expectation, isWaiting } from '../domain/expectations/expectation.ts'
import { nextStudy } from '../domain/expectations/next-study.ts'
import type { Activity } from '../domain/log-entry.ts'
import type { SchoolPicture } from '../school/facts.ts'
import type { PlainCommand } from '../typed/text-commands.ts'
import { type Intent, understandText } from '../typed/understand-text.ts'
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
  const { picture, ask, now } = turn
  const { reminderTime } = picture.mannersOf(actorIn(turn))
  const { timeZone } = picture.school
  const intent = understandText(ask.input.text, { now, timeZone, reminderTime })
  if (ask.at.kind === 'channel' && !IN_CHANNEL.has(intent.kind)) return ownChatOnly(turn)
  return carryOut(turn, intent)
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
    case 'open-snooze':
      return openSnooze(asking(turn, {}))
    case 'open-pause':
      return openPause(turn)
    case 'date-not-usable':
      return sayNote(turn, 'That day cannot be used', [intent.sentence])
    case 'unknown':
      return sayUnknown(turn, intent)
    default:
      return commands[intent.kind](asking(turn, {}))
  }
}

const commands: Readonly<Record<PlainCommand, UseCase<Record<string, never>>>> = {
  'my-week': showMyWeek,
  'log-drop-in': (turn) => openForPair(asking(turn, 'drop-in')),
  'log-meeting': (turn) => openForPair(asking(turn, 'meeting')),
  'not-this-week': openNotThisWeek,
  resume: resumeSomething,
  settings: openSettings,
  steps: showSteps,
  help: showHelp,
  privacy: showPrivacy,
  undo: undoLatest,
  'post-digests-here': postDigestsHere,
  'stop-digests': stopDigests,
  detail: detailOrNumbers,
  sequence: openSequence,
  electives: openElectives,
}

const sayNote = ({ picture }: Turn, title: string, lines: readonly string[]): Answer =>
  say(noteCard({ school: picture.school.id, title, lines }))

const sayUnknown = (
  { picture, ask }: Turn,
  { suggestion, sentence }: Extract<Intent, { kind: 'unknown' }>,
): Answer =>
  suggestion === undefined
    ? say(helpCard({ school: picture.school.id, roles: ask.actor.roles, notUnderstood: true }))
    : say(
        noteCard({
          school: picture.school.id,
          title: 'That was not understood',
          lines: [sentence, 'Type help to see all that can be typed.'],
          actions: [
            { title: 'Show my week', verb: 'show-my-week' },
            { title: 'Help', verb: 'show-help' },
          ],
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
