import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/domain/programme/feedback-model.ts'
import type { LibraryStep } from '../../src/domain/programme/step-library.ts'
import { wholeStep } from '../../src/domain/programme/step-library.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { niot } from '../../src/programmes/niot/programme.ts'
import { programmeProblems } from '../support/programme-problems.ts'

const stepsOf = ({ modules }: (typeof knownProgrammes)[number]): readonly LibraryStep[] =>
  modules.flatMap(({ steps }) => steps)

describe.each(knownProgrammes)('$name', (programme) => {
  it('has sources, ids that lead somewhere and words that may be said', () => {
    expect(programmeProblems(programme)).toEqual([])
  })

  it('has at least 15 ready-made steps for each module, or each area where it has areas (B-61)', () => {
    const places = programme.modules.flatMap(
      ({ id, areas }) => areas?.map((area) => area.id) ?? [id],
    )
    for (const place of places) {
      const here = stepsOf(programme).filter(({ module, area }) => (area ?? module) === place)
      expect(here.length, place).toBeGreaterThanOrEqual(15)
    }
  })

  it('says with each step what, how and how one can tell, in a length that fits a card (B-60)', () => {
    for (const step of stepsOf(programme)) {
      expect(step.text, step.id).toMatch(/^[A-Z].*[.?”]$/)
      expect(step.how, step.id).toMatch(/^[A-Z].*[.?”]$/)
      expect(wholeStep(step).length, step.id).toBeLessThanOrEqual(300)
      expect([2, 3], step.id).toContain(step.criteria.length)
      for (const criterion of step.criteria) {
        expect(criterion.length, step.id).toBeLessThanOrEqual(80)
        expect(criterion, step.id).not.toMatch(/\.$/)
      }
    }
  })

  it('never offers the same step twice', () => {
    const texts = stepsOf(programme).map(({ text }) => text.toLowerCase().replace(/\W+/g, ' '))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('asks in each kind of meeting when it was, and whether there was time for it (NIOT:564)', () => {
    for (const { id, model } of programme.meetingTypes) {
      const ids = fieldsOf(model).map((field) => field.id)
      expect(ids, id).toEqual(expect.arrayContaining(['on', 'timetabled', 'nextMeetingOn']))
    }
  })

  it('asks in each kind of meeting once for a link to what there is to look at again', () => {
    for (const { id, model } of programme.meetingTypes) {
      expect(fieldsOf(model).filter(({ kind }) => kind === 'link').length, id).toBe(1)
    }
  })

  it('has another way to try for a step that keeps coming back (B-63)', () => {
    expect(programme.steps.otherWays.length).toBeGreaterThanOrEqual(3)
  })
})

it('would notice a source that is no line, an id that leads nowhere, a word of judgement', () => {
  const [weekly, ...others] = niot.meetingTypes
  const broken = {
    ...niot,
    meetingTypes: [{ ...weekly, source: 'somewhere', agenda: ['Say who failed'] }, ...others],
    years: {
      1: { path: { kind: 'terms', modules: ['A', 'B', 'Z'], source: 'TEST:1' }, rules: [] },
    },
  } as const
  const problems = programmeProblems(broken).join('\n')
  expect(problems).toContain('no source')
  expect(problems).toContain('no module Z')
  expect(problems).toContain('failed: Say who failed')
})
