import { z } from 'zod'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { academicYearOf, eachDay } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { ChangeValues, RosterOn } from '../../domain/oversight/change-plan.ts'
import { planChange } from '../../domain/oversight/plan-change.ts'
import { type RosterNow, stillStands } from '../../domain/oversight/roster-part.ts'
import type { ChangeWhat } from '../../domain/oversight/school-change.ts'
import { isInForce, type SchoolChange } from '../../domain/oversight/school-change.ts'
import { yearsOf } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { programmeOf } from '../../programmes/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { wordsIn } from '../../school/questions.ts'
import { loadChange, saveChange } from '../../store/school-changes.ts'
import { type Answer, askAgain, inPlace, openForm, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { applyRosterPart, wakeAfter } from '../people/apply-roster-part.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, isTutor, type Turn, type UseCase } from '../turn.ts'
import { formOfChange } from './change-form.ts'
import { changeTitle } from './say-change.ts'

const WHATS = [
  'away',
  'stand-in',
  'mentor',
  'person-added',
  'person-changed',
  'programme',
  'left',
  'lead',
  'no-ects',
  'visit',
  'material',
  'restricted',
  'restriction-lifted',
] as const satisfies readonly ChangeWhat[]

const what = z.enum(WHATS)
const typed = z.string().max(10_000).optional()

export const openChangeInput = z.object({
  what,
  personId: typed,
  inductionId: typed,
  from: typed,
  to: typed,
})

/** Opens the form of a change, with whom it is about chosen where that is known. */
export const openChange: UseCase<z.infer<typeof openChangeInput>> = (turn) => {
  if (!isTutor(turn)) return tutorsOnly(turn)
  const { picture, ask } = turn
  const person = picture.people.get(ask.input.personId ?? '')
  const details =
    ask.input.what === 'person-changed' && person !== undefined
      ? { name: person.name, email: person.email, fte: String(person.fte) }
      : {}
  const { personId, inductionId, from, to } = ask.input
  const values = withoutGaps({ personId, inductionId, from: from ?? picture.today, to, ...details })
  return openForm(formOfChange(picture, ask.input.what, { values }))
}

const withoutGaps = (values: Readonly<Record<string, string | undefined>>): ChangeValues =>
  Object.fromEntries(Object.entries(values).filter(([, text]) => text !== undefined))

export const saveChangeInput = z.object({
  what,
  personId: typed,
  inductionId: typed,
  mentorId: typed,
  from: typed,
  to: typed,
  name: typed,
  email: typed,
  role: typed,
  programme: typed,
  year: typed,
  fte: typed,
  url: typed,
})

/** Says what a change would do, and keeps it as proposed: nothing happens until it is confirmed. */
export const proposeChange: UseCase<z.infer<typeof saveChangeInput>> = (turn) => {
  if (!isTutor(turn)) return tutorsOnly(turn)
  const { school, deps, picture, ask, now } = turn
  const { what: kind, ...written } = ask.input
  const values = withoutGaps(written)
  const plan = planChange(kind, values, rosterOn(turn))
  if (plan.kind === 'invalid') {
    const errors = plan.errors as Readonly<Record<string, string>>
    return askAgain(formOfChange(picture, kind, { values, errors: plan.errors }), errors)
  }
  const change: SchoolChange = {
    id: deps.newId(),
    kind,
    source: 'chat',
    byId: actorIn(turn),
    proposedAt: now,
    about: plan.about,
    before: plan.before,
    after: plan.after,
  }
  school.alongside(saveChange(school, change))
  const words = wordsIn(picture, values.inductionId)
  return inPlace(turn, confirmCard(picture, change.id, inWordsOf(words, plan.says)))
}

const confirmCard = (picture: SchoolPicture, changeId: string, says: readonly string[]) =>
  noteCard({
    school: picture.school.id,
    title: 'Is this right?',
    lines: [...says, 'You can take it back afterwards, and it is written down that you did it.'],
    actions: [
      { title: 'Yes, do it', verb: 'do-change', ids: { changeId } },
      { title: 'Cancel', verb: 'show-my-week' },
    ],
  })

export const changeInput = z.object({ changeId: z.uuid() })

/** Does what was proposed, where the roster still is as it was then. */
export const doChange: UseCase<z.infer<typeof changeInput>> = async (turn) => {
  if (!isTutor(turn)) return tutorsOnly(turn)
  const change = await loadChange(turn.school, turn.ask.input.changeId)
  if (change?.byId !== actorIn(turn)) return noLongerThere(turn)
  if (change.doneAt !== undefined) return replaceWith(receiptOf(turn.picture, change))
  if (!stillStands(change.before, everyoneIn(turn.picture))) return movedOn(turn)
  const done = { ...change, doneAt: turn.now }
  await carryOut(turn, done, { from: change.before, to: change.after })
  return replaceWith(receiptOf(turn.picture, done))
}

/** Takes a change back, by any induction tutor, where nobody has changed the same since. */
export const undoChange: UseCase<z.infer<typeof changeInput>> = async (turn) => {
  if (!isTutor(turn)) return tutorsOnly(turn)
  const change = await loadChange(turn.school, turn.ask.input.changeId)
  if (change === undefined || change.source !== 'chat') return noLongerThere(turn)
  if (!isInForce(change)) return replaceWith(receiptOf(turn.picture, change))
  if (!stillStands(change.after, everyoneIn(turn.picture))) return movedOn(turn)
  const undone = { ...change, undoneAt: turn.now, undoneBy: actorIn(turn) }
  await carryOut(turn, undone, { from: change.after, to: change.before })
  return replaceWith(receiptOf(turn.picture, undone))
}

async function carryOut(
  turn: Turn,
  change: SchoolChange,
  parts: Pick<Parameters<typeof applyRosterPart>[1], 'from' | 'to'>,
): Promise<void> {
  await applyRosterPart(turn, parts)
  turn.school.alongside(saveChange(turn.school, change))
  await wakeAfter(turn, parts.to, change.about)
  const away = change.after.absences?.flatMap(({ all }) => all) ?? []
  const { today } = turn.picture
  refreshCards(turn, {
    people: [actorIn(turn), ...change.about, ...around(turn.picture, change.about)],
    days: away.flatMap(({ from, to }) => eachDay(from, to < today ? to : today)),
  })
}

/** The other half of each pair that a change is about: their week shows it too. */
const around = (picture: SchoolPicture, about: readonly string[]): readonly string[] =>
  picture.inductions
    .filter(
      ({ id, ectId }) =>
        about.includes(ectId) || picture.mentorsOf(id).some((mentor) => about.includes(mentor.id)),
    )
    .flatMap(({ id, ectId }) => [ectId, ...picture.mentorsOf(id).map((mentor) => mentor.id)])

function receiptOf(picture: SchoolPicture, change: SchoolChange) {
  const undone = change.undoneAt !== undefined
  const title = changeTitle(picture, change)
  return receiptCard({
    school: picture.school.id,
    title: undone ? `Taken back: ${title}` : `Done: ${title}`,
    lines: undone ? ['It is as it was before.'] : ['Weeks and figures follow at once.'],
    ...(undone
      ? {}
      : {
          edit: {
            title: 'Undo',
            verb: 'undo-change',
            ids: { changeId: change.id },
            about: title,
          } as const,
        }),
    next: { title: 'What was changed here', verb: 'show-changes' },
    seenBy: 'Induction tutors and the headteacher can see that it was done, when and by whom.',
  })
}

const tutorsOnly = (turn: Turn): Answer =>
  notYours(turn, 'Changing people, pairs and dates of the school', 'the induction tutor')

const movedOn = (turn: Turn): Answer =>
  say(
    noteCard({
      school: turn.picture.school.id,
      title: 'Things have moved on since',
      lines: [
        'Somebody has changed the same in the meantime, so nothing was done. Look again first.',
      ],
      actions: [
        { title: 'What was changed here', verb: 'show-changes' },
        { title: 'Show my week', verb: 'show-my-week' },
      ],
    }),
  )

/** Everybody of the roster, also who left or is not shown: a change about them can be taken back. */
const everyoneIn = (picture: SchoolPicture): RosterNow => ({
  ...picture,
  people: new Map([
    ...[...(picture.leavers ?? []), ...(picture.restricted ?? [])].map(
      (one) => [one.id, one] as const,
    ),
    ...picture.people,
  ]),
})

const rosterOn = ({ picture, deps }: Turn): RosterOn => ({
  people: picture.people,
  inductions: picture.inductions,
  pairings: picture.pairings,
  absences: picture.absences,
  today: picture.today,
  academicYear: academicYearOf(picture.today),
  ...given({ materials: picture.school.materials, restricted: picture.restricted }),
  newId: deps.newId,
  yearsOf: (id) => {
    const programme = programmeOf(id)
    return programme === undefined ? [] : yearsOf(programme)
  },
  programmeName: (id) => programmeOf(id)?.name ?? id,
  emailsOfLeavers: new Set((picture.leavers ?? []).map(({ email }) => email)),
})
