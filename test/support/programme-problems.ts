import { type Field, fieldsOf } from '../../src/domain/programme/feedback-model.ts'
import { modulesOnPath, type Programme, yearsOf } from '../../src/domain/programme/programme.ts'
import { itemsOf, type RuleItem } from '../../src/domain/programme/programme-rule.ts'
import { wholeStep } from '../../src/domain/programme/step-library.ts'
import { copyProblems } from './copy-lint.ts'

/** What every programme must be, whoever wrote it: sources, ids that lead somewhere, words that may be said. */
export const programmeProblems = (programme: Programme): readonly string[] => [
  ...sourceProblems(programme),
  ...idProblems(programme),
  ...referenceProblems(programme),
  ...formProblems(programme),
  ...copy(programme),
]

const rulesOf = (programme: Programme) =>
  yearsOf(programme).flatMap((year) => programme.years[year]?.rules ?? [])

const everyItem = (programme: Programme): readonly RuleItem[] => [
  ...rulesOf(programme).flatMap(itemsOf),
  ...programme.mentorTraining.items,
]

const SOURCE = /^(?:[A-Z]+:\d+|induction\.md \d)/

const sourceProblems = (programme: Programme): readonly string[] => {
  const paths = yearsOf(programme).flatMap((year) => programme.years[year]?.path ?? [])
  const withSource = [
    ...everyItem(programme),
    ...paths,
    ...programme.meetingTypes,
    ...programme.mentorTraining.lengths,
    ...programme.mentorTraining.trained,
    ...programme.contacts,
    programme.steps,
  ]
  const stages = programme.meetingTypes.flatMap(({ model }) => model.stages)
  return [
    ...withSource.filter(({ source }) => !SOURCE.test(source)).map((one) => JSON.stringify(one)),
    ...stages.filter(({ sources }) => sources.length === 0).map(({ id }) => `stage ${id}`),
  ].map((what) => `no source: ${what}`)
}

const twice = (what: string, ids: readonly string[]): readonly string[] =>
  [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `${what} twice: ${id}`)

/** An id may come again in other halves or terms of one kind of thing. */
const idProblems = (programme: Programme): readonly string[] => {
  const items = everyItem(programme)
    .map(({ id, activity, title }) => ({ id, kind: `${activity} ${title.split(':')[0]}` }))
    .filter(({ id, kind }, at, all) => {
      return at === all.findIndex((one) => one.id === id && one.kind === kind)
    })
  return [
    ...twice(
      'rule',
      items.map(({ id }) => id),
    ),
    ...twice(
      'module',
      programme.modules.map(({ id }) => id),
    ),
    ...twice(
      'step',
      programme.modules.flatMap(({ steps }) => steps.map(({ id }) => id)),
    ),
    ...twice(
      'meeting type',
      programme.meetingTypes.map(({ id }) => id),
    ),
    ...programme.meetingTypes.flatMap(({ id, model }) =>
      twice(
        `field of ${id}`,
        fieldsOf(model).map((field) => field.id),
      ),
    ),
  ]
}

const referenceProblems = (programme: Programme): readonly string[] => {
  const modules = new Set(programme.modules.map(({ id }) => id))
  const types = new Set<string>(programme.meetingTypes.map(({ id }) => id))
  const items = new Set(everyItem(programme).map(({ id }) => id))
  const sets = new Set(programme.modules.flatMap(({ options }) => options.map(({ id }) => id)))
  const proformas = new Set((programme.proformas ?? []).map(({ id }) => id))
  const years = yearsOf(programme).flatMap((year) => programme.years[year] ?? [])
  const named = {
    module: [
      ...years.flatMap(({ path }) => (path === undefined ? [] : modulesOnPath(programme, path))),
      ...everyItem(programme).flatMap(({ forModules = [], typeIn, titleFor = {} }) => [
        ...forModules,
        ...(typeIn?.modules ?? []),
        ...Object.keys(titleFor),
      ]),
      ...programme.modules.flatMap(({ steps }) => steps.map(({ module }) => module)),
    ],
    'meeting type': everyItem(programme).flatMap(({ meetingType, typeIn }) =>
      [meetingType, typeIn?.type].filter((id) => id !== undefined),
    ),
    rule: everyItem(programme).flatMap(({ after = [] }) => after),
    'option set': [
      ...years.flatMap(({ choices = [] }) => choices.map(({ set }) => set)),
      ...everyItem(programme).flatMap(({ chosen }) => (chosen === undefined ? [] : [chosen.from])),
    ],
    proforma: everyItem(programme).flatMap(({ proformas: of = [] }) => of),
  }
  const known: Readonly<Record<keyof typeof named, ReadonlySet<string>>> = {
    module: modules,
    'meeting type': types,
    rule: items,
    'option set': sets,
    proforma: proformas,
  }
  const unknown = (Object.keys(named) as (keyof typeof named)[]).flatMap((kind) =>
    named[kind].filter((id) => !known[kind].has(id)).map((id) => `no ${kind} ${id}`),
  )
  const unnamed = [...sets].filter((id) => programme.words.options[id] === undefined)
  return [...unknown, ...unnamed.map((id) => `no words for the option set ${id}`)]
}

/** A card holds eight inputs; a required field says so; a meeting that agrees a step asks for one. */
const formProblems = (programme: Programme): readonly string[] => {
  const models = [
    ...programme.meetingTypes.map(({ model }) => model),
    ...(programme.proformas ?? []),
  ]
  const stages = models.flatMap(({ stages: all }) => all)
  const isSaidTwice = (field: Field): boolean => field.label.endsWith('(required)')
  const steps = programme.meetingTypes.filter(({ step, model }) => {
    const asks = fieldsOf(model).some(({ id }) => id === 'step')
    const requires = fieldsOf(model).some(({ id, required }) => id === 'step' && required === true)
    return asks !== (step !== 'none') || requires !== (step === 'required')
  })
  return [
    ...stages.filter(({ fields }) => fields.length > 8).map(({ id }) => `stage ${id} is too long`),
    ...stages.filter(({ prompts }) => prompts.length < 3).map(({ id }) => `stage ${id} is silent`),
    ...models
      .flatMap(fieldsOf)
      .filter(isSaidTwice)
      .map(({ id }) => `field ${id} says by hand that it is required`),
    ...steps.map(({ id }) => `meeting type ${id} and its step do not agree`),
    ...programme.meetingTypes
      .filter(({ agenda }) => agenda.length === 0)
      .map(({ id }) => `meeting type ${id} has no agenda`),
  ]
}

/** Titles that a provider gave: people must be able to find them by that name. */
const PROPER_TITLES = [
  'Supercharge your ECT’s progress',
  'Instructional coaching and supporting your ECT',
]

const copy = (programme: Programme): readonly string[] => {
  const models = [
    ...programme.meetingTypes.map(({ model }) => model),
    ...(programme.proformas ?? []),
  ]
  const texts = [
    ...everyItem(programme).flatMap(({ title, titleFor = {}, because }) => [
      title,
      ...Object.values(titleFor),
      because,
    ]),
    ...programme.meetingTypes.flatMap(({ purpose, agenda }) => [purpose, ...agenda]),
    ...models.flatMap(({ stages }) =>
      stages.flatMap(({ title, purpose, prompts, fields, always }) => [
        title,
        purpose,
        ...prompts,
        always?.because ?? '',
        ...fields.flatMap((field) => [
          field.label,
          field.help ?? '',
          ...('choices' in field ? field.choices.map(({ label }) => label) : []),
        ]),
      ]),
    ),
    ...programme.modules.flatMap(({ title, suggestions, steps, options }) => [
      title,
      ...suggestions,
      ...options.flatMap((set) => set.options.map((option) => option.title)),
      ...steps.flatMap((step) => [wholeStep(step), ...step.criteria]),
    ]),
    ...programme.steps.otherWays,
    programme.edition?.advice ?? '',
  ]
  return texts
    .map((text) => PROPER_TITLES.reduce((rest, title) => rest.replace(title, 'X'), text))
    .flatMap((text) => copyProblems(text).map(({ found }) => `${found}: ${text}`))
}
