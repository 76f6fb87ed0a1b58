import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { type RemarkFormInput, remarkForm } from '../../cards/forms/remark.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { MOST_IN_LINE, type Remark } from '../../domain/coaching/remark.ts'
import { tooLong } from '../../domain/coaching/too-long.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import { entryIn, inductionIn, wordsIn } from '../../school/questions.ts'
import { addRemark, listRemarks } from '../../store/remarks.ts'
import { type Answer, askAgain, openForm, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'
import { stepCardWithNote } from './own-step.ts'
import { readNote, titleOfNote } from './read-notes.ts'
import { wholeNoteCard } from './show-notes.ts'
import { mentorsToTell, tellMentors } from './tell-pair.ts'

type Said = Pick<Remark, 'kind'> & Partial<Pick<Remark, 'words' | 'seenBy'>>

/** Something that the actor says of a step of the pair, today. */
export const aboutStep = (turn: Turn, { id, inductionId }: ActionStep, said: Said): Remark => ({
  ...remark(turn, said),
  inductionId,
  about: 'step',
  aboutId: id,
})

const remark = ({ deps, picture, ask, now }: Turn, said: Said) => ({
  id: deps.newId(),
  authorId: ask.actor.personId,
  words: '',
  seenBy: 'pair' as const,
  on: picture.today,
  saidAt: now,
  ...said,
})

/** What an ECT can say something about: a note that a mentor wrote, or an own step. */
interface Subject {
  readonly induction: Induction
  readonly about: { readonly entry: LogEntry } | { readonly step: ActionStep }
}

const subjectInput = { entryId: z.uuid().optional(), stepId: z.uuid().optional() }
type Asked = Turn<{ readonly entryId?: string | undefined; readonly stepId?: string | undefined }>

/** Only the ECT's own: what a mentor says goes into the next note. */
function subjectOf(turn: Asked): Subject | Answer {
  const { picture, ask } = turn
  const entry = entryIn(picture, ask.input.entryId)
  const step = picture.steps.find(({ id }) => id === ask.input.stepId)
  const induction = inductionIn(picture, entry?.inductionId ?? step?.inductionId ?? '')
  if (induction === undefined) return noLongerThere(turn)
  if (induction.ectId !== actorIn(turn)) {
    return notYours(turn, 'Writing a line back', 'the ECT of this pair')
  }
  if (entry !== undefined) return { induction, about: { entry } }
  return step === undefined ? noLongerThere(turn) : { induction, about: { step } }
}

const remarkOn = (turn: Turn, { induction, about }: Subject, said: Said): Remark =>
  'step' in about
    ? aboutStep(turn, about.step, said)
    : {
        ...remark(turn, said),
        inductionId: induction.id,
        about: 'entry',
        aboutId: about.entry.id,
      }

export const noteUsefulInput = z.object({
  entryId: z.uuid(),
  /** On the card of a step the note stands beside it. */
  card: z.literal('step').optional(),
})

/** The ECT says that a note was useful: one tap, and the mentor hears of it. */
export const noteUseful: UseCase<z.infer<typeof noteUsefulInput>> = async (turn) => {
  const subject = subjectOf(turn)
  if (!('induction' in subject)) return subject
  const { school, picture } = turn
  const { induction } = subject
  const { entryId, card } = turn.ask.input
  const step = picture.steps.find((one) => card === 'step' && one.entryId === entryId)
  // On its way before the card is read.
  school.alongside(addRemark(school, remarkOn(turn, subject, { kind: 'useful' })))
  const [mentors, shown] = await Promise.all([
    mentorsToTell(turn, induction),
    step === undefined ? noteAgain(turn, subject) : stepCardWithNote(school, picture, step),
  ])
  tell(turn, induction, mentors)
  return replaceWith(shown)
}

async function noteAgain(turn: Turn, { induction, about }: Subject): Promise<CardView> {
  const reading = { picture: turn.picture, induction, readerId: actorIn(turn) }
  const note = 'entry' in about ? await readNote(turn.school, reading, about.entry) : undefined
  if (note === undefined) throw new Error('An ECT may read every note of their own induction.')
  return wholeNoteCard(note, reading)
}

export const openRemarkInput = z.object(subjectInput)

/** Opens a form for a line: back to the mentor, or about a step for oneself or for the mentor. */
export const openRemark: UseCase<z.infer<typeof openRemarkInput>> = (turn) => {
  const subject = subjectOf(turn)
  return 'induction' in subject
    ? openForm(remarkForm(formOf(turn, subject, turn.deps.newId())))
    : subject
}

export const saveRemarkInput = z.object({
  ...subjectInput,
  remarkId: z.uuid(),
  words: typedText,
  seenBy: z.string().max(20).default('pair'),
})

/** Keeps the line. One for the pair is brought to the mentor. */
export const saveRemark: UseCase<z.infer<typeof saveRemarkInput>> = async (turn) => {
  const subject = subjectOf(turn)
  if (!('induction' in subject)) return subject
  const { words, seenBy, remarkId } = turn.ask.input
  const problem = words.trim() === '' ? 'Write a line.' : tooLong(words.trim(), MOST_IN_LINE)
  if (problem !== undefined) {
    const errors = { words: problem }
    const values = { words, seenBy }
    return askAgain(remarkForm({ ...formOf(turn, subject, remarkId), values, errors }), errors)
  }
  const forSelf = 'step' in subject.about && seenBy === 'author'
  const said = remarkOn(turn, subject, {
    kind: 'step' in subject.about ? 'tried' : 'line',
    words: words.trim(),
    seenBy: forSelf ? 'author' : 'pair',
  })
  if (!forSelf) tell(turn, subject.induction, await mentorsToTell(turn, subject.induction))
  turn.school.alongside(addRemark(turn.school, { ...said, id: remarkId }))
  return replaceWith(keptLine(turn, subject, { ...said, id: remarkId }))
}

function tell(
  turn: Turn,
  induction: Induction,
  mentors: Awaited<ReturnType<typeof mentorsToTell>>,
): void {
  tellMentors(turn, induction, mentors)
  refreshCards(turn, { inductionId: induction.id, isNews: true })
}

export const shareRemarkInput = z.object({ remarkId: z.uuid() })

/** A line that was kept for oneself goes to the mentor as well. */
export const shareRemark: UseCase<z.infer<typeof shareRemarkInput>> = async (turn) => {
  const { school, picture, ask } = turn
  const own = picture.inductionOfEct(actorIn(turn))
  if (own === undefined) return noLongerThere(turn)
  const [remarks, mentors] = await Promise.all([
    listRemarks(school, own.id),
    mentorsToTell(turn, own),
  ])
  const said = remarks.find(({ id }) => id === ask.input.remarkId)
  const step = picture.steps.find(({ id }) => id === said?.aboutId)
  if (said?.authorId !== actorIn(turn) || step === undefined) return noLongerThere(turn)
  tell(turn, own, mentors)
  const shared = aboutStep(turn, step, { kind: said.kind, words: said.words })
  school.alongside(addRemark(school, shared))
  return replaceWith(keptLine(turn, { induction: own, about: { step } }, shared))
}

const mentorName = ({ picture }: Turn, { id }: Induction): string =>
  picture.mentorsOf(id)[0]?.name ?? 'the mentor'

/** What was kept, for whom. */
export function keptLine(turn: Turn, { induction }: Subject, said: Remark): CardView {
  const other = mentorName(turn, induction)
  const isOwn = said.seenBy === 'author'
  return receiptCard({
    school: turn.picture.school.id,
    title: isOwn ? 'Kept for yourself' : `Kept, and on its way to ${other}`,
    lines: [`“${said.words}”`],
    next: isOwn
      ? { title: `Share it with ${other}`, verb: 'share-remark', ids: { remarkId: said.id } }
      : { title: 'All notes', verb: 'show-notes', ids: { inductionId: induction.id } },
    seenBy: isOwn ? 'Only you can see this.' : `You and ${other} can see this, nobody else.`,
  })
}

function formOf(turn: Turn, subject: Subject, remarkId: string): RemarkFormInput {
  const { induction, about } = subject
  const school = turn.picture.school.id
  const other = mentorName(turn, induction)
  if ('step' in about) {
    const word = wordsIn(turn.picture, induction.id)?.actionStep ?? 'action step'
    const title = `How it went with the ${word}`
    return {
      school,
      title,
      context: about.step.text,
      mentorName: other,
      remarkId,
      stepId: about.step.id,
    }
  }
  const reading = { picture: turn.picture, induction, readerId: actorIn(turn) }
  const context = titleOfNote(about.entry, reading)
  const title = `A line back to ${other}`
  return { school, title, context, mentorName: other, remarkId, entryId: about.entry.id }
}
