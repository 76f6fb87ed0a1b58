import { z } from 'zod'
import { type ElectivesInput, electivesForm } from '../../cards/forms/electives.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { given } from '../../domain/given.ts'
import type { Induction } from '../../domain/people.ts'
import { ANOTHER, checkChoice } from '../../domain/programme/study-choice.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { programmeOfInduction } from '../../school/questions.ts'
import { choiceNow, type ModuleChoice } from '../../school/study-now.ts'
import { saveElectiveChoice } from '../../store/choices.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'

export const openElectivesInput = z.object({
  inductionId: z.uuid().optional(),
  module: z.string().max(20).optional(),
  /** Which programme the button was made for. */
  programme: z.string().max(50).optional(),
})

/** Opens what a module lets its ECT choose: electives, a focus, an area (B-33, B-34, B-40). */
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
  const { choice, induction } = choosing
  const checked = checkChoice(ask.input.electives, choice)
  if (checked.kind === 'invalid') {
    const errors = { electives: checked.because }
    const values = { electives: ask.input.electives }
    return askAgain(electivesForm({ ...formOf(choosing), values, errors }), errors)
  }
  const inductionId = induction.id
  const made = {
    inductionId,
    inductionYear: choice.inductionYear,
    module: choice.module.id,
    electives: checked.chosen,
    chosenAt: now,
    chosenBy: actorIn(turn),
  }
  school.alongside(saveElectiveChoice(school, made))
  refreshCards(turn, { inductionId })
  return replaceWith(
    receiptCard({
      school: turn.picture.school.id,
      title: `Chosen for ${choice.module.title}`,
      lines: checked.chosen.map((id) => titleOf(choice, id)),
      edit: {
        title: 'Choose again',
        verb: 'open-electives',
        ids: { inductionId, module: choice.module.id, programme: induction.programme },
      },
      seenBy: 'The ECT and the mentor can see what is chosen.',
    }),
  )
}

const titleOf = ({ options }: ModuleChoice, id: string): string =>
  id === ANOTHER ? 'Something else' : (options.find((one) => one.id === id)?.title ?? id)

interface Choosing {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly choice: ModuleChoice
}

function choosingFor(turn: Turn<z.infer<typeof openElectivesInput>>): Choosing | undefined {
  const { picture, ask } = turn
  const induction = picture.inductionOfEct(actorIn(turn))
  if (induction === undefined) return undefined
  // A button of a programme that the ECT has left means nothing now.
  if ((ask.input.programme ?? induction.programme) !== induction.programme) return undefined
  const choice = choiceNow(picture, induction, ask.input.module)
  return choice === undefined ? undefined : { picture, induction, choice }
}

const nothingToChoose = ({ picture }: Turn): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'There is nothing to choose now',
      lines: ['An ECT chooses while something that has a choice in it is being studied.'],
    }),
  )

function formOf({ picture, induction, choice }: Choosing): ElectivesInput {
  const { words } = programmeOfInduction(induction)
  const names = words.options[choice.set]
  const { minutes } = choice
  const options = choice.options.map(({ id, title }) => ({
    id,
    title,
    ...given({ minutes }),
  }))
  return {
    school: picture.school.id,
    inductionId: induction.id,
    programme: induction.programme,
    module: { id: choice.module.id, title: choice.module.title },
    moduleWord: words.module,
    what: { one: names?.one ?? 'study', many: names?.many ?? 'studies' },
    choose: choice.choose,
    options: choice.another ? [...options, { id: ANOTHER, title: 'Something else' }] : options,
    values: { electives: choice.chosen.join(',') },
  }
}
