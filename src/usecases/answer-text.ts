import { noteCard } from '../cards/messages/note.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { nextStudy } from '../domain/expectations/next-study.ts'
import type { Activity } from '../domain/log-entry.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { loadSchool } from '../school/load.ts'
import { nameIn } from '../school/questions.ts'
import type { Intent, Suggestion, TextContext } from '../typed/intent.ts'
import { understandText } from '../typed/understand-text.ts'
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
  const intent = understandText(ask.input.text, await contextOf(deps, ask, now))
  if (ask.at.kind === 'channel' && !IN_CHANNEL.has(intent.kind)) return ownChatOnly(ask)
  return await carryOut(deps, { ...ask, input: intent }, now)
}

/** What may be typed where everybody reads along: the detail goes to the tutor's own chat. */
const IN_CHANNEL: ReadonlySet<Intent['kind']> = new Set([
  'post-digests-here',
  'stop-digests',
  'detail',
])

/** Where and by whom it is typed: the school's clock and calendar, and the people of the actor's pairs. */
const contextOf = (deps: Deps, { actor }: Ask<unknown>, now: Date): Promise<TextContext> =>
  deps.store.withSchool(actor.schoolId, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [actor.personId] })
    const own = picture.inductionOfEct(actor.personId)
    const mentors = own === undefined ? [] : picture.mentorsOf(own.id).map(({ id }) => id)
    const ects = picture.inductionsMentoredBy(actor.personId).map(({ ectId }) => ectId)
    return {
      now,
      place: { timeZone: picture.school.timeZone, calendar: picture.calendar },
      reminderTime: picture.mannersOf(actor.personId).reminderTime,
      people: [...mentors, ...ects].map((id) => ({ id, name: nameIn(picture, id) })),
    }
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
    case 'date-not-usable':
      return await sayNote(
        deps,
        { ...ask, input: { title: 'That day cannot be used', lines: [intent.sentence] } },
        now,
      )
    case 'question':
      return await offer(
        deps,
        {
          ...ask,
          input: { title: 'Which do you mean?', ...intent, suggestions: intent.choices },
        },
        now,
      )
    case 'unknown':
      return await offer(
        deps,
        { ...ask, input: { title: 'That was not understood', ...intent } },
        now,
      )
    default:
      return await commands[intent.kind](deps, { ...ask, input: {} }, now)
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
  'log-drop-in': (deps, ask, now) => openForPair(deps, { ...ask, input: 'drop-in' }, now),
  'drop-in-outcome': (deps, ask, now) => openForPair(deps, { ...ask, input: 'drop-in' }, now),
  'log-meeting': (deps, ask, now) => openForPair(deps, { ...ask, input: 'meeting' }, now),
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
  thanks: (deps, ask, now) =>
    sayNote(deps, { ...ask, input: { title: 'You are welcome', lines: [] } }, now),
  privacy: showPrivacy,
  undo: undoLatest,
  'post-digests-here': postDigestsHere,
  'stop-digests': stopDigests,
  detail: detailOrNumbers,
  'how-counted': detailOrNumbers,
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

/** A line and its buttons, each of which types words of Keepstep's own: never what the person wrote. */
const offer: UseCase<{
  readonly title: string
  readonly sentence: string
  readonly suggestions: readonly Suggestion[]
}> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async ({ schoolId }) =>
    say(
      noteCard({
        school: schoolId,
        title: ask.input.title,
        lines: [ask.input.sentence],
        actions: ask.input.suggestions.map(({ title, text }) => ({
          title,
          verb: 'choose-school',
          ids: { schoolId, text },
        })),
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
