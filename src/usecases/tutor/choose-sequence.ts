import { z } from 'zod'
import { type SequenceField, type SequenceInput, sequenceForm } from '../../cards/forms/sequence.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { refusedCard } from '../../cards/messages/refused.ts'
import { academicYearOf, localTime } from '../../domain/calendar/school-date.ts'
import {
  checkSequence,
  hasSequence,
  SAY_WHY,
  type SequenceCheck,
  type SequenceChoice,
  sequenceDeadline,
} from '../../domain/programme/module-sequence.ts'
import { moduleOf, type Programme } from '../../domain/programme/programme.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { programmeOfInduction } from '../../school/questions.ts'
import { saveSequenceChoice } from '../../store/choices.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { actorIn, isTutor, type Turn, type UseCase } from '../turn.ts'

/** Opens the order of modules, for the induction tutor, while it can still be chosen (B-30, B-31). */
export const openSequence: UseCase<unknown> = (turn) => {
  const choosing = choosingFor(turn)
  if (!('programme' in choosing)) return choosing
  return openForm(sequenceForm(formOf(choosing, orderNow(choosing))))
}

const LONGEST_RATIONALE = 1_000
const typed = z.string().max(10_000).default('')
export const saveSequenceInput = z.object({
  half2: typed,
  half3: typed,
  half4: typed,
  half5: typed,
  half6: typed,
  level: typed,
  rationale: typed,
})

/** Keeps the school's order for the year; from then on it is locked. */
export const saveSequence: UseCase<z.infer<typeof saveSequenceInput>> = (turn) => {
  const choosing = choosingFor(turn)
  if (!('programme' in choosing)) return choosing
  const { school, ask, now } = turn
  const { input } = ask
  const { half2, half3, half4, half5, half6 } = input
  const modules = [choosing.first, half2, half3, half4, half5, half6]
  const level = input.level === 'trust' ? 'trust' : 'school'
  const rationale = input.rationale.trim()
  const checked = checkSequence({ modules, level, rationale }, { ...choosing, now })
  if (checked.kind === 'locked') return locked(turn, checked.because)
  const errors = errorsIn(checked, rationale)
  if (checked.kind === 'refused' || Object.keys(errors).length > 0) {
    return askAgain(sequenceForm({ ...formOf(choosing, input), errors }), errors)
  }
  const { academicYear, programme } = choosing
  const choice = {
    academicYear,
    programme: programme.id,
    modules: checked.modules,
    level,
    rationale,
    submittedAt: now,
    submittedBy: actorIn(turn),
  }
  school.alongside(saveSequenceChoice(school, choice))
  const titles = checked.modules.map((id) => `${id}: ${moduleOf(programme, id)?.title ?? ''}`)
  return replaceWith(
    receiptCard({
      school: turn.picture.school.id,
      title: `The order of modules for ${academicYear} is set`,
      lines: [...titles, `Confirm it in ${programme.system} as well.`],
      seenBy: 'Everyone in induction at this school sees the order in their week.',
    }),
  )
}

/** Per field: what is wrong with the order stands with its first choice. */
function errorsIn(
  checked: SequenceCheck,
  rationale: string,
): Partial<Record<SequenceField, string>> {
  const because = checked.kind === 'refused' ? checked.because : []
  const order = because.filter((sentence) => sentence !== SAY_WHY).join(' ')
  const long = rationale.length > LONGEST_RATIONALE
  const why = long ? `Use ${LONGEST_RATIONALE} characters or fewer.` : ''
  const errors = { half2: order, rationale: because.includes(SAY_WHY) ? SAY_WHY : why }
  return Object.fromEntries(Object.entries(errors).filter(([, sentence]) => sentence !== ''))
}

interface Choosing {
  readonly picture: SchoolPicture
  readonly programme: Programme
  readonly academicYear: string
  readonly first: string
  readonly calendar: SchoolPicture['calendar']
  readonly timeZone: string
  readonly chosen?: SequenceChoice
  readonly submittedOn?: string
}

/** Lets only the induction tutor through, and only while there is an order to choose. */
function choosingFor(turn: Turn): Choosing | Answer {
  if (!isTutor(turn)) {
    return notYours(turn, 'Choosing the order of modules', 'the induction tutor')
  }
  const choosing = choosingOf(turn.picture)
  if (choosing === undefined) return locked(turn, 'No programme here lets a school choose.')
  const lock = lockOf(choosing, turn.now)
  return lock === undefined ? choosing : locked(turn, lock)
}

function choosingOf(picture: SchoolPicture): Choosing | undefined {
  const programme = picture.inductions
    .map(programmeOfInduction)
    .find((one) => hasSequence(one.years[1].path))
  const path = programme?.years[1].path
  if (programme === undefined || path === undefined || !hasSequence(path)) return undefined
  const academicYear = academicYearOf(picture.today)
  const chosen = picture.sequences.find(
    (one) => one.academicYear === academicYear && one.programme === programme.id,
  )
  const { timeZone } = picture.school
  const submitted =
    chosen === undefined
      ? {}
      : { chosen, submittedOn: localTime(chosen.submittedAt, timeZone).date }
  return {
    picture,
    programme,
    academicYear,
    first: path.first,
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

const locked = ({ picture }: Turn, because: string): Answer =>
  say(
    refusedCard({
      school: picture.school.id,
      kind: 'fixed',
      title: 'The order of modules stays as it is',
      because,
      instead: 'Who needs another focus can choose it with electives, and in the meeting.',
    }),
  )

function orderNow({ programme, first }: Choosing): Partial<Record<SequenceField, string>> {
  const others = programme.modules.map(({ id }) => id).filter((id) => id !== first)
  return Object.fromEntries(others.map((id, at) => [`half${at + 2}`, id]))
}

function formOf(
  { picture, programme, academicYear, first }: Choosing,
  values: Partial<Record<SequenceField, string>>,
): SequenceInput {
  const titleOf = (id: string) => ({ id, title: moduleOf(programme, id)?.title ?? id })
  return {
    school: picture.school.id,
    academicYear,
    deadline: sequenceDeadline(picture.calendar, academicYear) ?? picture.today,
    first: titleOf(first),
    modules: programme.modules.filter(({ id }) => id !== first).map(({ id }) => titleOf(id)),
    values,
  }
}
