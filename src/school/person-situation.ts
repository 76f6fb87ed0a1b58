import { localTime } from '../domain/calendar/local-clock.ts'
import type { Draft } from '../domain/coaching/draft.ts'
import { type Expectation, isTogether } from '../domain/expectations/expectation.ts'
import { given } from '../domain/given.ts'
import { joined } from '../domain/joined.ts'
import type {
  Conversation,
  OpenDraft,
  Situation,
  TutorTask,
  Undelivered,
} from '../domain/messages/nudge.ts'
import type { TutorMatter } from '../domain/oversight/tutor-week.ts'
import type { Person } from '../domain/people.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionIn, inductionsHere, nameIn, stepIn, wordsIn } from './questions.ts'
import { type SchoolAtDay, tutorNeeds } from './tutor-needs.ts'

/** All that a decision about one person needs, out of the school's picture and what was sent to them. */
export function situationOf(
  picture: SchoolPicture,
  person: Person,
  { messages, lastAnsweredAt, undeliveredAt }: Conversation & Undelivered,
): Situation {
  const { calendar, school } = picture
  const induction = picture.inductionOfEct(person.id)
  const step =
    induction && picture.currentStepOf(induction.id) && stepIn(picture, induction.id)?.step
  return {
    personId: person.id,
    roles: person.roles,
    timeZone: school.timeZone,
    calendar,
    manners: picture.mannersOf(person.id),
    expectations: picture.expectationsOf(person.id),
    takesPartIn: induction === undefined ? [] : sharedOf(picture, induction.id),
    around: around(picture, person.id),
    steps: step === undefined ? [] : [step],
    drafts: picture.drafts
      .filter((draft) => draft.authorId === person.id && isBegun(draft))
      .map((draft) => openDraft(picture, draft)),
    tasks: tasksOf(picture, person),
    sent: messages,
    ...given({ lastAnsweredAt, undeliveredAt }),
  }
}

/** A drop-in's form that was only looked at is no half-finished log. */
const isBegun = ({ kind, version }: Draft): boolean => kind === 'meeting' || version > 1

/** What an ECT has with the mentor, who logs it. */
const sharedOf = (picture: SchoolPicture, inductionId: string): readonly Expectation[] =>
  picture.expectationsOfInduction(inductionId).filter(isTogether)

/** Around every induction that somebody has a part in. */
function around(picture: SchoolPicture, personId: string): readonly Expectation[] {
  const ids = new Set<string>()
  for (const { inductionId } of picture.expectationsOf(personId)) {
    if (inductionId !== undefined) ids.add(inductionId)
  }
  return joined([...ids].map(picture.expectationsOfInduction))
}

function openDraft(picture: SchoolPicture, draft: Draft): OpenDraft {
  const induction = inductionIn(picture, draft.inductionId)
  const words = wordsIn(picture, draft.inductionId)
  const what = draft.kind === 'drop-in' ? words.dropIn : words.meeting
  const who = induction === undefined ? '' : ` with ${nameIn(picture, induction.ectId)}`
  return {
    id: draft.id,
    activity: draft.kind,
    inductionId: draft.inductionId,
    title: `${what.charAt(0).toUpperCase()}${what.slice(1)}${who}`,
    startedOn: localTime(draft.openedAt, picture.school.timeZone).date,
  }
}

/** What waits for an induction tutor on the picture's day; nothing for anybody else. */
export const tasksOf = (
  picture: SchoolAtDay,
  person: Pick<Person, 'roles' | 'tutorPart'>,
): readonly TutorTask[] =>
  person.roles.includes('induction-tutor')
    ? [...tutorNeeds(picture).map((one) => taskOf(one, picture)), ...weeklyLook(picture, person)]
    : []

const taskOf = ({ id, sentence, dueOn }: TutorMatter, { today }: SchoolAtDay): TutorTask => ({
  id,
  title: sentence,
  dueOn: dueOn ?? today,
})

/** Where several look after induction, the one who leads is written to; else each of them. */
function weeklyLook(picture: SchoolAtDay, person: Pick<Person, 'tutorPart'>): readonly TutorTask[] {
  const someoneLeads = [...picture.people.values()].some(({ tutorPart }) => tutorPart === 'lead')
  const isTheirs = !someoneLeads || person.tutorPart === 'lead'
  const hasBegun = inductionsHere(picture).some(({ startDate }) => startDate <= picture.today)
  if (!isTheirs || !hasBegun) return []
  const { today } = picture
  return [{ id: 'tutor-week', title: 'What needs you as induction tutor', dueOn: today }]
}
