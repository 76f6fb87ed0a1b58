import { helpCard } from '../cards/messages/help.ts'
import { noteCard } from '../cards/messages/note.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { nextStudy } from '../domain/expectations/next-study.ts'
import type { Activity } from '../domain/log-entry.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { loadSchool } from '../school/load.ts'
import type { PlainCommand } from '../typed/text-commands.ts'
import { type Intent, understandText } from '../typed/understand-text.ts'
import { type Answer, say } from './answer.ts'
import { type Ask, inSchool, type UseCase } from './ask.ts'
import { openElectives } from './coaching/choose-electives.ts'
import { logIt } from './coaching/log-done.ts'
import { openForPair } from './coaching/open-for-pair.ts'
import { resumeLatestMeeting } from './coaching/open-meeting.ts'
import { showSteps } from './coaching/show-steps.ts'
import { undoLatest } from './coaching/undo-latest.ts'
import type { Deps } from './deps.ts'
import { openNotThisWeek } from './manners/not-this-week.ts'
import { openPause, pause, resumeNudges } from './manners/pause.ts'
import { openSettings } from './manners/settings.ts'
import { openSnooze, snooze } from './manners/snooze.ts'
import { showMyWeek } from './messages/show-my-week.ts'
import { showPrivacy } from './people/show-privacy.ts'
import { ownChatOnly } from './refusals.ts'
import { showHelp } from './show-help.ts'
import { openSequence } from './tutor/choose-sequence.ts'
import { postDigestsHere, stopDigests } from './tutor/digest-channel.ts'
import { explainCounts } from './tutor/explain-counts.ts'
import { showDetail } from './tutor/show-detail.ts'

/** Answers whatever a person types: always, and with something that helps. */
export const answerText: UseCase<{ readonly text: string }> = async (deps, ask, now) => {
  const { timeZone, reminderTime } = await placeOf(deps, ask, now)
  const intent = understandText(ask.input.text, { now, timeZone, reminderTime })
  if (ask.at.kind === 'channel' && !IN_CHANNEL.has(intent.kind)) return ownChatOnly(ask)
  return await carryOut(deps, { ...ask, input: intent }, now)
}

/** What may be typed where everybody reads along: the detail goes to the tutor's own chat. */
const IN_CHANNEL: ReadonlySet<Intent['kind']> = new Set([
  'post-digests-here',
  'stop-digests',
  'detail',
])

const placeOf = (deps: Deps, { actor }: Ask<unknown>, now: Date) =>
  deps.store.withSchool(actor.schoolId, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [actor.personId] })
    const { reminderTime } = picture.mannersOf(actor.personId)
    return { timeZone: picture.school.timeZone, reminderTime }
  })

const carryOut: UseCase<Intent> = async (deps, ask, now) => {
  const intent = ask.input
  switch (intent.kind) {
    case 'done':
      return await logNext(deps, { ...ask, input: intent }, now)
    case 'snooze':
      return await snooze(deps, { ...ask, input: intent }, now)
    case 'pause':
      return await pause(deps, { ...ask, input: intent }, now)
    case 'open-snooze':
      return await openSnooze(deps, { ...ask, input: {} }, now)
    case 'open-pause':
      return await openPause(deps, ask, now)
    case 'date-not-usable':
      return await sayNote(
        deps,
        { ...ask, input: { title: 'That day cannot be used', lines: [intent.sentence] } },
        now,
      )
    case 'unknown':
      return await sayUnknown(deps, { ...ask, input: intent }, now)
    default:
      return await commands[intent.kind](deps, { ...ask, input: {} }, now)
  }
}

const commands: Readonly<Record<PlainCommand, UseCase<Record<string, never>>>> = {
  'my-week': showMyWeek,
  'log-drop-in': (deps, ask, now) => openForPair(deps, { ...ask, input: 'drop-in' }, now),
  'log-meeting': (deps, ask, now) => openForPair(deps, { ...ask, input: 'meeting' }, now),
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

const sayNote: UseCase<{ readonly title: string; readonly lines: readonly string[] }> = (
  deps,
  ask,
  now,
) =>
  inSchool(deps, { ask, now }, async (school) =>
    say(noteCard({ school: school.schoolId, ...ask.input })),
  )

const sayUnknown: UseCase<Extract<Intent, { kind: 'unknown' }>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) =>
    ask.input.suggestion === undefined
      ? say(helpCard({ school: school.schoolId, roles: ask.actor.roles, notUnderstood: true }))
      : say(
          noteCard({
            school: school.schoolId,
            title: 'That was not understood',
            lines: [ask.input.sentence, 'Type help to see all that can be typed.'],
            actions: [
              { title: 'Show my week', verb: 'show-my-week' },
              { title: 'Help', verb: 'show-help' },
            ],
          }),
        ),
  )

/** 'done': the study that is next; 'done seminar': the first of that kind that is open now. */
const logNext: UseCase<Extract<Intent, { kind: 'done' }>> = async (deps, ask, now) => {
  const { activity } = ask.input
  if (activity === 'drop-in' || activity === 'meeting') {
    return await openForPair(deps, { ...ask, input: activity }, now)
  }
  return await inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const expectation = nextOf(picture, ask.actor.personId, activity)
    if (expectation !== undefined)
      return await logIt(school, deps, { picture, expectation, ask, now })
    return say(
      noteCard({
        school: school.schoolId,
        title: 'Nothing is waiting to be logged',
        lines: ['All that is open for you now is logged already.'],
        actions: [{ title: 'Show my week', verb: 'show-my-week' }],
      }),
    )
  })
}

function nextOf(
  picture: SchoolPicture,
  personId: string,
  activity: Activity | undefined,
): Expectation | undefined {
  const own = picture.expectationsOf(personId)
  if (activity === undefined || activity === 'self-study') return nextStudy(own, picture.today)
  return own.find(
    (one) =>
      one.activity === activity &&
      one.opensOn <= picture.today &&
      (one.state === 'open' || one.state === 'not-logged'),
  )
}

/** 'detail': each pair for the tutor; for a headteacher the school's numbers, without names. */
async function detailOrNumbers(
  deps: Deps,
  ask: Ask<Record<string, never>>,
  now: Date,
): Promise<Answer> {
  const { roles } = ask.actor
  const numbersOnly = roles.includes('headteacher') && !roles.includes('induction-tutor')
  return await (numbersOnly ? explainCounts : showDetail)(deps, ask, now)
}

/** 'resume': a half-finished meeting where there is one, else the messages. */
async function resumeSomething(deps: Deps, ask: Ask<unknown>, now: Date): Promise<Answer> {
  const hasDraft = await deps.store.withSchool(ask.actor.schoolId, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    return picture.drafts.some((one) => one.kind === 'meeting')
  })
  return hasDraft ? await resumeLatestMeeting(deps, ask, now) : await resumeNudges(deps, ask, now)
}
