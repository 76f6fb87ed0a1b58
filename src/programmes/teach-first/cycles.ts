import type { Module } from '../../domain/programme/programme.ts'
import { teachFirstSteps } from './steps.ts'

/*
 * The three Development Cycles of year 2 as modules (B-35), each with its two themes and the six
 * development areas of its table. The handbook names some themes in several ways and puts a theme of
 * cycle 2 into cycle 1 (TF:246); each has one id and one title here, from the heading of its cycle
 * (contradiction 34). Areas are named in a few words of our own.
 */

interface Theme {
  /** As its seminar is numbered: '1.1'. */
  readonly id: string
  readonly title: string
  readonly areas: readonly [string, string, string]
}

interface Cycle {
  readonly id: 'C1' | 'C2' | 'C3'
  readonly title: string
  readonly themes: readonly [Theme, Theme]
  readonly suggestions: readonly string[]
}

/** TF:189-190 with TF:225-227, TF:546 with TF:581-582, TF:892 with TF:925-926. */
export const cycles: readonly Cycle[] = [
  {
    id: 'C1',
    title: 'Intrinsic motivation and common misconceptions',
    themes: [
      {
        id: '1.1',
        title: 'Supporting pupils to develop intrinsic motivation',
        areas: [
          'Helping pupils see their success in how results are framed',
          'New material in small steps, with practice after each',
          'Modelling how learners plan, check and steer their own work',
        ],
      },
      {
        id: '1.2',
        title: 'Anticipating and addressing common misconceptions',
        areas: [
          'Subject knowledge that lets you expect and answer misconceptions',
          'Refutation texts',
          'Concept cartoons',
        ],
      },
    ],
    suggestions: [
      'how pupils learn of their own progress',
      'the size of each new step',
      'thinking said aloud before a task',
      'a misconception to expect in this unit',
      'what pupils say before they are taught',
    ],
  },
  {
    id: 'C2',
    title: 'Subject-specific skills and structured talk',
    themes: [
      {
        id: '2.1',
        title: 'Supporting pupils to develop subject-specific skills',
        areas: [
          'Skills taken apart and taught piece by piece',
          'Modelling a skill of the subject',
          'Words and pictures together when a skill is taught',
        ],
      },
      {
        id: '2.2',
        title: 'Using structured talk to develop pupils’ literacy',
        areas: [
          'A classroom in which talk is safe and expected',
          'Questions that get pupils talking well',
          'Scaffolds for clear and precise talk',
        ],
      },
    ],
    suggestions: [
      'the parts of a skill that pupils find hard',
      'what a model shows and what it leaves out',
      'who talks, and to whom',
      'words that pupils should be using',
      'how help with talk is taken away',
    ],
  },
  {
    id: 'C3',
    title: 'Meaningful explanations and a coherent curriculum',
    themes: [
      {
        id: '3.1',
        title: 'Using meaningful and memorable explanations',
        areas: [
          'New learning tied to what pupils know',
          'Something concrete for an abstract idea',
          'Steps and lists made easy to remember',
        ],
      },
      {
        id: '3.2',
        title: 'Developing a coherent curriculum',
        areas: [
          'Planning around the big ideas of the subject',
          'An order of topics that builds up',
          'Learning that carries over to new tasks',
        ],
      },
    ],
    suggestions: [
      'what an explanation builds on',
      'examples, and what is no example',
      'what pupils should still know next month',
      'where a big idea comes back',
      'tasks in which pupils use it somewhere new',
    ],
  },
]

/** 'C1-1' to 'C1-6': the areas of a cycle in the order of its table. */
const areasOf = ({ id, themes }: Cycle): NonNullable<Module['areas']> =>
  themes.flatMap((theme, t) =>
    theme.areas.map((title, i) => ({ id: `${id}-${t * 3 + i + 1}`, title, theme: theme.id })),
  )

/** C1, C2 and C3; the focus of a cycle is one of its areas, or another that matters more (TF:244). */
export const modules: readonly Module[] = cycles.map((cycle) => {
  const areas = areasOf(cycle)
  return {
    id: cycle.id,
    title: cycle.title,
    areas,
    options: [
      { id: 'areas', options: areas.map(({ id, title }) => ({ id, title })), another: true },
    ],
    suggestions: cycle.suggestions,
    steps: teachFirstSteps.filter((step) => step.module === cycle.id),
  }
})
