import { describe, expect, it } from 'vitest'
import { electivesForm } from '../../src/cards/forms/electives.ts'
import { meetingStageForm } from '../../src/cards/forms/meeting-stage.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { render } from '../../src/templates.ts'
import { meetingInput, school } from '../support/build-card-inputs.ts'
import { limitProblems } from '../support/check-card.ts'
import { copyProblems } from '../support/copy-lint.ts'

const note = 'Pupils came in calmly, and the first task was on the board. '.repeat(40)

describe.each(knownProgrammes.map((programme) => ({ name: programme.name, programme })))(
  'the cards of $name',
  ({ programme }) => {
    const { feedbackModel: model, modules } = programme

    it.each(model.stages)(
      'stage $title keeps every limit with the whole library and long notes',
      (stage) => {
        const values = Object.fromEntries(
          stage.fields.map((field) => [
            field.id,
            'maxLength' in field ? note.slice(0, field.maxLength) : '',
          ]),
        )
        const view = meetingStageForm({
          ...meetingInput,
          model,
          stageId: stage.id,
          meetingName: programme.words.meeting,
          context: {
            ...meetingInput.context,
            library: modules.flatMap((module) => module.steps),
            studied: modules,
          },
          lastDropIn: { on: '2026-09-22', outcome: 'met', note: note.slice(0, 1_000) },
          values,
        })
        expect(limitProblems(render(view))).toEqual([])
      },
    )

    it.each(model.stages)('stage $title says nothing that judges, shouts or puzzles', (stage) => {
      const view = meetingStageForm({ ...meetingInput, model, stageId: stage.id })
      expect(copyProblems(render(view).text.replace(/^- /gm, ''))).toEqual([])
    })

    it.each(modules)('module $id: its electives and focus areas fit a form', (module) => {
      for (const options of [module.electives, module.focuses]) {
        const view = electivesForm({
          school,
          inductionId: 'induction-1',
          module,
          choose: 1,
          options: options.map((option) => ({ ...option, minutes: 45 })),
        })
        expect(limitProblems(render(view))).toEqual([])
      }
    })
  },
)
