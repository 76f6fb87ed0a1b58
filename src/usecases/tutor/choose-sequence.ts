import { z } from 'zod'
import {
  placeField,
  type SequenceField,
  type SequenceInput,
  sequenceForm,
} from '../../cards/forms/sequence.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { refusedCard } from '../../cards/messages/refused.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf } from '../../domain/calendar/school-date.ts'
import { tooLong } from '../../domain/coaching/too-long.ts'
import { given } from '../../domain/given.ts'
import {
  checkSequence,
  type SequenceCheck,
  type SequenceChoice,
  sayOrderSoFar,
  sequenceDeadline,
  sequencePath,
} from '../../domain/programme/module-sequence.ts'
import { moduleOf, type Programme, type ProgrammeWords } from '../../domain/programme/programme.ts'
import { GENERAL_WORDS, inWordsOf, several } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { programmesWithSequence } from '../../school/sequences.ts'
import { saveSequenceChoice } from '../../store/choices.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'
import { recordChange } from './record-change.ts'

export const openSequenceInput = z.object({
  /** Absent where typed: then the school's only one, or a choice. */
  programme: z.string().max(50).optional(),
})
type OpenSequence = z.infer<typeof openSequenceInput>

/** Opens the order of modules, for the induction tutor, while it can still be chosen (B-30, B-31). */
export const openSequence: UseCase<OpenSequence> = async (turn) => {
  const choosing = await choosingFor(turn)
  if (!('first' in choosing)) return choosing
  return openForm(sequenceForm(formOf(choosing, orderNow(choosing))))
}

const LONGEST_RATIONALE = 1_000
export const saveSequenceInput = z
  .object({ programme: z.string().max(50).optional(), level: typedText, rationale: typedText })
  .catchall(z.unknown())
type SaveSequence = z.infer<typeof saveSequenceInput>

/** Keeps the school's order for the year; from then on it is locked. */
export const saveSequence: UseCase<SaveSequence> = async (turn) => {
  const choosing = await choosingFor(turn)
  if (!('first' in choosing)) return choosing
  const values = valuesIn(turn.ask.input, choosing)
  const { modules, level, rationale } = orderIn(turn, choosing)
  const checked = checkSequence({ modules, level, rationale }, { ...choosing, now: turn.now })
  if (checked.kind === 'locked')
    return locked(choosing.picture, choosing.programme.words, checked.because)
  const errors = errorsIn(checked, rationale)
  if (checked.kind === 'refused' || Object.keys(errors).length > 0) {
    return askAgain(sequenceForm({ ...formOf(choosing, values), errors }), errors)
  }
  keepOrder(turn, choosing, { modules: checked.modules, level, rationale })
  const { academicYear, programme } = choosing
  const titles = checked.modules.map((id) => `${id}: ${moduleOf(programme, id)?.title ?? ''}`)
  const receipt = replaceWith(
    receiptCard({
      school: choosing.picture.school.id,
      title: `The order of ${several(programme.words.module)} for ${academicYear} is set`,
      lines: [...titles, `Confirm it in ${programme.system} as well.`],
      seenBy: 'Everyone in induction at this school sees the order in their week.',
    }),
  )
  return level === 'trust' ? { ...receipt, holdsElsewhere: true } : receipt
}

function keepOrder(
  turn: Turn,
  { academicYear, programme }: Choosing,
  order: Pick<SequenceChoice, 'modules' | 'level' | 'rationale'>,
): void {
  const { school, now } = turn
  school.alongside(
    saveSequenceChoice(school, {
      ...order,
      academicYear,
      programme: programme.id,
      submittedAt: now,
      submittedBy: actorIn(turn),
    }),
  )
  recordChange(turn, 'sequence')
}

/**
 * The trust's order at another school that the same induction tutor looks after: set there too, unless
 * the school has one already or it is too late (contradiction 28). Says which; nothing where they are
 * no tutor there, or nobody there takes that programme.
 */
export async function followTrustsOrder(turn: Turn<SaveSequence>): Promise<string | undefined> {
  const choosing = await choosingFor(turn)
  if (!('first' in choosing)) return await whyNotFollowed(turn)
  const order = orderIn(turn, choosing)
  const checked = checkSequence(order, { ...choosing, now: turn.now })
  if (checked.kind !== 'accepted') return undefined
  keepOrder(turn, choosing, { ...order, modules: checked.modules })
  return `${choosing.picture.school.name}: set as well.`
}

async function whyNotFollowed(turn: Turn<SaveSequence>): Promise<string | undefined> {
  if (!isTutor(turn)) return undefined
  const picture = await everybody(turn)
  const isTaken = programmesWithSequence(picture).some(({ id }) => id === turn.ask.input.programme)
  return isTaken ? `${picture.school.name}: keeps the order that it has.` : undefined
}

/** Says how the order stands while it is being chosen; nothing is kept. */
export const checkSequenceSoFar: UseCase<SaveSequence> = async (turn) => {
  const choosing = await choosingFor(turn)
  if (!('first' in choosing)) return choosing
  const { modules } = orderIn(turn, choosing)
  const soFar = sayOrderSoFar(modules, choosing.programme)
  return replaceWith(
    sequenceForm({ ...formOf(choosing, valuesIn(turn.ask.input, choosing)), soFar }),
  )
}

/** The order as the form holds it. */
function orderIn(turn: Turn<SaveSequence>, choosing: Choosing) {
  const values = valuesIn(turn.ask.input, choosing)
  const places = placesOf(choosing).map((place) => values[place] ?? '')
  return {
    modules: [choosing.first, ...places.filter((id) => id !== '')],
    level: values.level === 'trust' ? ('trust' as const) : ('school' as const),
    rationale: values.rationale?.trim() ?? '',
  }
}

type Values = Partial<Record<SequenceField, string>>

/** The places after the first, as the form names them. */
const placesOf = ({ programme }: Choosing): readonly `place${number}`[] =>
  programme.modules.slice(1).map((_, at) => placeField(at + 2))

function valuesIn(input: Readonly<Record<string, unknown>>, choosing: Choosing): Values {
  const fields: readonly SequenceField[] = [...placesOf(choosing), 'level', 'rationale']
  return Object.fromEntries(
    fields.map((field) => [field, typeof input[field] === 'string' ? input[field] : '']),
  )
}

/** What is wrong with the order stands with its first choice. */
function errorsIn(checked: SequenceCheck, rationale: string): Readonly<Record<string, string>> {
  const long = tooLong(rationale, LONGEST_RATIONALE)
  const why = given({ rationale: long })
  if (checked.kind !== 'refused') return why
  const field = checked.about === 'order' ? placeField(2) : checked.about
  return { ...why, [field]: checked.because }
}

interface Choosing {
  readonly picture: SchoolPicture
  readonly programme: Programme
  readonly academicYear: string
  readonly first: string
  readonly calendar: SchoolPicture['calendar']
  readonly timeZone: string
  readonly submitted?: { readonly on: string; readonly level: string }
}

/** Lets only the induction tutor through, and only while there is an order to choose. */
async function choosingFor(turn: Turn<OpenSequence>): Promise<Choosing | Answer> {
  if (!isTutor(turn)) return notYours(turn, 'Choosing the order', 'the induction tutor')
  const picture = await everybody(turn)
  const programmes = programmesWithSequence(picture)
  const named = programmes.filter(({ id }) => id === (turn.ask.input.programme ?? id))
  const [programme, ...others] = named
  if (programme === undefined)
    return locked(picture, GENERAL_WORDS, 'No programme here lets a school choose.')
  if (others.length > 0) return whichProgramme(picture, named)
  const choosing = choosingOf(picture, programme)
  const lock = lockOf(choosing, turn.now)
  return lock === undefined ? choosing : locked(picture, programme.words, lock)
}

const whichProgramme = (picture: SchoolPicture, programmes: readonly Programme[]): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'Which programme?',
      lines: [],
      actions: programmes.map(({ id, name }) => ({
        title: name,
        verb: 'open-sequence',
        ids: { programme: id },
      })),
    }),
  )

function choosingOf(picture: SchoolPicture, programme: Programme): Choosing {
  const academicYear = academicYearOf(picture.today)
  const chosen = picture.sequences.find(
    (one) => one.academicYear === academicYear && one.programme === programme.id,
  )
  const { timeZone } = picture.school
  const submitted =
    chosen === undefined
      ? {}
      : { submitted: { on: localTime(chosen.submittedAt, timeZone).date, level: chosen.level } }
  return {
    picture,
    programme,
    academicYear,
    first: sequencePath(programme)?.first ?? '',
    calendar: picture.calendar,
    timeZone,
    ...submitted,
  }
}

/** Asks the rules with the programme's own order: whatever they then say is about the time. */
function lockOf(choosing: Choosing, now: Date): string | undefined {
  const modules = choosing.programme.modules.map(({ id }) => id)
  const submission = { modules, level: 'school' as const, rationale: 'The programme as designed' }
  const checked = checkSequence(submission, { ...choosing, now })
  return checked.kind === 'locked' ? checked.because : undefined
}

const locked = (picture: SchoolPicture, words: ProgrammeWords, because: string): Answer =>
  say(
    refusedCard({
      school: picture.school.id,
      kind: 'fixed',
      title: inWordsOf(words, 'The order of {modules} stays as it is'),
      because,
      instead: inWordsOf(
        words,
        'Who needs another focus can choose it in their week, and in the {session}.',
      ),
    }),
  )

function orderNow(choosing: Choosing): Values {
  const { programme, first } = choosing
  const others = programme.modules.map(({ id }) => id).filter((id) => id !== first)
  return Object.fromEntries(placesOf(choosing).map((place, at) => [place, others[at] ?? '']))
}

function formOf(choosing: Choosing, values: Values): SequenceInput {
  const { picture, programme, academicYear, first } = choosing
  const titled = (id: string) => ({ id, title: moduleOf(programme, id)?.title ?? id })
  return {
    school: picture.school.id,
    programme: { id: programme.id, name: programme.name, moduleWord: programme.words.module },
    academicYear,
    deadline: sequenceDeadline(picture.calendar, academicYear) ?? picture.today,
    first: titled(first),
    modules: programme.modules.filter(({ id }) => id !== first).map(({ id }) => titled(id)),
    values,
  }
}
