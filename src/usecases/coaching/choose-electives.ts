import { z } from 'zod'
import { type ElectivesInput, electivesForm } from '../../cards/forms/electives.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { Induction } from '../../domain/people.ts'
import { type Module, moduleOf, type Programme } from '../../domain/programme/programme.ts'
import type { RuleItem } from '../../domain/programme/programme-rule.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { programmeOfInduction } from '../../school/questions.ts'
import { saveElectiveChoice } from '../../store/choices.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'

export const openElectivesInput = z.object({
  inductionId: z.uuid().optional(),
  module: z.string().max(20).optional(),
})

/** Opens the choice of electives (year 1) or of a focus (year 2) for the module studied now. */
export const openElectives: UseCase<z.infer<typeof openElectivesInput>> = (deps, ask, now) =>
  forOwnModule(deps, ask, now)(async (_, choosing) => openForm(electivesForm(formOf(choosing))))

export const saveElectivesInput = openElectivesInput.extend({
  electives: z.string().max(500).default(''),
})

/** Keeps the choice: it comes from the diagnostic and the talk with the mentor (B-34). */
export const saveElectives: UseCase<z.infer<typeof saveElectivesInput>> = (deps, ask, now) =>
  forOwnModule(
    deps,
    ask,
    now,
  )(async (school, choosing) => {
    const options = new Map(choosing.options.map((one) => [one.id, one.title]))
    const typed = ask.input.electives.split(',').map((id) => id.trim())
    const chosen = [...new Set(typed)].filter((id) => options.has(id))
    if (chosen.length !== choosing.choose) {
      const errors = { electives: `Choose ${choosing.choose}, not ${chosen.length}.` }
      const values = { electives: ask.input.electives }
      return askAgain(electivesForm({ ...formOf(choosing), values, errors }), errors)
    }
    await saveElectiveChoice(school, {
      inductionId: choosing.induction.id,
      inductionYear: choosing.inductionYear,
      module: choosing.module.id,
      electives: chosen,
      chosenAt: now,
      chosenBy: ask.actor.personId,
    })
    const people = [ask.actor.personId]
    const picture = await loadSchool(school, deps, { now, people })
    const inductionId = choosing.induction.id
    await refreshWeeks(school, deps, { picture, inductionId, except: ask.messageId, now })
    return replaceWith(
      receiptCard({
        school: school.schoolId,
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
  })

interface Choosing {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly module: Module
  readonly inductionYear: 1 | 2
  readonly choose: number
  readonly options: ElectivesInput['options']
}

function forOwnModule(deps: Deps, ask: Ask<{ readonly module?: string | undefined }>, now: Date) {
  return (work: (school: SchoolTx, choosing: Choosing) => Promise<Answer>): Promise<Answer> =>
    inSchool(deps, { ask, now }, async (school) => {
      const people = [ask.actor.personId]
      const picture = await loadSchool(school, deps, { now, people })
      const induction = picture.inductionOfEct(ask.actor.personId)
      const choosing = induction && choosingOf(picture, induction, ask.input.module)
      if (choosing !== undefined) return await work(school, choosing)
      return say(
        noteCard({
          school: school.schoolId,
          title: 'There is nothing to choose now',
          lines: [
            'An ECT chooses electives or a focus while a module that has them is being studied.',
          ],
        }),
      )
    })
}

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
