import type { WeekItem, WeekSection } from '../../cards/week-section.ts'
import { mondayOf } from '../../domain/calendar/school-date.ts'
import type { CurrentStep } from '../../domain/coaching/action-steps.ts'
import { dropInFor } from '../../domain/coaching/recording-offer.ts'
import { wherePlaced } from '../../domain/expectations/dated-event.ts'
import { type Expectation, isTogether, isWaiting } from '../../domain/expectations/expectation.ts'
import { type PartOfWeek, partOfWeek } from '../../domain/expectations/part-of-week.ts'
import { waitingFor } from '../../domain/expectations/waiting-for.ts'
import { given } from '../../domain/given.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { TutorNews } from '../../domain/oversight/tutor-week.ts'
import type { Induction, Person } from '../../domain/people.ts'
import { meetingTypeOf } from '../../domain/programme/meeting-type.ts'
import { withoutSources } from '../../domain/programme/sources.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { asSeenBy, handoversOf } from '../../school/handovers.ts'
import { proposalIn } from '../../school/proposals.ts'
import {
  entryIn,
  inductionIn,
  nameIn,
  programmeOfInduction,
  stepIn,
} from '../../school/questions.ts'
import { mentorsOffered, offerIn, offerSeenBy } from '../../school/recordings.ts'
import { choiceNow } from '../../school/study-now.ts'
import { tutoring } from './tutoring-sections.ts'

/**
 * Everything of one person's week, a section for each part that they have in induction: their own
 * learning, each ECT they mentor, their mentor training, what needs them as induction tutor.
 */
export function weekSections(
  picture: SchoolPicture,
  person: Person,
  news?: TutorNews,
): readonly WeekSection[] {
  return [
    ...learningOf(picture, person),
    ...mentoringOf(asSeenBy(picture, person.id), person),
    ...training(picture, person),
    ...(news === undefined ? [] : tutoring(news)),
  ]
}

const mentoringOf = (picture: SchoolPicture, person: Person): readonly WeekSection[] =>
  picture.inductionsMentoredBy(person.id).map((one) => mentoring(picture, one, person))

function learningOf(picture: SchoolPicture, person: Person): readonly WeekSection[] {
  const induction = picture.inductionOfEct(person.id)
  return induction === undefined ? [] : [learning(picture, induction)]
}

function learning(picture: SchoolPicture, induction: Induction): WeekSection {
  const around = picture.expectationsOfInduction(induction.id)
  const own = around.filter((one) => one.personId === induction.ectId || isTogether(one))
  const { now: items, later } = thisWeek(picture, own, around)
  const module = moduleOfNow(items)
  const [mentor] = picture.mentorsOf(induction.id)
  return {
    kind: 'learning',
    inductionId: induction.id,
    items: items.map((one) => itemOf(picture, one, induction.ectId)),
    later: later.map((one) => itemOf(picture, one, induction.ectId)),
    words: programmeOfInduction(induction).words,
    ...choiceOf(picture, induction),
    ectBringsStep: ectBringsStep(induction, items),
    ...proposedBy(picture, induction),
    ...given({ offered: ownOffer(picture, induction) }),
    toHandOver: handoversOf(picture, induction)
      .filter(({ word }) => word === undefined)
      .map(({ mentor: { id, name } }) => ({ id, name })),
    ...given({ mentorName: mentor?.name }),
    ...given({ module }),
    ...stepOf(picture, induction.id),
  }
}

function mentoring(picture: SchoolPicture, induction: Induction, mentor: Person): WeekSection {
  const around = picture.expectationsOfInduction(induction.id)
  const { now: mine, later } = thisWeek(
    picture,
    around.filter((one) => one.personId === mentor.id),
    around,
  )
  const studies = thisWeek(
    picture,
    around.filter((one) => one.personId === induction.ectId),
  ).now
  return {
    kind: 'mentoring',
    inductionId: induction.id,
    ectName: nameIn(picture, induction.ectId),
    items: mine.map((one) => itemOf(picture, one, mentor.id)),
    later: later.map((one) => itemOf(picture, one, mentor.id)),
    words: programmeOfInduction(induction).words,
    ectBringsStep: ectBringsStep(induction, mine),
    ...proposedBy(picture, induction),
    ...given({ offered: offerTo(picture, induction, { mentor, items: mine }) }),
    ectStudies: studies.filter(
      (one) => one.activity === 'self-study' || one.activity === 'diagnostic',
    ),
    ...stepOf(picture, induction.id),
  }
}

function training(picture: SchoolPicture, person: Person): readonly WeekSection[] {
  const { now, later } = thisWeek(
    picture,
    picture.expectationsOf(person.id).filter((one) => one.inductionId === undefined),
  )
  if (now.length + later.length === 0) return []
  const asItem = (one: Expectation) => itemOf(picture, one, person.id)
  return [{ kind: 'training', items: now.map(asItem), later: later.map(asItem) }]
}

/** The module studied now: that of what opened last, whatever is still to be caught up with. */
const moduleOfNow = (items: readonly Expectation[]): Expectation['module'] =>
  items
    .filter(({ module }) => module !== undefined)
    .reduce<Expectation | undefined>(
      (latest, one) => (latest === undefined || one.opensOn > latest.opensOn ? one : latest),
      undefined,
    )?.module

/** What belongs to this week of these, and what is open for later. */
export function thisWeek(
  picture: Pick<SchoolPicture, 'today' | 'calendar' | 'log'>,
  expectations: readonly Expectation[],
  around: readonly Expectation[] = [],
): PartOfWeek {
  const { today, calendar, log } = picture
  const monday = mondayOf(today)
  const loggedNow = new Set(log.filter(({ on }) => mondayOf(on) === monday).map(({ id }) => id))
  return partOfWeek(expectations, { today, week: calendar.weekOf(today), loggedNow }, around)
}

/** What of this person's own is still to do this week, each ECT's and their training. */
export function ownThisWeek(picture: SchoolPicture, personId: string): readonly Expectation[] {
  const all = picture.expectationsOf(personId)
  const parts = groupBy(all, ({ inductionId = '' }) => inductionId)
  return [...parts].flatMap(([id, some]) =>
    thisWeek(picture, some, id === '' ? [] : picture.expectationsOfInduction(id)).now.filter(
      isWaiting,
    ),
  )
}

/** One thing as the card of somebody's week shows it. */
export function itemOf(picture: SchoolPicture, expectation: Expectation, reader: string): WeekItem {
  const entry = entryIn(picture, expectation.doneBy)
  const draft = picture.drafts.find(
    (one) =>
      one.authorId === reader && one.expectationId === expectation.id && one.kind === 'meeting',
  )
  const reason = expectation.state === 'excused' ? expectation.reasons.at(-1) : undefined
  const note = reason && withoutSources(reason)
  return {
    expectation,
    ...waitsFor(picture, expectation),
    ...arrangedAt(picture, expectation),
    ...given({ entry }),
    ...given({ draftId: draft?.id }),
    ...given({ note, material: materialFor(picture, expectation) }),
    ...(isPutAside(picture, expectation) ? { didNotHappen: true as const } : {}),
  }
}

const HAS_MATERIAL: ReadonlySet<Expectation['activity']> = new Set([
  'self-study',
  'diagnostic',
  'mentor-training',
])

/** Where the system of its programme is, for what is studied there. */
function materialFor(
  picture: SchoolPicture,
  { activity, inductionId, personId }: Expectation,
): string | undefined {
  if (!HAS_MATERIAL.has(activity)) return undefined
  const induction = inductionId === undefined ? undefined : inductionIn(picture, inductionId)
  const programme = induction?.programme ?? picture.people.get(personId)?.programme
  return programme === undefined ? undefined : picture.school.materials?.[programme]
}

/** Its person said that it did not happen this week: it counts, and is not asked about. */
const isPutAside = ({ notThisWeek, today }: SchoolPicture, { id, personId, state }: Expectation) =>
  state !== 'done' &&
  state !== 'excused' &&
  notThisWeek.some(
    (one) =>
      one.expectationId === id && one.personId === personId && one.monday === mondayOf(today),
  )

/** The day that the pair agreed, or when and where an event is held, where the school has entered it. */
function arrangedAt(picture: SchoolPicture, expectation: Expectation): Pick<WeekItem, 'arranged'> {
  const { held, arranged, dueOn: on } = expectation
  if (held === undefined) {
    return arranged === true
      ? { arranged: { on, ...given({ at: lessonOn(picture, expectation) }) } }
      : {}
  }
  const where = wherePlaced(held)
  return {
    arranged: {
      on: held.on,
      ...given({ at: held.startsAt, where }),
    },
  }
}

/** When the step is used on the day of a drop-in: that is the lesson to come to. '11:20'. */
function lessonOn(
  picture: SchoolPicture,
  { activity, inductionId, dueOn }: Expectation,
): string | undefined {
  if (activity !== 'drop-in' || inductionId === undefined) return undefined
  const [day, time] = stepIn(picture, inductionId)?.step.plannedFor?.at?.split('T') ?? []
  return day === dueOn ? time : undefined
}

/** What comes first: said unless it is the same person's own of the same week, which stands beside it. */
function waitsFor(
  picture: SchoolPicture,
  one: Expectation,
): { readonly waitsFor?: readonly string[] } {
  if (one.inductionId === undefined || !isWaiting(one)) return {}
  const first = waitingFor(one, picture.expectationsOfInduction(one.inductionId)).filter(
    ({ personId, week }) => personId !== one.personId || week.monday !== one.week.monday,
  )
  return first.length === 0 ? {} : { waitsFor: first.map(({ title }) => title) }
}

/** What the ECT can choose in the module of now, as long as nothing is chosen (B-34, B-40). */
function choiceOf(
  picture: SchoolPicture,
  induction: Induction,
): Pick<Extract<WeekSection, { kind: 'learning' }>, 'choice'> {
  const choice = choiceNow(picture, induction)
  if (choice === undefined || choice.chosen.length > 0) return {}
  const { words } = programmeOfInduction(induction)
  const names = words.options[choice.set]
  const what =
    choice.choose === 1
      ? `a ${names?.one ?? 'study'}`
      : `${choice.choose} ${names?.many ?? 'studies'}`
  return {
    choice: {
      text: `To choose with the mentor, in ${choice.module.title}: ${what}.`,
      button: {
        title: 'Choose',
        verb: 'open-electives',
        ids: {
          inductionId: induction.id,
          module: choice.module.id,
          programme: induction.programme,
        },
        about: what,
      },
    },
  }
}

/** Whether the ECT may bring the step that a meeting of this week agrees, as in year 2 (B-59). */
function ectBringsStep(induction: Induction, items: readonly Expectation[]): boolean {
  const programme = programmeOfInduction(induction)
  return items.some(
    (one) =>
      one.activity === 'meeting' &&
      isWaiting(one) &&
      programme.years[one.inductionYear]?.ectBringsSteps !== undefined &&
      meetingTypeOf(programme, one.meetingType).step !== 'none',
  )
}

function proposedBy(picture: SchoolPicture, { id }: Induction): { readonly proposed?: string } {
  const proposal = proposalIn(picture, id)
  return given({ proposed: proposal?.text })
}

/** The recording that the ECT offers, and to whom. */
function ownOffer(picture: SchoolPicture, induction: Induction) {
  const offer = offerIn(picture, induction.id)
  return offer && { offer, to: mentorsOffered(picture, induction, offer).map(({ name }) => name) }
}

/** The same for a mentor, with the drop-in of this week that it can be. */
function offerTo(
  picture: SchoolPicture,
  { id }: Induction,
  { mentor, items }: { readonly mentor: Person; readonly items: readonly Expectation[] },
) {
  const offer = offerSeenBy(picture, id, mentor.id)
  return offer && { offer, ...given({ expectationId: dropInFor(offer, items)?.id }) }
}

function stepOf(picture: SchoolPicture, inductionId: string): { readonly step?: CurrentStep } {
  const step = stepIn(picture, inductionId)
  return given({ step })
}
