import { z } from 'zod'
import { type ElectivesInput, electivesForm } from '../../cards/forms/electives.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { Induction } from '../../domain/people.ts'
import { type Module, moduleOf, type Programme } from '../../domain/programme/programme.ts'
import type { RuleItem } from '../../domain/programme/programme-rule.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { programmeOfInduction } from '../../school/questions.ts'
import { saveElectiveChoice } from '../../store/choices.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'

export const openElectivesInput = z.object({
  inductionId: z.uuid().optional(),
  module: z.string().max(20).optional(),
})

/** Opens the choice of electives (year 1) or of a focus (year 2) for the module studied now. */
export const openElectives: UseCase<z.infer<typeof openElectivesInput>> = (turn) => {
  const choosing = choosingFor(turn)
  return choosing === undefined ? nothingToChoose(turn) : openForm(electivesForm(formOf(choosing)))
}

export const saveElectivesInput = openElectivesInput.extend({
  electives: z.string().max(500).default(''),
})

/** Keeps the choice: it comes from the diagnostic and the talk with the mentor (B-34). */
export const saveElectives: UseCase<z.infer<typeof saveElectivesInput>> = (turn) => {
  const choosing = choosingFor(turn)
  if (choosing === undefined) return nothingToChoose(turn)
  const { school, ask, now } = turn
  const options = new Map(choosing.options.map((one) => [one.id, one.title]))
  const typed = ask.input.electives.split(',').map((id) => id.trim())
  const chosen = [...new Set(typed)].filter((id) => options.has(id))
  if (chosen.length !== choosing.choose) {
    const errors = { electives: `Choose ${choosing.choose}, not ${chosen.length}.` }
    const values = { electives: ask.input.electives }
    return askAgain(electivesForm({ ...formOf(choosing), values, errors }), errors)
  }
  const inductionId = choosing.induction.id
  const choice = {
    inductionId,
    inductionYear: choosing.inductionYear,
    module: choosing.module.id,
    electives: chosen,
    chosenAt: now,
    chosenBy: actorIn(turn),
  }
  school.alongside(saveElectiveChoice(school, choice))
  refreshCards(turn, { inductionId })
  return replaceWith(
    receiptCard({
      school: turn.picture.school.id,
      title: `Chosen for ${choosing.module.title}`,
      lines: chosen.map((id) => options.get(id) ?? id),
      edit: {
        title: 'Choose again',
        verb: 'open-electives',
        ids: { inductionId, module: choosing.module.id },
      },
      seenBy: 'The ECT and the mentor can see what is chosen.',
    }),
  )
}

interface Choosing {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly module: Module
  readonly inductionYear: 1 | 2
  readonly choose: number
  readonly options: ElectivesInput['options']
}

function choosingFor(turn: Turn<{ readonly module?: string | undefined }>): Choosing | undefined {
  const induction = turn.picture.inductionOfEct(actorIn(turn))
  return induction && choosingOf(turn.picture, induction, turn.ask.input.module)
}

const nothingToChoose = ({ picture }: Turn): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'There is nothing to choose now',
      lines: ['An ECT chooses electives or a focus while a module that has them is being studied.'],
    }),
  )

/** The module asked for, else the one being studied; what to choose in it depends on the year. */
function choosingOf(
  picture: SchoolPicture,
  induction: Induction,
  moduleId: string | undefined,
): Choosing | undefined {
  const programme = programmeOfInduction(induction)
  const study = picture
    .expectationsOfInduction(induction.id)
    .filter((one) => one.activity === 'self-study' && one.module !== undefined)
  const now = study.find((one) => isOf(one, moduleId) && one.dueOn >= picture.today)
  const module = now?.module === undefined ? undefined : moduleOf(programme, now.module.id)
  if (now === undefined || module === undefined) return undefined
  const { inductionYear } = now
  const ofModule = study.filter(
    (one) => one.module?.id === module.id && one.inductionYear === inductionYear,
  )
  const choice = ofModule.flatMap((one) => ruleOfChoice(programme, one) ?? [])
  const [rule] = choice
  const titles = rule?.chosen === undefined ? [] : module[rule.chosen.from]
  if (rule === undefined || titles.length === 0) return undefined
  const { minutes } = rule
  const options = titles.map(({ id, title }) => ({ id, title, minutes }))
  return { picture, induction, module, inductionYear, choose: choice.length, options }
}

/** The rule behind study that takes its title from what the ECT chose; undefined for other study. */
const ruleOfChoice = (programme: Programme, one: Expectation): RuleItem | undefined =>
  programme.years[one.inductionYear].rules
    .flatMap((rule): readonly RuleItem[] => rule.items)
    .find((item) => item.chosen !== undefined && isMadeBy(item, one))

/** An expectation's id ends in its rule's, with the module and a number where there are several. */
const isMadeBy = ({ id }: RuleItem, one: Expectation): boolean =>
  `${one.id.split('/').at(-1)}-`.startsWith(`${id}-`)

const isOf = (one: Expectation, moduleId: string | undefined): boolean =>
  moduleId === undefined || one.module?.id === moduleId

const formOf = ({ picture, induction, module, choose, options }: Choosing): ElectivesInput => ({
  school: picture.school.id,
  inductionId: induction.id,
  module: { id: module.id, title: module.title },
  choose,
  options,
})
