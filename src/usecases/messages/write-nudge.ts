import { type ComingUpInput, comingUpCard } from '../../cards/messages/coming-up.ts'
import { halfFinishedCard } from '../../cards/messages/half-finished.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { nudgesStoppedCard } from '../../cards/messages/nudges-stopped.ts'
import { sayList } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { wherePlaced } from '../../domain/expectations/dated-event.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import { KIND_WORD } from '../../domain/messages/kind-word.ts'
import { SILENT_WEEKS } from '../../domain/messages/nudge-budget.ts'
import type { ASKING_KIND } from '../../domain/messages/undelivered.ts'
import { stageOf, stagePosition } from '../../domain/programme/feedback-model.ts'
import type { KnownNudge } from '../../nudges/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { meetingTypeIn } from '../../school/meeting-type.ts'
import { inductionIn, nameIn, programmeOfInduction, wordsIn } from '../../school/questions.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { stepCard } from '../coaching/own-step.ts'
import { erasureAskedCard } from '../people/ask-erasure.ts'
import type { HALF_TERM_SUMMARY } from '../tutor/half-term-summary.ts'
import { stillOpenCard, weekCard } from './week-card.ts'
import { welcomeFor } from './welcome-person.ts'
import type { Written } from './written.ts'

type Writer = (picture: SchoolPicture, delivery: Delivery) => Written

/** Words one message to a person. A kind that nobody words is a bug, and says so. */
export function writeNudge(picture: SchoolPicture, delivery: Delivery): Written {
  if (!Object.hasOwn(writers, delivery.kind)) {
    throw new Error(`Nobody words a delivery of kind ${delivery.kind}.`)
  }
  return writers[delivery.kind as Worded](picture, delivery)
}

const nothing = (because: string): Written => ({ kind: 'cancelled', because })

/** Every nudge whose words come from the picture alone, and what somebody sends by hand. */
type Worded =
  | Exclude<KnownNudge, typeof ASKING_KIND | typeof HALF_TERM_SUMMARY>
  | 'welcome'
  | 'erasure-asked'
  | typeof KIND_WORD

const writers: Readonly<Record<Worded, Writer>> = {
  welcome: (picture, { recipient }) => welcomeFor(picture, recipient),
  'my-week': (picture, { recipient }) => weekCard(picture, recipient, { isNudge: true }),
  'not-logged-yet': (picture, { recipient }) =>
    stillOpenCard(picture, recipient) ?? nothing('everything is logged'),
  'coming-up': writeComingUp,
  'half-finished': writeHalfFinished,
  'nudges-stopped': (picture) =>
    nudgesStoppedCard({ school: picture.school.id, weeks: SILENT_WEEKS, nudge: 'all' }),
  'step-reminder': writeReminder,
  [KIND_WORD]: writeKindWord,
  'erasure-asked': (picture, { params }) =>
    erasureAskedCard(picture, params) ?? nothing('was erased or has left'),
}

function writeComingUp(picture: SchoolPicture, delivery: Delivery): Written {
  const ids = idsIn(delivery, 'expectationIds')
  const coming = picture
    .expectationsOf(delivery.recipient)
    .filter((one) => ids.includes(one.id) && one.state === 'open')
  const [first, ...others] = coming
  if (first === undefined) return nothing('done or called off')
  const { dueOn } = first
  return comingUpCard({
    school: picture.school.id,
    what: sayList(coming.map((one) => titleFor(picture, delivery.recipient, one))),
    on: dueOn,
    ...minutesOf(coming),
    ...heldAt(coming),
    ...(others.length > 0 ? {} : { expectationId: first.id, isEvent: first.held !== undefined }),
    ...(others.length > 0 ? {} : moduleOf(picture, first)),
  })
}

/** Time and place, where all that is coming has the same. */
function heldAt(coming: readonly Expectation[]): Pick<ComingUpInput, 'at' | 'until' | 'where'> {
  const [held, ...others] = coming.map((one) => one.held)
  if (held === undefined || others.some((one) => one?.key !== held.key)) return {}
  const where = wherePlaced(held)
  return {
    ...given({ at: held.startsAt, until: held.endsAt, where }),
  }
}

/** Its module, with the programme's word for it. */
function moduleOf(
  picture: SchoolPicture,
  { module, inductionId }: Expectation,
): Pick<ComingUpInput, 'module'> {
  if (module === undefined) return {}
  return { module: { word: wordsIn(picture, inductionId).module, ...module } }
}

/** How long it all takes, where that is known. */
function minutesOf(coming: readonly Expectation[]): { readonly minutes?: number } {
  if (coming.some(({ minutes }) => minutes === undefined)) return {}
  return { minutes: coming.reduce((sum, { minutes = 0 }) => sum + minutes, 0) }
}

/** For a mentor with the ECT's name: a mentor may have several. */
const titleFor = (picture: SchoolPicture, readerId: string, { title, ectId }: Expectation) =>
  ectId === undefined || ectId === readerId ? title : `${title} with ${nameIn(picture, ectId)}`

function writeHalfFinished(picture: SchoolPicture, delivery: Delivery): Written {
  const ids = idsIn(delivery, 'draftIds')
  const draft = picture.drafts.find((one) => ids.includes(one.id))
  const induction = draft && inductionIn(picture, draft.inductionId)
  if (draft === undefined || induction === undefined) return nothing('finished or let go')
  const { words } = programmeOfInduction(induction)
  const { model } = meetingTypeIn(picture, induction, draft)
  const isMeeting = draft.kind === 'meeting'
  const position = isMeeting ? stagePosition(model, draft.stage) : undefined
  const title = stageOf(model, draft.stage)?.title ?? words.dropIn
  return halfFinishedCard({
    school: picture.school.id,
    draftId: draft.id,
    ectName: nameIn(picture, induction.ectId),
    meetingName: isMeeting ? words.meeting : words.dropIn,
    startedOn: localTime(draft.openedAt, picture.school.timeZone).date,
    stage: { title, number: position?.number ?? 1, of: position?.of ?? 1 },
  })
}

/** By hand: who thought of them, and nothing of what is or is not logged. */
function writeKindWord(picture: SchoolPicture, { params }: Delivery): Written {
  const from = typeof params['from'] === 'string' ? nameIn(picture, params['from']) : ''
  return noteCard({
    school: picture.school.id,
    title: `A kind word from ${from}`,
    lines: [
      `${from} looks after induction here, thought of you, and asks whether anything would help.`,
      'Your week is one press away. Where it does not fit, say so: nothing is held against you.',
    ],
    actions: [
      { title: 'Show my week', verb: 'show-my-week' },
      { title: 'Not this week', verb: 'open-not-this-week' },
    ],
    seenBy: 'Only you can see this. Your induction tutor knows that it was sent.',
  })
}

function writeReminder(picture: SchoolPicture, delivery: Delivery): Written {
  const ids = idsIn(delivery, 'stepIds')
  const step = picture.steps.find((one) => ids.includes(one.id))
  return step === undefined ? nothing('taken back') : stepCard(picture, step, 'reminder')
}

/** A list of ids in the delivery's parameters. */
function idsIn({ params }: Delivery, name: string): readonly string[] {
  const ids = params[name]
  return Array.isArray(ids) ? ids : []
}
