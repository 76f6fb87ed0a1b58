import { describe, expect, it } from 'vitest'
import { electivesForm } from '../../src/cards/forms/electives.ts'
import { findStepForm } from '../../src/cards/forms/find-step.ts'
import { type MeetingStageInput, meetingStageForm } from '../../src/cards/forms/meeting-stage.ts'
import { shelvesOf } from '../../src/domain/coaching/step-shelf.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { render } from '../../src/templates.ts'
import { meetingInput, school } from '../support/build-card-inputs.ts'
import { limitProblems } from '../support/check-card.ts'
import { copyProblems } from '../support/copy-lint.ts'

const note = 'Pupils came in calmly, and the first task was on the board. '.repeat(40)

const stagesOf = knownProgrammes.flatMap((programme) =>
  programme.meetingTypes.flatMap((type) =>
    type.model.stages.map((stage) => ({
      name: `${programme.name}, ${type.purpose}: ${stage.title}`,
      programme,
      type,
      stage,
    })),
  ),
)

describe.each(stagesOf)('the meeting form of $name', ({ programme, type, stage }) => {
  const { modules } = programme
  const shelves = shelvesOf(modules, { hasEarlier: true, words: programme.words })
  const input: MeetingStageInput = {
    ...meetingInput,
    model: type.model,
    stageId: stage.id,
    about: programme.meetingTypes.length > 1 ? type.purpose : '',
    agenda: type.agenda,
    ideas: modules.find(({ suggestions }) => suggestions.length > 0)?.suggestions ?? [],
    context: {
      ...meetingInput.context,
      words: programme.words,
      step: type.step,
      stepsFrom: programme.steps.from,
      studied: modules,
      shelves,
    },
  }

  const library = modules.flatMap((module) => module.steps)
  // Where a stage offers the library, each of its shelves is tried.
  const offersLibrary = stage.fields.some(({ kind }) => kind === 'library-step')
  const tried = offersLibrary ? shelves.map(({ id }) => id) : ['']

  it('keeps every limit with any shelf of the library and long notes', () => {
    const values = Object.fromEntries(
      stage.fields.map((field) => [
        field.id,
        'maxLength' in field ? note.slice(0, field.maxLength) : '',
      ]),
    )
    for (const shelf of tried) {
      const view = meetingStageForm({
        ...input,
        context: { ...input.context, library, looking: { shelf } },
        lastDropIn: { on: '2026-09-22', outcome: 'met', note: note.slice(0, 1_000) },
        values,
      })
      expect(limitProblems(render(view)), shelf).toEqual([])
    }
  })

  it('says nothing that judges, shouts or puzzles', () => {
    const { text } = render(meetingStageForm(input))
    expect(copyProblems(text.replace(/^- /gm, ''))).toEqual([])
  })
})

describe.each(knownProgrammes.map((programme) => ({ name: programme.name, programme })))(
  'the choices of $name',
  ({ programme }) => {
    it.each(programme.modules)('module $id: what can be chosen fits a form', (module) => {
      for (const { options, id } of module.options) {
        const words = programme.words.options[id]
        const view = electivesForm({
          school,
          inductionId: 'induction-1',
          programme: programme.id,
          module,
          moduleWord: programme.words.module,
          what: words ?? { one: '', many: '' },
          choose: 1,
          options: options.map((option) => ({ ...option, minutes: 45 })),
        })
        expect(words, id).toBeDefined()
        expect(limitProblems(render(view))).toEqual([])
      }
    })

    it('has shelves for its library that fit a form', () => {
      const shelves = shelvesOf(programme.modules, { hasEarlier: true, words: programme.words })
      const view = findStepForm({
        school,
        draftId: 'draft-1',
        version: 1,
        stageId: 'step',
        context: programme.words.meeting,
        words: programme.words,
        shelves,
        values: {},
      })
      expect(limitProblems(render(view))).toEqual([])
    })
  },
)
