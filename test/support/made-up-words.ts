import type { FeedbackModel, Stage } from '../../src/domain/programme/feedback-model.ts'
import type { Module, Programme, ProgrammeWords } from '../../src/domain/programme/programme.ts'
import type { EveryWeeksRule } from '../../src/domain/programme/programme-rule.ts'
import { inWordsOf } from '../../src/domain/programme/programme-words.ts'
import {
  aboutThisMeeting,
  lessonFields,
  nextDropIn,
  nextMeeting,
  OTHER_WAYS,
  practiceFields,
  praise,
  script,
  stepFields,
} from '../../src/programmes/meeting-fields.ts'
import { fifthProgramme } from './fifth-programme.ts'

/*
 * A programme whose words nobody else has, made of every field that programmes share. Wherever one of
 * the usual words stands on a card of its people, somebody wrote it there.
 */

const words = {
  meeting: 'zorble',
  dropIn: 'flim',
  selfStudy: 'quax',
  module: 'brindle',
  actionStep: 'snark',
  options: { wibbles: { one: 'wibble', many: 'wibbles' } },
} as const satisfies ProgrammeWords

const stage = (id: string, fields: Stage['fields']): Stage => ({
  id,
  title: `Stage of ${id}`,
  purpose: 'Talk.',
  prompts: ['What now?', 'And then?', 'What else?'],
  fields,
  sources: ['MADE-UP:1'],
  ...(id === 'praise' ? { looksBack: true as const } : {}),
})

const model: FeedbackModel = {
  id: 'made-up',
  name: 'Made up',
  sources: ['MADE-UP:1'],
  stages: [
    stage('praise', [
      praise('Praise'),
      { id: 'studyChoice', kind: 'study-options', label: 'Wibble' },
    ]),
    stage('agree', stepFields()),
    stage('plan', [...lessonFields, script, ...practiceFields]),
    stage('arrange', [nextDropIn, nextMeeting(), ...aboutThisMeeting]),
  ],
}

const modules: readonly Module[] = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => ({
  id,
  title: `Brindle of ${id}`,
  options: [
    {
      id: 'wibbles',
      options: [
        { id: `${id}1`, title: 'Who speaks' },
        { id: `${id}2`, title: 'Who listens' },
      ],
    },
  ],
  suggestions: ['who speaks'],
  steps: [1, 2, 3].map((number) => ({
    id: `${id}-${number}`,
    text: `Wait ${number} seconds.`,
    how: 'Count.',
    criteria: ['Somebody answers'],
    kind: 'performance',
    module: id,
  })),
}))

const weekly = (prefix: string): EveryWeeksRule => {
  const source = 'MADE-UP:2'
  const pair = { who: 'pair', because: 'There is one a week', source } as const
  return {
    pattern: 'every-weeks',
    every: 1,
    countedFrom: 'half',
    items: [
      {
        id: `${prefix}quax`,
        activity: 'self-study',
        title: 'Quax: {module}',
        minutes: 20,
        who: 'ect',
        because: 'There is a quax a week',
        source,
      },
      { id: `${prefix}flim`, activity: 'drop-in', title: 'Flim', minutes: 15, ...pair },
      {
        id: `${prefix}zorble`,
        activity: 'meeting',
        title: 'Zorble',
        minutes: 45,
        after: [`${prefix}flim`],
        ...pair,
      },
    ],
  }
}

const path = { kind: 'half-terms', first: 'A', source: 'MADE-UP:3' } as const
const choices = [{ set: 'wibbles', times: { first: 1, later: 1 }, source: 'MADE-UP:4' }] as const

export const madeUpWords = {
  ...fifthProgramme,
  id: 'made-up',
  name: 'The Made-up Provider',
  words,
  meetingTypes: inWordsOf(words, [
    { id: 'zorble', purpose: 'talk', agenda: [], model, step: 'required', source: 'MADE-UP:1' },
  ] as const),
  modules,
  years: {
    1: { path, rules: [weekly('')], choices },
    2: { path, rules: [weekly('later-')], choices, ectBringsSteps: { source: 'MADE-UP:5' } },
  },
  steps: {
    from: 'studied',
    recordedBy: 'both',
    otherWays: inWordsOf(words, OTHER_WAYS),
    source: 'MADE-UP:6',
  },
} as const satisfies Programme
