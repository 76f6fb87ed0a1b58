import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/domain/programme/feedback-model.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8')
const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)

/** A part of a meeting's conversation that is called a step. */
const PART_AS_STEP = [
  /\b(six|five|\d+)[ -]steps?\b/i,
  /\bsteps? \d+ of \d+/i,
  /\b(go|back) to (the |another )?steps?\b/i,
  /\bsteps? of (the|a|this|each|NIoT’s|NIoT's) (\w+ )?(meeting|conversation|session|feedback|coaching)/i,
]
/** An action step that is called a stage. */
const STEP_AS_STAGE = [
  /\baction stages?\b/i,
  /\bstages? (agreed|was met|that was met)\b/i,
  /\b(reword|tried|propose)\w* (the|a|this) stage\b/i,
]

const wrongIn = (text: string): string[] =>
  [...PART_AS_STEP, ...STEP_AS_STAGE].flatMap((rule) => rule.exec(text)?.[0] ?? [])

/** Names of files and commands are no words to a reader. */
const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, '')

describe('a stage is a part of the meeting, and a step is the action step', () => {
  it.each([
    'the six steps of the meeting',
    'Step 2 of 6',
    'Go to another step',
    'the steps of NIoT’s meeting',
    'Your action stage',
    'Reword the stage',
  ])('the rule notices “%s”', (text) => {
    expect(wrongIn(text)).not.toEqual([])
  })

  it('on every card, as it is read', () => {
    const cards = filesBelow('test/cards/golden', '.txt')
    expect(cards.length).toBeGreaterThan(60)
    const wrong = cards.flatMap((card) => wrongIn(read(card)).map((found) => `${card}: ${found}`))
    expect(wrong).toEqual([])
  })

  it('in every guide', () => {
    const guides = ['README.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')]
    const wrong = guides.flatMap((guide) =>
      wrongIn(withoutCode(read(guide))).map((found) => `${guide}: ${found}`),
    )
    expect(wrong).toEqual([])
  })

  it('in what each programme says in its meetings', () => {
    const said = knownProgrammes.flatMap(({ meetingTypes }) =>
      meetingTypes.flatMap(({ purpose, agenda, model }) => [
        purpose,
        ...agenda,
        ...model.stages.flatMap((stage) => [stage.title, stage.purpose, ...stage.prompts]),
        ...fieldsOf(model).flatMap(({ label, help = '' }) => [label, help]),
      ]),
    )
    expect(said.length).toBeGreaterThan(200)
    expect(said.flatMap(wrongIn)).toEqual([])
  })
})
