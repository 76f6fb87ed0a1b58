import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { type AgreementField, agreementForm } from '../../cards/forms/agreement.ts'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayCount, sayList, sayRange } from '../../cards/say.ts'
import { parseSchoolDate, sayDay } from '../../domain/calendar/school-date.ts'
import type { Agreement } from '../../domain/expectations/agreements.ts'
import { inductionYearOn } from '../../domain/expectations/induction-clock.ts'
import { given } from '../../domain/given.ts'
import { type InductionTerms, inductionTerms } from '../../school/induction-terms.ts'
import { saveAbsence } from '../../store/absences.ts'
import { removeAgreement, saveAgreement } from '../../store/agreements.ts'
import { type Answer, askAgain, inPlace, openForm, say } from '../answer.ts'
import { askThese } from '../answer-asking.ts'
import { pageAsked } from '../page-asked.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'

export const showInductionInput = z.object({
  page: pageAsked,
})

/** How long induction lasts, and why: one's own for an ECT, everybody's for the induction tutor. */
export const showInduction: UseCase<z.infer<typeof showInductionInput>> = async (turn) => {
  const tutor = isTutor(turn)
  const own = turn.picture.inductionOfEct(actorIn(turn))
  if (!tutor && own === undefined) {
    return notYours(turn, 'How long induction lasts', 'the ECT and the induction tutor')
  }
  const picture = tutor ? await everybody(turn) : turn.picture
  const { page } = turn.ask.input
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'How long induction lasts',
      context: `As of ${sayDay(picture.today)}`,
      parts: inductionTerms(picture, tutor ? undefined : own?.id).map((one) =>
        partOf(turn, one, tutor),
      ),
      nothing: 'No ECT is on the roster.',
      seenBy: 'The ECT and the induction tutor can see this. Dates only, never a reason.',
      turnsBy: { verb: 'show-induction' },
      page,
    }),
  )
}

function partOf(turn: Turn, terms: InductionTerms, tutor: boolean): OverviewPart {
  const { ect, clock, agreements, induction } = terms
  const year = inductionYearOn(clock, turn.picture.today)
  const extended = clock.years.filter(({ extendedBy }) => extendedBy > 0)
  return {
    heading: ect.name,
    lines: [
      STATE[year],
      ...clock.years.map((one) =>
        one.to === undefined
          ? `Year ${one.year} ends after what the calendar holds.`
          : `Year ${one.year} ends on ${sayDay(one.to)} ${one.to.slice(0, 4)}.`,
      ),
    ],
    details: [
      `The pace is ${Math.round(clock.fte * 100)} per cent of full time. ${paced(agreements)}`,
      ...extended.map(
        (one) => `Year ${one.year} is longer by ${sayCount(one.extendedBy, 'school day')}.`,
      ),
      ...agreements.map(sayAgreement),
      ...safeguard(turn, terms),
    ],
    buttons: tutor
      ? [
          {
            title: 'Enter what is agreed',
            verb: 'open-agreement',
            ids: { inductionId: induction.id },
          },
          ...agreements.map(takeBackButton),
        ]
      : agreements.flatMap(choiceButtons),
  }
}

const paced = (agreements: readonly Agreement[]): string =>
  agreements.some(({ kind }) => kind === 'pace')
    ? 'Study, meetings and drop-ins follow it.'
    : 'Study follows it; meetings stay weekly until a pace is agreed.'

const STATE = {
  1: 'In year 1',
  2: 'In year 2',
  'not-started': 'Not begun yet',
  complete: 'Both years are over',
} as const

function sayAgreement(one: Agreement): string {
  if (one.kind === 'pace') {
    return `Agreed: a pace of ${Math.round(one.amount * 100)} per cent, since ${sayDay(one.from)}.`
  }
  if (one.kind === 'extension') {
    return `Agreed: the appropriate body extends by ${sayCount(one.amount, 'school day')}.`
  }
  return `Statutory leave, ${sayRange(one.from, one.to)}. ${CHOICE[one.choice]}`
}

const CHOICE = {
  extend: 'The ECT chose to extend induction by it.',
  keep: 'The ECT chose to keep the end of induction.',
  'not-chosen': 'Whether it extends induction is the ECT’s to choose.',
} as const

/** A mentor who is the induction tutor as well: says why, and whom the ECT can turn to instead (B-03). */
function safeguard(turn: Turn, { dualRoles }: InductionTerms): readonly string[] {
  const [one] = dualRoles
  if (one === undefined) return []
  const others = askThese(turn, ['induction-tutor', 'headteacher']).filter(
    (name) => !name.startsWith(one.name),
  )
  const whom = sayList([...others, 'the appropriate body'])
  const reason =
    one.dualRoleReason === undefined ? '' : ` The school’s reason: ${one.dualRoleReason}.`
  return [
    `${one.name} mentors and looks after induction.${reason} To speak with somebody else: ${whom}.`,
  ]
}

const takeBackButton = ({ inductionId, kind, from }: Agreement): Button => ({
  title: `Take back: ${KINDS[kind]}`,
  verb: 'remove-agreement',
  ids: { inductionId, kind, from },
})

const KINDS = { pace: 'pace', extension: 'extension', leave: 'leave' } as const

const choiceButtons = (one: Agreement): readonly Button[] =>
  one.kind !== 'leave'
    ? []
    : [
        {
          title: 'Extend by the leave',
          verb: 'choose-leave',
          ids: { from: one.from, choice: 'extend' },
        },
        { title: 'Keep the end', verb: 'choose-leave', ids: { from: one.from, choice: 'keep' } },
      ]

export const openAgreementInput = z.object({ inductionId: z.uuid() })
const typed = z.string().max(10_000).default('')
export const saveAgreementInput = z.object({
  inductionId: z.uuid(),
  kind: typed,
  from: typed,
  to: typed,
  amount: typed,
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

/** Somebody's induction, for the induction tutor of their school only. */
async function termsFor(
  turn: Turn<{ readonly inductionId: string }>,
): Promise<InductionTerms | Answer> {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const [terms] = inductionTerms(await everybody(turn), turn.ask.input.inductionId)
  return terms ?? noLongerThere(turn)
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
  const read = readAgreement(values)
  if ('errors' in read) return askAgain(formOf(turn, terms, values, read.errors), read.errors)
  const agreement: Agreement = {
    ...read.agreement,
    inductionId: terms.induction.id,
    saidBy: actorIn(turn),
    saidAt: turn.now,
  }
  const { school } = turn
  school.alongside(saveAgreement(school, agreement))
  if (agreement.kind === 'leave') {
    const { from, to } = agreement
    school.alongside(saveAbsence(school, { personId: terms.ect.id, from, to }))
  }
  return inPlace(turn, keptCard(turn, `Kept for ${terms.ect.name}`, agreement))
}

const keptCard = ({ picture }: Turn, title: string, agreement: Agreement) =>
  receiptCard({
    school: picture.school.id,
    title,
    lines: [sayAgreement(agreement)],
    next: { title: 'How long induction lasts', verb: 'show-induction' },
    seenBy: 'The ECT and the induction tutor can see this.',
  })

type Agreed =
  | { readonly kind: 'pace' | 'extension'; readonly from: string; readonly amount: number }
  | {
      readonly kind: 'leave'
      readonly from: string
      readonly to: string
      readonly choice: 'not-chosen'
    }
type AgreementRead =
  | { readonly agreement: Agreed }
  | { readonly errors: Readonly<Record<string, string>> }

function readAgreement({ kind = '', from = '', to = '', amount = '' }: Values): AgreementRead {
  if (parseSchoolDate(from) === undefined) return { errors: { from: 'Choose a day.' } }
  if (kind === 'leave') {
    return parseSchoolDate(to) === undefined || to < from
      ? { errors: { to: 'Choose the last day of the leave, not before the first.' } }
      : { agreement: { kind, from, to, choice: 'not-chosen' } }
  }
  if (kind !== 'pace' && kind !== 'extension') return { errors: { kind: 'Choose what is agreed.' } }
  const number = Number(amount.trim().replace(/ ?%$/, ''))
  const { least, most, says, share } = AMOUNTS[kind]
  if (!Number.isInteger(number) || number < least || number > most)
    return { errors: { amount: says } }
  return { agreement: { kind, from, amount: share ? number / 100 : number } }
}

const AMOUNTS = {
  pace: { least: 10, most: 100, share: true, says: 'Give a whole number from 10 to 100 per cent.' },
  extension: { least: 1, most: 390, share: false, says: 'Give school days, from 1 to 390.' },
} as const

/** Takes back what was entered. Days away that came with leave stay until somebody takes them back. */
export const takeBackAgreement: UseCase<z.infer<typeof removeAgreementInput>> = async (turn) => {
  const terms = await termsFor(turn)
  if ('messages' in terms) return terms
  const { kind, from } = turn.ask.input
  const agreement = terms.agreements.find((one) => one.kind === kind && one.from === from)
  if (agreement === undefined) return noLongerThere(turn)
  turn.school.alongside(removeAgreement(turn.school, agreement))
  return inPlace(turn, keptCard(turn, `Taken back for ${terms.ect.name}`, agreement))
}

/** Whether statutory leave extends induction is the ECT's own to say (domain.md 3.1). */
export const chooseLeave: UseCase<z.infer<typeof chooseLeaveInput>> = (turn) => {
  const own = turn.picture.inductionOfEct(actorIn(turn))
  const { from, choice } = turn.ask.input
  const leave = turn.picture.agreements.find(
    (one) => one.inductionId === own?.id && one.kind === 'leave' && one.from === from,
  )
  if (leave?.kind !== 'leave') return noLongerThere(turn)
  const chosen: Agreement = { ...leave, choice, saidBy: actorIn(turn), saidAt: turn.now }
  turn.school.alongside(saveAgreement(turn.school, chosen))
  return inPlace(turn, keptCard(turn, 'Your choice is kept', chosen))
}
