import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { outcomeWords } from '../../../src/cards/step-words.ts'
import { stepNumbersOf } from '../../../src/domain/coaching/step-fields.ts'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { FeedbackModel } from '../../../src/domain/programme/feedback-model.ts'
import type { MeetingType } from '../../../src/domain/programme/meeting-type.ts'
import { programmeOf } from '../../../src/programmes/index.ts'
import { facts } from '../../support/build-induction.ts'

/*
 * The meetings of the handbooks, read by hand: which parts each has, in order, and what a pair can note
 * in each. NIoT's weekly meeting of year 1 is in `../niot/six-step.test.ts`.
 */

/** A stage by its id, and fields that it has among others. */
type Part = readonly [stage: string, ...fields: string[]]

interface Described {
  readonly programme: string
  readonly type: string
  readonly row: string
  readonly source: string
  readonly step: MeetingType['step']
  readonly parts: readonly Part[]
}

const cycle: readonly Part[] = [
  ['praise', 'praise'],
  ['share-step', 'libraryStep', 'step', 'criterion1', 'module'],
  ['model', 'why', 'modelShown', 'modelledBy'],
  ['practise', 'rounds', 'better'],
  ['support', 'otherSupport', 'supportBy'],
  ['arrange', 'nextDropInOn', 'nextMeetingOn'],
]
const contract: Part = ['contract', 'worksWell', 'feedbackLike', 'whenAndWhere']

const praise: Part = ['praise', 'praise']
const probe: Part = ['probe', 'explored', 'area']
const steps: Part = ['steps', 'step', 'criterion1', 'criterion2', 'criterion3', 'sameAgain']
const more: Part = ['more-steps', 'step2', 'step2Criterion1', 'step3', 'step3Criterion1']
const refine: Part = ['refinement', 'noticed', 'whyRefined', 'forPupils']
const plan: Part = ['plan', 'lesson', 'plannedOn', 'script']
const practise: Part = ['practise', 'modelledBy', 'pupilsPlayed', 'feedbackComes', 'rounds']
const expert: Part = ['expert', 'expertWho', 'expertMode', 'expertFocus', 'expertLookFor']
const fromExpert: Part = ['from-expert', 'learned', 'forOwnClass']
const arrange: Part = ['arrange', 'nextMeetingOn']

const described: readonly Described[] = [
  ...['ambition', 'ect-align'].flatMap((programme): Described[] => [
    {
      ...{ programme, type: 'coaching', row: 'B-48', source: 'AMB:517-524' },
      ...{ step: 'required', parts: cycle },
    },
    {
      ...{ programme, type: 'contracting', row: 'B-58', source: 'AMB:197, AMB:247, AMB:297' },
      ...{ step: 'required', parts: [contract, ...cycle] },
    },
  ]),
  {
    ...{ programme: 'niot', type: 'prepare-and-plan', row: 'B-57', source: 'NIOT:425-430' },
    step: 'required',
    parts: [
      praise,
      ['explore', 'explored', 'area'],
      ['select', 'studyChoice'],
      ['action-step', 'step', 'criterion1'],
      ['practise', 'modelledBy', 'rounds'],
      ['follow-up', 'lesson', 'plannedOn', 'nextDropInOn'],
    ],
  },
  {
    ...{ programme: 'niot', type: 'review-and-adapt', row: 'B-57', source: 'NIOT:431-434' },
    step: 'optional',
    parts: [
      praise,
      ['review', 'soFar', 'evidence'],
      ['action-step', 'step', 'sameAgain'],
      ['practise', 'modelledBy', 'rounds'],
      ['follow-up', 'lesson', 'nextDropInOn'],
    ],
  },
  {
    ...{ programme: 'niot', type: 'final-review', row: 'B-57', source: 'NIOT:436-438' },
    step: 'optional',
    parts: [
      praise,
      ['review', 'whole', 'evidence'],
      ['action-step', 'step', 'sameAgain'],
      ['follow-up', 'nextDropInOn', 'nextMeetingOn'],
    ],
  },
  {
    ...{ programme: 'teach-first', type: 'interaction-1', row: 'B-56', source: 'TF:205-250' },
    step: 'none',
    parts: [
      ['diagnostics', 'strengths', 'toDevelop'],
      ['focus', 'studyChoice', 'focusInWords'],
      ['arrange', 'seminarsKnown', 'nextMeetingOn'],
    ],
  },
  {
    ...{ programme: 'teach-first', type: 'interaction-2', row: 'B-56', source: 'TF:252-308' },
    step: 'required',
    parts: [['learning', 'learned', 'area'], steps, more, expert, arrange],
  },
  ...[3, 5].map(
    (number): Described => ({
      ...{ programme: 'teach-first', type: `interaction-${number}`, row: 'B-56' },
      source: 'TF:310-364, TF:430-477',
      step: 'optional',
      parts: [fromExpert, steps, refine, plan, practise, ['arrange', 'nextDropInOn']],
    }),
  ),
  {
    // Praise, probe, precise steps, plan and deliberate practice: the five stages (TF:168-184).
    ...{ programme: 'teach-first', type: 'interaction-4', row: 'B-47, B-56' },
    source: 'TF:366-426',
    step: 'required',
    parts: [
      ['decision', 'previousOutcome'],
      praise,
      probe,
      steps,
      more,
      refine,
      plan,
      practise,
      expert,
      arrange,
    ],
  },
  {
    ...{ programme: 'teach-first', type: 'interaction-6', row: 'B-56, B-65' },
    source: 'TF:479-540',
    step: 'optional',
    parts: [
      praise,
      probe,
      steps,
      plan,
      practise,
      ['arrange', 'carryOn', 'seminarsKnown', 'nextMeetingOn'],
    ],
  },
  {
    ...{ programme: 'teach-first', type: 'last-interaction', row: 'B-65', source: 'TF:1166-1232' },
    step: 'optional',
    parts: [praise, probe, steps, plan, practise, arrange],
  },
]

const typeOf = ({ programme, type }: Pick<Described, 'programme' | 'type'>): MeetingType => {
  const found = programmeOf(programme)?.meetingTypes.find(({ id }) => id === type)
  if (found === undefined) throw new Error(`${programme} has no ${type}`)
  return found
}

const stageOf = ({ stages }: FeedbackModel, id: string) => {
  const found = stages.find((stage) => stage.id === id)
  if (found === undefined) throw new Error(`no stage ${id}`)
  return found
}

const said = ({ purpose, prompts, fields }: ReturnType<typeof stageOf>): string =>
  [purpose, ...prompts, ...fields.map(({ label }) => label)].join('\n').toLowerCase()

describe('the meetings that the handbooks describe', () => {
  it.each(described)('$programme, $type ($row, $source)', (of) => {
    const { model, step } = typeOf(of)
    expect(model.stages.map(({ id }) => id)).toEqual(of.parts.map(([stage]) => stage))
    expect(step).toBe(of.step)
    for (const [stage, ...fields] of of.parts) {
      const has = stageOf(model, stage).fields.map(({ id }) => id)
      expect(has).toEqual(expect.arrayContaining(fields))
    }
  })

  it('are all of them but NIoT’s weekly one', () => {
    const known = ['ambition', 'ect-align', 'niot', 'teach-first'].flatMap(
      (id) => programmeOf(id)?.meetingTypes.map((type) => `${id} ${type.id}`) ?? [],
    )
    const here = described.map(({ programme, type }) => `${programme} ${type}`)
    expect(known.filter((one) => !here.includes(one))).toEqual(['niot weekly'])
  })

  it('hold five things in each coaching session of Ambition: the step before, a step, from study, a model, practice (B-49, AMB:867-872)', () => {
    for (const type of ['coaching', 'contracting']) {
      const { model } = typeOf({ programme: 'ambition', type })
      const fixed = model.stages.flatMap(({ always }) => (always ? [always.source] : []))
      expect(fixed).toEqual(['AMB:867', 'AMB:868-870', 'AMB:871', 'AMB:872'])
    }
  })

  const answersTo = (fieldIds: readonly string[]) =>
    ['ambition', 'ect-align', 'niot', 'teach-first'].flatMap((programme) =>
      (programmeOf(programme)?.meetingTypes ?? []).flatMap(({ id, model }) =>
        model.stages
          .flatMap(({ fields }) => fields)
          .filter((field) => fieldIds.includes(field.id))
          .map((field) => ({
            where: `${programme} ${id} ${field.id}`,
            offers: field.kind === 'choice' ? field.choices.map(({ value }) => value) : [],
          })),
      ),
    )

  it('let the ECT practise more than once, or say that there was none this time (B-48, B-51, AMB:522, AMB:872)', () => {
    const asked = answersTo(['rounds'])
    expect(asked.length).toBeGreaterThan(10)
    for (const { where, offers } of asked) expect(offers, where).toEqual(['0', '1', '2', '3'])
  })

  it('let a step be something to do, something to prepare, or both (B-50, AMB:519)', () => {
    const asked = answersTo(['kind', 'step2Kind', 'step3Kind'])
    expect(asked.length).toBeGreaterThan(12)
    for (const { where, offers } of asked) {
      expect(offers, where).toEqual(['performance', 'task', 'both'])
    }
  })

  it('agree one step, and up to three in interactions 2 and 4 of Teach First alone (B-60, AMB:133, NIOT:782, TF:181)', () => {
    const several = ['ambition', 'ect-align', 'niot', 'teach-first'].flatMap((programme) =>
      (programmeOf(programme)?.meetingTypes ?? [])
        .map(({ id, model }) => `${programme} ${id}: ${stepNumbersOf(model).join(', ')}`)
        .filter((one) => !/: 1?$/.test(one)),
    )
    expect(several.sort()).toEqual([
      'teach-first interaction-2: 1, 2, 3',
      'teach-first interaction-4: 1, 2, 3',
    ])
  })

  it('say at Teach First how practice is set up: criteria, a model, how pupils are played, when feedback comes, turns (B-47, B-51, TF:184)', () => {
    const { model } = typeOf({ programme: 'teach-first', type: 'interaction-4' })
    const practice = said(stageOf(model, 'practise'))
    for (const part of ['criteria', 'model', 'plays the pupils', 'feedback', 'rounds']) {
      expect(practice).toContain(part)
    }
    expect(said(stageOf(model, 'plan'))).toMatch(/lesson.*word for word/s)
    expect(said(stageOf(model, 'steps'))).toContain('how, as well as what')
    expect(said(stageOf(model, 'probe'))).toContain('prepared')
  })

  it.each([
    { programme: 'niot', type: 'weekly', stage: 'probe', row: 'B-38, NIOT:211-215' },
    { programme: 'niot', type: 'prepare-and-plan', stage: 'explore', row: 'B-38, NIOT:338-341' },
    { programme: 'teach-first', type: 'interaction-1', stage: 'diagnostics', row: 'B-39, TF:216' },
  ])('bring the diagnostic to where it is talked over: $programme, $type ($row)', (of) => {
    const brings = typeOf(of).model.stages.filter((stage) => stage.bringsDiagnostics === true)
    expect(brings.map(({ id }) => id)).toEqual([of.stage])
  })

  it.each([
    { programme: 'niot', type: 'weekly', row: 'B-34, NIOT:211-215' },
    { programme: 'niot', type: 'prepare-and-plan', row: 'B-57, NIOT:428' },
    { programme: 'teach-first', type: 'interaction-1', row: 'B-40, TF:248-252' },
  ])('let the pair choose from what the programme offers: $programme, $type ($row)', (of) => {
    const fields = typeOf(of).model.stages.flatMap((stage) => stage.fields)
    expect(fields.filter(({ kind }) => kind === 'study-options')).toHaveLength(1)
  })

  it('come back to the last drop-in where they begin with praise or a decision (B-42)', () => {
    for (const of of described) {
      const { model } = typeOf(of)
      const looksBack = model.stages.filter(({ looksBack }) => looksBack === true)
      const begins = model.stages.filter(({ id }) => id === 'praise' || id === 'decision')
      expect(looksBack.length, of.type).toBe(begins.length > 0 ? 1 : 0)
    }
  })
})

describe('a drop-in is no assessment (B-44, AMB:853, HANTS:46-50)', () => {
  const form = readFileSync('cards/forms/drop-in.json', 'utf8')
  const JUDGED = /\b(?:graded?|grading|scores?|rating|inadequate|requires improvement)\b/i

  it('asks how the step stood, when, how and for how long, and for what helps the two', () => {
    const asked = [...form.matchAll(/"id": "(\w+)"/g)].map(([, id]) => id)
    const may = ['another', 'longer', 'outcome', 'note', 'link', 'mode', 'minutes', 'on']
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter((id) => !may.includes(id ?? ''))).toEqual([])
  })

  it('has no word of a judgement of lessons, nor has any other card', () => {
    const cards = readdirSync('cards', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => readFileSync(`cards/${file}`, 'utf8'))
    expect(cards.length).toBeGreaterThan(50)
    expect(cards.filter((card) => JUDGED.test(card))).toEqual([])
  })

  it('has none in what becomes of a step, nor in what any meeting asks', () => {
    expect(Object.values(outcomeWords).filter((words) => JUDGED.test(words))).toEqual([])
    const asked = described.flatMap((of) =>
      typeOf(of).model.stages.flatMap(({ purpose, prompts, fields }) => [
        purpose,
        ...prompts,
        ...fields.flatMap((field) => [field.label, field.help ?? '']),
      ]),
    )
    expect(asked.length).toBeGreaterThan(200)
    expect(asked.filter((words) => JUDGED.test(words))).toEqual([])
  })
})

describe('how the two work together', () => {
  it.each(['ambition', 'ect-align'])(
    'is agreed anew in the first session of each strand, and in no other (B-58, AMB:197, AMB:247, AMB:297): %s',
    (id) => {
      const programme = programmeOf(id)
      const all = programme === undefined ? [] : inductionExpectations(facts({ programme }))
      const sessions = all.filter(
        ({ activity, inductionYear }) => activity === 'meeting' && inductionYear === 1,
      )
      const anew = sessions.filter(({ meetingType }) => meetingType === 'contracting')
      expect(anew.map(({ module }) => module?.id)).toEqual(['B1', 'I1', 'S1'])
      expect(sessions.length).toBeGreaterThan(30)
    },
  )
})

describe('a module of Ambition', () => {
  it.each(['ambition', 'ect-align'])(
    'has something to reflect on, to watch and to read, and a quiz (B-27, AMB:186-190, AMB:352-355): %s',
    (id) => {
      const programme = programmeOf(id)
      const all = programme === undefined ? [] : inductionExpectations(facts({ programme }))
      const whys = all
        .filter(({ personId, activity }) => personId === 'ect' && activity === 'self-study')
        .map(({ reasons: [why = ''] }) => why)
      expect(whys.length).toBeGreaterThan(30)
      for (const part of ['reflect on', 'watch', 'read', 'a quiz']) {
        expect(whys.filter((why) => !why.includes(part))).toEqual([])
      }
    },
  )
})

describe('a meeting that a colleague takes, or that is held in two parts (B-25, B-55, AMB:876-882)', () => {
  const types = ['ambition', 'ect-align', 'niot', 'teach-first'].flatMap((id) =>
    (programmeOf(id)?.meetingTypes ?? []).map((type) => ({ programme: id, type })),
  )

  it.each(types)('can be written down so in $programme, $type.id', ({ type }) => {
    const fields = type.model.stages.flatMap((stage) => stage.fields)
    const heldBy = fields.find(({ id }) => id === 'heldBy')
    expect(heldBy?.kind === 'choice' && heldBy.choices.map(({ value }) => value)).toEqual([
      'mentor',
      'partly',
      'colleague',
    ])
    expect(fields.map(({ id }) => id)).toContain('restOn')
  })

  it('leaves time for the person in each session of Ambition, which a colleague may give as well (AMB:530, AMB:882)', () => {
    for (const programme of ['ambition', 'ect-align']) {
      for (const type of ['coaching', 'contracting']) {
        const { fields } = stageOf(typeOf({ programme, type }).model, 'support')
        const by = fields.find(({ id }) => id === 'supportBy')
        expect(by?.kind === 'choice' && by.choices.map(({ value }) => value)).toEqual([
          'mentor',
          'colleague',
        ])
        expect(fields.map(({ id }) => id)).toContain('otherSupport')
      }
    }
  })
})
