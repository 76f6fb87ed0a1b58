import type { Expectation } from '../domain/expectation.ts'
import { localOf } from '../domain/local-clock.ts'
import type { OpenDraft, Situation, TutorTask } from '../domain/nudge.ts'
import type { Draft } from '../store/drafts.ts'
import type { StoredPerson } from '../store/people.ts'
import type { Conversation } from './load-conversations.ts'
import type { SchoolPicture } from './load-school.ts'
import { inductionIn, nameIn, programmeOfInduction, stepIn } from './look-at-school.ts'
import { type SchoolAtDay, tutorNeeds } from './tutor-needs.ts'

/** All that a decision about one person needs, out of the school's picture and what was sent to them. */
export function situationOf(
  picture: SchoolPicture,
  person: StoredPerson,
  { messages, lastAnsweredAt }: Conversation,
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
    takesPartIn: induction === undefined ? [] : meetingsOf(picture, induction.id),
    steps: step === undefined ? [] : [step],
    drafts: picture.drafts
      .filter((draft) => draft.authorId === person.id && isBegun(draft))
      .map((draft) => openDraft(picture, draft)),
    tasks: tasksOf(picture, person),
    sent: messages,
    ...(lastAnsweredAt === undefined ? {} : { lastAnsweredAt }),
  }
}

/** A drop-in's form that was only looked at is no half-finished log. */
const isBegun = ({ kind, version }: Draft): boolean => kind === 'meeting' || version > 1

const meetingsOf = (picture: SchoolPicture, inductionId: string): readonly Expectation[] =>
  picture.expectationsOfInduction(inductionId).filter(({ activity }) => activity === 'meeting')

function openDraft(picture: SchoolPicture, draft: Draft): OpenDraft {
  const induction = inductionIn(picture, draft.inductionId)
  const words = induction && programmeOfInduction(induction).words
  const what = (draft.kind === 'drop-in' ? words?.dropIn : words?.meeting) ?? draft.kind
  const who = induction === undefined ? '' : ` with ${nameIn(picture, induction.ectId)}`
  return {
    id: draft.id,
    activity: draft.kind,
    inductionId: draft.inductionId,
    title: `${what.charAt(0).toUpperCase()}${what.slice(1)}${who}`,
    startedOn: localOf(draft.openedAt, picture.school.timeZone).date,
  }
}

/** What waits for an induction tutor on the picture's day; nothing for anybody else. */
export const tasksOf = (
  picture: SchoolAtDay,
  { roles }: Pick<StoredPerson, 'roles'>,
): readonly TutorTask[] =>
  roles.includes('induction-tutor')
    ? tutorNeeds(picture).map(({ text, dueOn }) => ({ id: text, title: text, dueOn }))
    : []
