import { describe, expect, it } from 'vitest'
import type { CardView } from '../../../src/cards/card.ts'
import { dropInForm } from '../../../src/cards/forms/drop-in.ts'
import { meetingStageForm, moreOfStageForm } from '../../../src/cards/forms/meeting-stage.ts'
import { notThisWeekForm } from '../../../src/cards/forms/not-this-week.ts'
import { rewordStepForm } from '../../../src/cards/forms/reword-step.ts'
import { sequenceForm } from '../../../src/cards/forms/sequence.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'
import { render } from '../../../src/templates.ts'
import {
  aStep,
  canonicalCards,
  meetingInput,
  module,
  niotInput,
  school,
  today,
  week,
} from '../../support/build-card-inputs.ts'
import { button, buttonsOf, input, inputsOf } from '../../support/card-walk.ts'
import { niotWords } from '../../support/niot-words.ts'

const idsOf = (view: CardView) => inputsOf(render(view).card).map((one) => one['id'])

const dropIn = {
  school,
  words: niotWords,
  inductionId: 'induction-1',
  ectName: 'Amira Khan',
  draftId: 'draft-1',
  today,
  step: { text: aStep().text, criteria: aStep().criteria },
}

describe('logging a drop-in', () => {
  it('takes three taps: Log, how the step stood, Save', () => {
    const { card } = render(dropInForm(dropIn))
    const toFill = inputsOf(card).filter((one) => one['isRequired'] && one.value === undefined)
    expect(toFill.map((one) => one['id'])).toEqual(['outcome'])
  })

  it('shows the current step with its criteria, and has the usual answers ready', () => {
    const { card, text } = render(dropInForm(dropIn))
    expect(text).toContain('• Every pupil is greeted')
    expect(input(card, 'on').value).toBe(today)
    expect(input(card, 'mode').value).toBe('in-person')
    expect(input(card, 'minutes').value).toBe(15)
  })

  it('takes two taps where no step is current: the outcome is not asked', () => {
    const { step: _, ...without } = dropIn
    expect(idsOf(dropInForm(without))).toEqual(['note', 'link', 'on', 'mode', 'minutes'])
  })

  it('offers the four outcomes in words that judge nobody (B-62)', () => {
    const titles = input(render(dropInForm(dropIn)).card, 'outcome').choices?.map((c) => c.title)
    expect(titles).toEqual(['Met', 'Getting there', 'Not yet', 'Moved on'])
  })

  it('keeps what was typed after an error, says it beside the field and at the top', () => {
    const view = dropInForm({
      ...dropIn,
      values: { note: 'Calm entry', outcome: 'met' },
      errors: { on: 'The day cannot be in the future.' },
    })
    const { card, text } = render(view)
    expect(input(card, 'note').value).toBe('Calm entry')
    expect(input(card, 'outcome').value).toBe('met')
    expect(text).toContain('There is something to put right\nLook for “Error” below.')
    expect(text).toContain('Error: The day cannot be in the future.\nDay (required)')
    expect(text.match(/The day cannot be in the future/g)).toHaveLength(1)
  })

  it('carries the draft, the expectation and the entry that is edited', () => {
    const view = dropInForm({ ...dropIn, expectationId: 'e-1', entryId: 'entry-1' })
    const { card, text } = render(view)
    expect(text).toContain('Edit a drop-in')
    expect(button(card, 'Save')).toMatchObject({
      verb: 'save-drop-in',
      data: {
        v: 1,
        school,
        inductionId: 'induction-1',
        draftId: 'draft-1',
        expectationId: 'e-1',
        entryId: 'entry-1',
      },
    })
  })

  it('can be left without filling in anything', () => {
    const { card } = render(dropInForm(dropIn))
    expect(button(card, 'Cancel')['associatedInputs']).toBe('none')
  })
})

describe('a meeting, stage by stage', () => {
  const stage = (stageId: string) => render(meetingStageForm({ ...meetingInput, stageId }))

  it.each(sixStep.stages.map(({ id, title }, at) => ({ id, title, number: at + 1 })))(
    'says where one is: stage $number of 6, $title',
    ({ id, title, number }) => {
      expect(stage(id).text).toContain(`Stage ${number} of 6: ${title}`)
    },
  )

  it.each(sixStep.stages)('asks in $title all that the feedback model asks, with labels', (one) => {
    const choice = {
      set: 'electives',
      choose: 2,
      options: [{ id: 'A-e1', title: 'Routines' }],
      another: false,
    }
    const context = { ...meetingInput.context, choice, previousStep: aStep() }
    const values = { unfolded: one.id }
    const { card } = render(meetingStageForm({ ...meetingInput, values, context, stageId: one.id }))
    expect(inputsOf(card).map((shown) => shown['id'])).toEqual(one.fields.map(({ id }) => id))
  })

  it('reaches every other stage from each, in any order', () => {
    for (const { id } of sixStep.stages) {
      const more = [1, 2].map((page) => moreOfStageForm({ ...meetingInput, stageId: id }, page))
      const cards = [stage(id).card, ...more.map((view) => render(view).card)]
      const to = new Set(
        cards
          .flatMap(buttonsOf)
          .filter((one) => one['verb'] === 'meeting-stage')
          .map((one) => (one['data'] as { to: string }).to)
          .filter((one) => one !== id),
      )
      const others = sixStep.stages.map((other) => other.id).filter((other) => other !== id)
      expect([...to].sort()).toEqual([...others].sort())
    }
  })

  it('can be finished and left from any stage', () => {
    for (const { id } of sixStep.stages) {
      const { card } = stage(id)
      const ids = { v: 1, school, draftId: 'draft-1', version: 4 }
      expect(button(card, 'Save and finish')).toMatchObject({ verb: 'finish-meeting', data: ids })
      expect(button(card, 'Save for later')).toMatchObject({ verb: 'leave-meeting', data: ids })
    }
  })

  it('has one primary button: Next, and Save and finish in the last stage', () => {
    const primary = (id: string) =>
      buttonsOf(stage(id).card)
        .filter(({ style }) => style === 'positive')
        .map(({ title }) => title)
    expect(primary('praise')).toEqual(['Next: Probe'])
    expect(primary('follow-up')).toEqual(['Save and finish'])
  })

  it('requires only the action step, and only to finish (B-53)', () => {
    const needed = sixStep.stages.filter(({ id }) =>
      stage(id).text.includes('Needed before you finish.'),
    )
    expect(needed.map(({ id }) => id)).toEqual(['action-step'])
    const inputs = sixStep.stages.flatMap(({ id }) => inputsOf(stage(id).card))
    expect(inputs.filter((one) => one['isRequired'] === true)).toEqual([])
  })

  it('shows the last drop-in’s outcome and note in the first stage only (B-42)', () => {
    expect(stage('praise').text).toContain('Last drop-in, Tuesday 22 September: getting there')
    expect(stage('praise').text).toContain('Calm entry, books out.')
    expect(stage('probe').text).not.toContain('Last drop-in')
  })

  it('searches the library of steps as one types (B-61)', () => {
    const library = input(stage('action-step').card, 'libraryStep')
    expect(library.style).toBe('filtered')
    expect(library.choices?.map(({ value }) => value)).toEqual(['A-1', 'A-2'])
  })

  it('leaves the library out where it holds nothing yet', () => {
    const context = { ...meetingInput.context, library: [], studied: [] }
    const view = meetingStageForm({ ...meetingInput, stageId: 'action-step', context })
    expect(idsOf(view)).not.toContain('libraryStep')
  })

  it('offers ideas from the module beside the area to work on', () => {
    const ideas = ['how pupils come in', 'how attention is won']
    const { text } = render(meetingStageForm({ ...meetingInput, stageId: 'probe', ideas }))
    expect(text).toContain('Ideas to look at: how pupils come in; how attention is won.')
    expect(render(meetingStageForm({ ...meetingInput, ideas })).text).not.toContain(
      'Ideas to look at',
    )
  })

  it('offers the same step again only where there was one', () => {
    expect(stage('action-step').text).not.toContain('Same step')
  })

  it('keeps what was typed and names what is still to fill in', () => {
    const view = meetingStageForm({
      ...meetingInput,
      context: { ...meetingInput.context, previousStep: aStep() },
      stageId: 'action-step',
      values: { criterion1: 'Pupils begin', kind: 'task', sameAgain: 'true' },
      errors: { step: 'Write the action step.' },
    })
    const { card, text } = render(view)
    expect(input(card, 'criterion1').value).toBe('Pupils begin')
    expect(input(card, 'kind').value).toBe('task')
    expect(input(card, 'sameAgain').value).toBe('true')
    expect(text).toContain('Error: Write the action step.')
  })

  it('draws any model of other stages and kinds of field with the same template', () => {
    const model = {
      id: 'other',
      name: 'Other',
      sources: [],
      stages: [
        {
          id: 'only',
          title: 'Only',
          purpose: 'Everything at once.',
          prompts: [],
          sources: [],
          fields: [
            {
              id: 'several',
              kind: 'multi-choice',
              label: 'Several',
              choices: [{ value: 'a', label: 'A' }],
            },
          ],
        },
      ],
    } as const
    const view = meetingStageForm({ ...meetingInput, model, stageId: 'only' })
    const { card, text } = render(view)
    expect(text).toContain('Stage 1 of 1: Only')
    expect(input(card, 'several').isMultiSelect).toBe(true)
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Save and finish', 'Save for later'])
  })

  it('is a bug to ask for a stage that the model lacks', () => {
    expect(() => stage('seventh')).toThrow('seventh')
  })
})

describe('the small forms', () => {
  it('reword: starts from the step as it stands, with the version that it rewords', () => {
    const { card } = render(
      rewordStepForm({ school, step: aStep(), words: niotWords, mentorName: 'Ben Hughes' }),
    )
    expect(input(card, 'step').value).toBe(aStep().text)
    expect(input(card, 'criterion2').value).toBe('The first task begins within two minutes')
    expect(button(card, 'Save')).toMatchObject({ data: { stepId: 'step-1', version: 1 } })
  })

  it('reword: keeps an emptied criterion empty', () => {
    const values = { criterion1: '' }
    const view = rewordStepForm({
      school,
      step: aStep(),
      words: niotWords,
      mentorName: 'Ben Hughes',
      values,
    })
    expect(input(render(view).card, 'criterion1').value).toBeUndefined()
  })

  it('not this week: asks for a kind of reason only, never for health or free text', () => {
    const things = [
      { id: 'drop-in-3', title: 'Drop-in, Amira Khan' },
      { id: 'drop-in-4', title: 'Drop-in, Leo Grant' },
    ]
    const { card } = render(notThisWeekForm({ school, week, things }))
    expect(inputsOf(card).map(({ type }) => type)).toEqual(['Input.ChoiceSet', 'Input.ChoiceSet'])
    expect(input(card, 'things')).toMatchObject({ value: 'drop-in-3' })
    expect(input(card, 'reason').choices?.map(({ value }) => value)).toEqual([
      'cover',
      'trip-or-event',
      'away',
      'timetable-clash',
      'other',
      'did-not-happen',
    ])
  })

  it('sequence: module A is not up for choice (B-30)', () => {
    const view = sequenceForm({
      school,
      programme: niotInput,
      academicYear: '2026-27',
      deadline: '2026-10-23',
      first: module,
      modules: [
        { id: 'B', title: 'Memory and Learning' },
        { id: 'C', title: 'Planning and Delivery' },
      ],
      values: { place3: 'B' },
    })
    const { card, text } = render(view)
    expect(text).toContain('Autumn 1: module A')
    expect(input(card, 'place2').choices).toEqual([
      { title: 'B: Memory and Learning', value: 'B' },
      { title: 'C: Planning and Delivery', value: 'C' },
    ])
    expect(input(card, 'place3').value).toBe('B')
    expect(button(card, 'Save the order')).toMatchObject({ data: { academicYear: '2026-27' } })
  })

  it('every form says who can see what is saved, and has a way to leave it', () => {
    for (const { view } of canonicalCards.filter(({ name }) => name.startsWith('forms/'))) {
      const { text } = render(view)
      expect(text, view.name).toMatch(/can see|sees|are seen|is seen|without your name/)
      expect(text, view.name).toMatch(
        /\[Cancel\]|\[Save for later\]|\[Back to the meeting\]|\[More\]/,
      )
    }
  })
})
