import { describe, expect, it } from 'vitest'
import { actionStepCard } from '../../../src/cards/messages/action-step.ts'
import { chooseSchoolCard } from '../../../src/cards/messages/choose-school.ts'
import { comingUpCard } from '../../../src/cards/messages/coming-up.ts'
import { helpCard } from '../../../src/cards/messages/help.ts'
import { pairDetailCard } from '../../../src/cards/messages/pair-detail.ts'
import { privacyCard } from '../../../src/cards/messages/privacy.ts'
import type { EntryReceiptInput } from '../../../src/cards/messages/receipt.ts'
import { entryReceiptCard } from '../../../src/cards/messages/receipt.ts'
import { stepHistoryCard } from '../../../src/cards/messages/step-history.ts'
import type { WeeklyDigestInput } from '../../../src/cards/messages/weekly-digest.ts'
import { weeklyDigestCard } from '../../../src/cards/messages/weekly-digest.ts'
import { welcomeCard } from '../../../src/cards/messages/welcome.ts'
import { whoAreYouCard } from '../../../src/cards/messages/who-are-you.ts'
import type { ActionStep } from '../../../src/domain/coaching/action-step.ts'
import { render } from '../../../src/templates.ts'
import {
  anEntry,
  aPair,
  aStep,
  digestInput,
  school,
  today,
  week,
} from '../../support/build-card-inputs.ts'
import { button, buttonsOf } from '../../support/card-walk.ts'
import { niotWords } from '../../support/niot-words.ts'

describe('the receipt of a log entry', () => {
  const receipt = (wish: Partial<EntryReceiptInput> & Pick<EntryReceiptInput, 'entry'>) =>
    render(entryReceiptCard({ school, title: 'Drop-in', ectName: 'Amira Khan', ...wish }))
  const dropIn = anEntry({
    activity: 'drop-in',
    minutes: 15,
    mode: 'recording',
    outcome: 'not-yet',
  })

  it('says in a line what was kept', () => {
    const { text } = receipt({ entry: dropIn })
    expect(text).toContain('Logged: Drop-in, Amira Khan')
    expect(text).toContain('Tuesday 22 September, by recording, 15 minutes, the step: not yet')
  })

  it('has Undo and Edit', () => {
    const { card } = receipt({ entry: dropIn })
    expect(button(card, 'Undo')).toMatchObject({ verb: 'undo-entry', data: { entryId: 'entry-1' } })
    expect(button(card, 'Edit')).toMatchObject({
      verb: 'open-drop-in',
      data: { inductionId: 'induction-1', entryId: 'entry-1' },
    })
  })

  it('says that it was changed after an edit', () => {
    expect(receipt({ entry: { ...dropIn, version: 2 } }).text).toContain('Changed: Drop-in')
  })

  it('has a way to log again once it is taken back, and Undo no more', () => {
    const { card, text } = receipt({
      entry: { ...dropIn, expectationId: 'drop-in-3', undoneAt: new Date('2026-09-22T09:00:00Z') },
    })
    expect(text).toContain('Taken back: Drop-in, Amira Khan')
    expect(buttonsOf(card)).toHaveLength(1)
    expect(button(card, 'Log it again')).toMatchObject({
      verb: 'open-drop-in',
      data: { expectationId: 'drop-in-3' },
    })
  })

  it('says that only the induction tutor sees a mentor’s own training', () => {
    const { inductionId: _, ...training } = anEntry({ activity: 'mentor-training' })
    expect(receipt({ entry: training }).text).toContain(
      'You and the induction tutor can see that it is logged.',
    )
  })

  it('has no Edit for self-study: Undo is enough for one tap', () => {
    const { card } = receipt({ entry: anEntry() })
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Undo'])
  })
})

describe('the weekly digest', () => {
  const digest = (wish: Partial<WeeklyDigestInput> = {}) =>
    render(weeklyDigestCard({ ...digestInput, ...wish })).text

  const linesOf = (text: string) => text.split('\n').filter((line) => line && !/^\[/.test(line))

  it('has at most twelve lines', () => {
    expect(linesOf(digest()).length).toBeLessThanOrEqual(12)
    expect(
      linesOf(digest({ celebrate: Array(9).fill('A good week.') })).length,
    ).toBeLessThanOrEqual(12)
  })

  it('refuses a fifth figure, which would make it longer', () => {
    const figure = digestInput.figures[0] as (typeof digestInput.figures)[0]
    expect(() => digest({ figures: Array(5).fill(figure) })).toThrow('4 figures')
  })

  it('says first what is other than last week, of what stands there with a number', () => {
    expect(digest()).toContain('Since last week: up for self-study and meetings, down for drop-ins')
    expect(digest()).toContain('Action steps agreed: no number here, so that it names nobody')
  })

  it('says the term so far with its direction in words, and what was left out of the count', () => {
    expect(digest()).toContain(
      'Drop-ins: 4 of 5 (13 of 15 this term, down from last half term; not counted: away 1)',
    )
    expect(digest()).toContain('not counted: training day 2')
  })

  it('says in one line where nothing has a number', () => {
    const figures = digestInput.figures.map(({ label, expected }) => ({
      label,
      expected,
      excused: [],
    }))
    const text = digest({ figures })
    expect(text).toContain('“Show me the detail” sends them to the induction tutor alone')
    expect(text).not.toContain('Drop-ins:')
  })

  it.each([
    ['self-study', 0, 'time for self-study in the timetable'],
    ['drop-ins', 1, 'cover for drop-ins'],
    ['meetings', 2, 'cover for meetings'],
    ['steps', 3, 'some minutes at the end of a meeting for the next step'],
  ])('says what may help where fewer %s than before were logged', (_, down, helps) => {
    const figures = digestInput.figures.map((one, at) => ({
      label: one.label,
      expected: true,
      thisWeek: { done: 4, of: 4 },
      direction: at === down ? ('down' as const) : ('level' as const),
      excused: [],
    }))
    expect(digest({ figures })).toContain(`What may help: ${helps}`)
  })

  it('says when school is back before a break', () => {
    expect(digest({ backOn: '2026-11-02' })).toContain('School is back on Monday 2 November')
  })

  it('shows two things to celebrate and says how many more there are', () => {
    const text = digest({ celebrate: ['One.', 'Two.', 'Three.'] })
    expect(text).toContain('Worth celebrating: One. Two. And 1 more in the detail.')
  })

  it('leads to the detail, to how it was counted, and to another time', () => {
    const { card } = render(weeklyDigestCard(digestInput))
    expect(buttonsOf(card).map((one) => one['verb'])).toEqual([
      'show-detail',
      'explain-counts',
      'open-digest-time',
    ])
    expect(button(card, 'How was this counted?')).toMatchObject({ data: { week: '2026-09-21' } })
  })
})

describe('the action step that an ECT gets', () => {
  const cardOf = (step: Partial<ActionStep>, occasion: 'set' | 'reworded' | 'reminder' = 'set') =>
    render(
      actionStepCard({
        school,
        step: aStep(step),
        mentorName: 'Ben Hughes',
        words: niotWords,
        occasion,
      }),
    )
  const titles = (...input: Parameters<typeof cardOf>) =>
    buttonsOf(cardOf(...input).card).map(({ title }) => title)

  it('can be confirmed, reworded and set for a reminder (contradiction 7)', () => {
    expect(titles({})).toEqual([
      'Looks right',
      'I tried it',
      'Reword',
      'Remind me before the lesson',
      'All notes',
    ])
    expect(button(cardOf({}).card, 'Looks right')).toMatchObject({
      verb: 'confirm-step',
      data: { stepId: 'step-1', version: 1 },
    })
  })

  it('offers a reminder only where a time for the lesson is known', () => {
    expect(titles({ plannedFor: { lesson: '8B' } })).not.toContain('Remind me before the lesson')
  })

  it('says that it was confirmed instead of asking again', () => {
    const confirmed = { confirmedAt: new Date('2026-09-18T08:00:00Z') }
    expect(titles(confirmed)).not.toContain('Looks right')
    expect(cardOf(confirmed).text).toContain('You said that the words are right.')
  })

  it('speaks of a repeat without reproach (B-62)', () => {
    expect(cardOf({ repeatOf: 'step-0' }).text).toContain('more practice is part of the plan')
  })

  it('reminds on the day with one thing to do', () => {
    expect(titles({}, 'reminder')).toEqual(['I tried it', 'All notes'])
  })
})

describe('the other messages', () => {
  const history = {
    school,
    inductionId: 'i',
    ectName: 'Amira Khan',
    words: niotWords,
    viewer: 'ect',
  } as const

  it('coming up: the way out carries what it is about', () => {
    const { card, text } = render(
      comingUpCard({ school, what: 'Drop-in with Tom Osei', on: today, expectationId: 'e-1' }),
    )
    expect(text).toContain('When: Tuesday 22 September')
    expect(text).not.toContain('Where')
    expect(button(card, 'I cannot make it')).toMatchObject({
      verb: 'open-not-this-week',
      data: { v: 1, school, expectationId: 'e-1' },
    })
  })

  it('step history: goes on to earlier steps after six', () => {
    const steps = Array.from({ length: 8 }, (_, at) => ({
      step: aStep({ id: `s${at}`, text: `Step ${at}.` }),
      reviews: [],
      outcome: 'not-reviewed' as const,
      current: at === 0,
    }))
    const input = { ...history, steps }
    const { card, text } = render(stepHistoryCard(input))
    expect(text).toContain('And 2 earlier steps.')
    expect(button(card, 'Show earlier steps')).toMatchObject({ data: { page: 2 } })
    expect(render(stepHistoryCard({ ...input, page: 2 })).text).toContain('Step 7.')
  })

  it('step history: a step that went on in other words is one that was refined (B-62)', () => {
    const steps = [
      { step: aStep({ repeatOf: 's0' }), reviews: [], outcome: 'not-reviewed', current: true },
      { step: aStep({ id: 's0' }), reviews: [], outcome: 'refined', current: false },
    ] as const
    const { text } = render(stepHistoryCard({ ...history, steps }))
    expect(text).toContain('Refined, and gone on with')
    expect(text.match(/the same step again/g)).toHaveLength(1)
  })

  it('step history: says so where nothing is agreed yet', () => {
    expect(render(stepHistoryCard({ ...history, steps: [] })).text).toContain(
      'No action step has been agreed yet.',
    )
  })

  it('pair detail: says each figure in words, and each signal with reason and next move', () => {
    const { card, text } = render(
      pairDetailCard({ school, schoolName: 'Oakfield School', week, pairs: [aPair] }),
    )
    expect(text).toContain('Amira Khan, with Ben Hughes, year 1')
    expect(text).toContain('Drop-ins: 0 of 1 this week, 1 of 3 this term')
    expect(text).toMatch(/Why this shows: .+\nWhat may help: .+/)
    expect(button(card, 'Challenge this figure')).toMatchObject({ verb: 'challenge-figure' })
  })

  it('welcome: says what it does for each role of a person', () => {
    const text = (...roles: Parameters<typeof welcomeCard>[0]['roles'][number][]) =>
      render(
        welcomeCard({
          school,
          words: niotWords,
          schoolName: 'Oakfield School',
          name: 'Carol Jones',
          roles,
          reminder: { day: 2, time: '08:00' },
        }),
      ).text
    expect(text('ect', 'mentor')).toContain('As an ECT')
    expect(text('ect', 'mentor')).toContain('As a mentor')
    expect(text('mentor')).toContain('It writes on Tuesday at 8am')
    expect(text('headteacher')).not.toContain('It writes on')
  })

  it('help: lists a phrase once for somebody in two roles', () => {
    const { text } = render(helpCard({ school, roles: ['ect', 'mentor'] }))
    expect(text.match(/^steps: /gm)).toHaveLength(1)
  })

  it('privacy: shows the very lines that others see', () => {
    const base = {
      words: niotWords,
      school,
      schoolName: 'Oakfield School',
      roles: ['ect'],
      tutorNames: [],
      signals: [],
      looked: [],
      kept: [],
    } as const
    expect(render(privacyCard({ ...base, othersSee: ['Drop-in: logged'] })).text).toContain(
      'Drop-in: logged',
    )
    expect(render(privacyCard({ ...base, othersSee: [] })).text).toContain('Nothing is shown')
  })

  it('who are you: names no school to a stranger', () => {
    const { card, text } = render(whoAreYouCard({}))
    expect(text).toContain('does not show Keepstep an email address')
    expect(buttonsOf(card)).toEqual([])
  })

  it('who are you: sends nobody to their tutor while the chat cannot say who is writing', () => {
    const { text } = render(whoAreYouCard({ isUnasked: true }))
    expect(text).toContain('Try again in a minute')
    expect(text).not.toContain('tutor')
  })

  it('choose school: a button for each school, in rows that a chat program shows in full', () => {
    const schools = Array.from({ length: 9 }, (_, at) => ({ id: `s${at}`, name: `School ${at}` }))
    const { card } = render(chooseSchoolCard({ schools, text: 'my week' }))
    expect(buttonsOf(card)).toHaveLength(9)
    expect(button(card, 'School 8')).toMatchObject({
      verb: 'type-words',
      data: { v: 1, school: 's8', schoolId: 's8', text: 'my week' },
    })
  })
})
