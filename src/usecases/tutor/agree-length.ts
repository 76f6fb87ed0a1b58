import { z } from 'zod'
import { type AgreementField, agreementForm } from '../../cards/forms/agreement.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayList } from '../../cards/say.ts'
import { eachDay, parseSchoolDate, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Agreement, LeaveChoice } from '../../domain/expectations/agreements.ts'
import { given } from '../../domain/given.ts'
import { withAbsence, withoutAbsence } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { type InductionTerms, inductionTerms } from '../../school/induction-terms.ts'
import { removeAbsence, saveAbsence } from '../../store/absences.ts'
import { removeAgreement, saveAgreement } from '../../store/agreements.ts'
import { type Answer, askAgain, inPlace, openForm } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { wake } from '../messages/wake-people.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'
import { sayAgreement } from './induction-length.ts'
import { recordChange } from './record-change.ts'
import { sayDate } from './say-statutory.ts'

export const openAgreementInput = z.object({ inductionId: z.uuid() })
export const saveAgreementInput = z.object({
  inductionId: z.uuid(),
  kind: typedText,
  from: typedText,
  to: typedText,
  amount: typedText,
})
export const removeAgreementInput = z.object({
  inductionId: z.uuid(),
  kind: z.enum(['pace', 'extension', 'leave']),
  from: z.string().max(10),
})
export const chooseLeaveInput = z.object({
  from: z.string().max(10),
  choice: z.enum(['extend', 'keep']),
})

const WHAT = 'Entering what is agreed about induction'

interface KnownTerms extends InductionTerms {
  /** The whole school. */
  readonly all: SchoolPicture
}

/** Somebody's induction, for the induction tutor of their school only. */
async function termsFor(
  turn: Turn<{ readonly inductionId: string }>,
): Promise<KnownTerms | Answer> {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const all = await everybody(turn)
  const [terms] = inductionTerms(all, turn.ask.input.inductionId)
  if (terms === undefined) return noLongerThere(turn)
  noteLooks(lookingIn(turn), 'induction length', [terms.ect.id])
  return { ...terms, all }
}

/** Opens the form for a pace, an extension or leave. */
export const openAgreement: UseCase<z.infer<typeof openAgreementInput>> = async (turn) => {
  const terms = await termsFor(turn)
  return 'messages' in terms ? terms : openForm(formOf(turn, terms, {}))
}

type Values = Partial<Record<AgreementField, string>>

const formOf = (
  { picture }: Turn,
  { induction, ect }: InductionTerms,
  values: Values,
  errors?: Readonly<Record<string, string>>,
) =>
  agreementForm({
    school: picture.school.id,
    inductionId: induction.id,
    ectName: ect.name,
    values,
    ...given({ errors }),
  })

/** Keeps what was agreed; leave is noted as days away as well, so that nobody is written to in it. */
export const enterAgreement: UseCase<z.infer<typeof saveAgreementInput>> = async (turn) => {
  const terms = await termsFor(turn)
  if ('messages' in terms) return terms
  const { inductionId: _, ...values } = turn.ask.input
  const read = readAgreement(values, terms)
  if ('errors' in read) return askAgain(formOf(turn, terms, values, read.errors), read.errors)
  const agreement: Agreement = {
    ...read.agreement,
    inductionId: terms.induction.id,
    saidBy: actorIn(turn),
    saidAt: turn.now,
  }
  const { school } = turn
  school.alongside(saveAgreement(school, agreement))
  recordChange(turn, 'agreement', [terms.ect.id])
  if (agreement.kind === 'leave') enterAway(turn, terms, agreement)
  refreshAround(turn, terms, agreement)
  return inPlace(turn, keptCard(turn, `Kept for ${terms.ect.name}`, agreement))
}

type Leave = Extract<Agreement, { kind: 'leave' }>

/** Days away that begin with the leave and last longer stay as long. */
function enterAway(turn: Turn, { ect, all }: KnownTerms, { from, to }: Leave): void {
  const known = all.absences.find((one) => one.personId === ect.id && one.from === from)
  const last = known !== undefined && known.to > to ? known.to : to
  const away = { personId: ect.id, from, to: last }
  turn.school.alongside(saveAbsence(turn.school, away))
  wake(turn, withAbsence(all, away), ect.id)
}

/** Days away of other dates are the ECT's own, and stay. */
function takeBackAway(turn: Turn, { ect, all }: KnownTerms, { from, to }: Leave): void {
  const away = all.absences.find(
    (one) => one.personId === ect.id && one.from === from && one.to === to,
  )
  if (away === undefined) return
  turn.school.alongside(removeAbsence(turn.school, away))
  wake(turn, withoutAbsence(all, away), ect.id)
}

/** Posted cards of the pair follow, and digests of the weeks from which on it changes anything. */
function refreshAround(
  turn: Turn,
  { ect, mentors }: Pick<InductionTerms, 'ect' | 'mentors'>,
  { from }: Agreement,
): void {
  const { today } = turn.picture
  refreshCards(turn, {
    people: [ect.id, ...mentors.map(({ id }) => id)],
    days: from > today ? [] : eachDay(from, today),
  })
}

const keptCard = ({ picture }: Turn, title: string, agreement: Agreement) =>
  receiptCard({
    school: picture.school.id,
    title,
    lines: [sayAgreement(agreement), ...saysBefore(agreement)],
    next: { title: 'How long induction lasts', verb: 'show-induction' },
    seenBy: 'The ECT and the induction tutor can see this.',
  })

const saysBefore = ({ kind }: Agreement): readonly string[] =>
  kind === 'pace'
    ? ['Weeks that ended before that day stay as they were, and so does what was counted in them.']
    : []

type Agreed =
  | { readonly kind: 'pace' | 'extension'; readonly from: string; readonly amount: number }
  | {
      readonly kind: 'leave'
      readonly from: string
      readonly to: string
      readonly choice: LeaveChoice
    }
type AgreementRead =
  | { readonly agreement: Agreed }
  | { readonly errors: Readonly<Record<string, string>> }

function readAgreement(values: Values, terms: InductionTerms): AgreementRead {
  const { kind = '', from = '', to = '', amount = '' } = values
  if (kind !== 'pace' && kind !== 'extension' && kind !== 'leave') {
    return { errors: { kind: 'Choose what is agreed.' } }
  }
  const wrongDay = dayError(kind, from, terms)
  if (wrongDay !== undefined) return { errors: { from: wrongDay } }
  if (kind === 'leave') {
    return parseSchoolDate(to) === undefined || to < from
      ? { errors: { to: 'Choose the last day of the leave, not before the first.' } }
      : { agreement: { kind, from, to, choice: choiceMade(from, terms) } }
  }
  const number = Number(amount.trim().replace(/ ?%$/, ''))
  const { least, most, says } = AMOUNTS[kind]
  if (!Number.isInteger(number) || number < least || number > most)
    return { errors: { amount: says } }
  return kind === 'pace'
    ? { agreement: { kind, from: paceFrom(from, terms), amount: number / 100 } }
    : { agreement: { kind, from, amount: number } }
}

const AMOUNTS = {
  pace: { least: 10, most: 100, says: 'Give a whole number from 10 to 100 per cent.' },
  extension: { least: 1, most: 390, says: 'Give school days, from 1 to 390.' },
} as const

/** A pace without a day is for induction from its first day on. */
const paceFrom = (from: string, { induction: { anchor } }: InductionTerms): SchoolDate =>
  from === '' ? anchor.from : from

/** A pace begins on a day of induction; an extension counts in the year in which its day lies. */
function dayError(
  kind: Agreement['kind'],
  from: string,
  { clock, induction: { anchor } }: InductionTerms,
): string | undefined {
  if (kind === 'pace') {
    return from === '' || (parseSchoolDate(from) !== undefined && from >= anchor.from)
      ? undefined
      : `Choose the first day of the pace, from ${sayDate(anchor.from)} on, or leave the day empty for all of induction.`
  }
  if (parseSchoolDate(from) === undefined) return 'Choose a day.'
  if (kind === 'leave') return undefined
  const isIn = (one: { readonly from: SchoolDate; readonly to?: SchoolDate }): boolean =>
    from >= one.from && (one.to === undefined || from <= one.to)
  if (clock.years.some(isIn)) return undefined
  const years = clock.years.map((one) =>
    one.to === undefined
      ? `year ${one.year} from ${sayDate(one.from)}`
      : `year ${one.year} from ${sayDate(one.from)} to ${sayDate(one.to)}`,
  )
  return `Choose a day in the year that is extended: ${sayList(years)}.`
}

/** Leave that is put right keeps what the ECT chose. */
function choiceMade(from: SchoolDate, { agreements }: InductionTerms): LeaveChoice {
  const before = agreements.find((one) => one.kind === 'leave' && one.from === from)
  return before?.kind === 'leave' ? before.choice : 'not-chosen'
}

/** Takes back what was entered, and with leave the days away that came with it. */
export const takeBackAgreement: UseCase<z.infer<typeof removeAgreementInput>> = async (turn) => {
  const terms = await termsFor(turn)
  if ('messages' in terms) return terms
  const { kind, from } = turn.ask.input
  const agreement = terms.agreements.find((one) => one.kind === kind && one.from === from)
  if (agreement === undefined) return noLongerThere(turn)
  turn.school.alongside(removeAgreement(turn.school, agreement))
  recordChange(turn, 'agreement', [terms.ect.id])
  if (agreement.kind === 'leave') takeBackAway(turn, terms, agreement)
  refreshAround(turn, terms, agreement)
  return inPlace(turn, keptCard(turn, `Taken back for ${terms.ect.name}`, agreement))
}

/** Whether statutory leave extends induction is the ECT's own to say (induction.md 1). */
export const chooseLeave: UseCase<z.infer<typeof chooseLeaveInput>> = (turn) => {
  const { picture } = turn
  const own = picture.inductionOfEct(actorIn(turn))
  const [terms] = own === undefined ? [] : inductionTerms(picture, own.id)
  const { from, choice } = turn.ask.input
  const leave = terms?.agreements.find((one) => one.kind === 'leave' && one.from === from)
  if (terms === undefined || leave?.kind !== 'leave') return noLongerThere(turn)
  const chosen: Agreement = { ...leave, choice, saidBy: actorIn(turn), saidAt: turn.now }
  turn.school.alongside(saveAgreement(turn.school, chosen))
  refreshAround(turn, terms, chosen)
  return inPlace(turn, keptCard(turn, 'Your choice is kept', chosen))
}
