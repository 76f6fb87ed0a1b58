import { describe, expect, it } from 'vitest'
import { checkMeeting } from '../../src/domain/coaching/meeting-check.ts'
import {
  inductionExpectations,
  mentorTrainingExpectations,
} from '../../src/domain/expectations/expectations.ts'
import { studiedModules } from '../../src/domain/expectations/studied-modules.ts'
import type { Programme } from '../../src/domain/programme/programme.ts'
import { moduleOf, yearProblem } from '../../src/domain/programme/programme.ts'
import { choiceIn } from '../../src/domain/programme/study-choice.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'
import { calendarOfYears } from '../support/build-calendar.ts'
import { anInduction, facts, mentorFacts } from '../support/build-induction.ts'
import { aContext } from '../support/build-meeting.ts'
import { fifthProgramme } from '../support/fifth-programme.ts'
import { programmeProblems } from '../support/programme-problems.ts'

/** The registry with one line more. */
const programmes: readonly Programme[] = [...knownProgrammes, fifthProgramme]
const fifth = programmes.find(({ id }) => id === 'fifth')
if (fifth === undefined) throw new Error('the fifth programme is registered')

describe('a fifth programme takes one file of data and one line of registration', () => {
  const all = inductionExpectations(
    facts({
      programme: fifth,
      calendar: calendarOfYears(2026, 2027),
      induction: anInduction({ programme: 'fifth' }),
    }),
  )

  it('is held to what every programme is held to', () => {
    expect(programmeProblems(fifth)).toEqual([])
  })

  it('has its meetings each fortnight of a term, with its module and no step', () => {
    const circles = all.filter(({ activity }) => activity === 'meeting')
    expect(circles).toHaveLength(8 + 6 + 7)
    expect(circles[0]).toMatchObject({
      title: 'Circle on Theme T1',
      step: 'none',
      opensOn: '2026-09-03',
      dueOn: '2026-09-11',
    })
  })

  it('has a window by a date', () => {
    expect(all.find(({ title }) => title === 'First reading')).toMatchObject({
      opensOn: '2026-09-03',
      dueOn: '2026-10-01',
    })
  })

  it('has no year 2, and says so', () => {
    expect(all.every(({ inductionYear }) => inductionYear === 1)).toBe(true)
    expect(yearProblem(fifth, 2)).toBe(
      'The Fifth Provider has year 1 only in Keepstep, not year 2.',
    )
    expect(yearProblem(fifth, 1)).toBeUndefined()
  })

  it('has mentors in training for two years', () => {
    const walks = mentorTrainingExpectations(
      mentorFacts({ programme: fifth, calendar: calendarOfYears(2026, 2027) }),
    )
    expect(walks.map(({ title, dueOn }) => `${title} ${dueOn}`)).toEqual([
      'Walk 1 2026-12-18',
      'Walk 2 2027-12-17',
    ])
  })

  it('has its meeting written down, a choice outside the list included', () => {
    const module = moduleOf(fifth, 'T1')
    if (module === undefined) throw new Error('T1 is a theme')
    const choice = choiceIn(fifth, 1, { module, isFirst: true })
    const values = { studyChoice: 'another', talked: 'A lot' }
    const context = aContext({
      step: 'none',
      stepsFrom: 'any',
      ...(choice === undefined ? {} : { choice }),
    })
    expect(checkMeeting(fifth.meetingTypes[0].model, values, context)).toMatchObject({
      kind: 'ok',
      meeting: { chosen: ['another'], steps: [], notes: { talked: 'A lot' } },
    })
  })

  it('knows what was studied', () => {
    const of = { ...facts(), programme: fifth, today: '2027-01-20' }
    expect(studiedModules(all, of).map(({ id }) => id)).toEqual(['T1', 'T2'])
  })
})
