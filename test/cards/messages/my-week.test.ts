import { describe, expect, it } from 'vitest'
import { myWeekCard } from '../../../src/cards/messages/my-week.ts'
import { notLoggedYetCard } from '../../../src/cards/messages/not-logged-yet.ts'
import type { WeekItem, WeekSection } from '../../../src/cards/week-section.ts'
import { render } from '../../../src/templates.ts'
import {
  anEntry,
  anExpectation,
  aStep,
  ectSection,
  mentoringSection,
  school,
  today,
  week,
} from '../../support/build-card-inputs.ts'
import { button, buttonsOf } from '../../support/card-walk.ts'
import { niotWords } from '../../support/niot-words.ts'

const study = anExpectation()

function weekOf(personId: string, ...sections: WeekSection[]) {
  return render(myWeekCard({ school, words: niotWords, personId, today, week, sections }))
}

const learning = (...items: WeekItem[]): WeekSection => ({
  kind: 'learning',
  inductionId: 'induction-1',
  words: niotWords,
  items,
})

const titlesOf = (personId: string, ...sections: WeekSection[]) =>
  buttonsOf(weekOf(personId, ...sections).card).map(({ title }) => title)

describe('an ECT’s week', () => {
  it('logs self-study with one tap', () => {
    const { card } = weekOf('amira', learning({ expectation: study }))
    expect(button(card, 'Done')).toMatchObject({
      verb: 'log-done',
      data: { v: 1, school, expectationId: study.id },
    })
  })

  it.each(['self-study', 'diagnostic', 'onboarding', 'event', 'mentor-training'] as const)(
    'has Done beside %s',
    (activity) => {
      const expectation = anExpectation({ activity })
      expect(titlesOf('amira', learning({ expectation }))).toContain('Done')
    },
  )

  it('has the step on its first card, however much there is to log', () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ expectation: anExpectation({ id }) }))
    const section = { ...ectSection, items } as WeekSection
    const { text } = weekOf('amira', section)
    expect(text).toContain(aStep().text)
    expect(text).toContain('on the next card')
  })

  it('tells a screen reader what each Done is about', () => {
    const { card } = weekOf('amira', learning({ expectation: study }))
    expect(button(card, 'Done')['tooltip']).toBe('Done: Self-study: setting up for success')
  })

  it('says "Logged for" with Undo once it is logged by this person', () => {
    const done = { expectation: anExpectation({ state: 'done' }), entry: anEntry() }
    const { card, text } = weekOf('amira', learning(done))
    expect(text).toContain('Logged for Tuesday 22 September')
    expect(button(card, 'Undo')).toMatchObject({ verb: 'undo-entry', data: { entryId: 'entry-1' } })
  })

  it('has no Undo beside what somebody else logged', () => {
    const done = {
      expectation: anExpectation({ state: 'done' }),
      entry: anEntry({ loggedBy: 'ben' }),
    }
    expect(titlesOf('amira', learning(done))).not.toContain('Undo')
  })

  it('says who logs the meeting, and has no button for it (induction.md 5)', () => {
    const expectation = anExpectation({ activity: 'meeting', personId: 'ben' })
    const { card, text } = weekOf('amira', learning({ expectation }))
    expect(text).toContain('By Friday 25 September. The mentor logs it')
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Open')
  })

  it('says "For today" on the day, and "Not logged yet" after it', () => {
    const dueToday = anExpectation({ dueOn: today })
    const past = anExpectation({ dueOn: '2026-09-18' })
    expect(weekOf('amira', learning({ expectation: dueToday })).text).toContain('For today')
    expect(weekOf('amira', learning({ expectation: past })).text).toContain('Not logged yet')
  })

  it('says why something is not expected, without a button', () => {
    const item = { expectation: anExpectation({ state: 'excused' }), note: 'you are away' }
    expect(weekOf('amira', learning(item)).text).toContain('Not expected: you are away')
    expect(titlesOf('amira', learning(item))).not.toContain('Done')
  })

  it('shows the current step with its criteria and when it is planned', () => {
    const { card, text } = weekOf('amira', ectSection)
    expect(text).toContain('• The first task begins within two minutes')
    expect(text).toContain('Planned for 8B English, Wednesday 23 September at 9am')
    expect(button(card, 'I tried it')).toMatchObject({
      verb: 'tried-step',
      data: { stepId: 'step-1' },
    })
  })

  it('cannot log an event before its day', () => {
    const expectation = anExpectation({ activity: 'event' })
    const later = { expectation, arranged: { on: '2026-09-24' } }
    const now = { expectation, arranged: { on: today } }
    expect(titlesOf('amira', learning(later))).not.toContain('Done')
    expect(titlesOf('amira', learning(now))).toContain('Done')
  })

  it('needs no heading for the only section', () => {
    expect(weekOf('amira', ectSection).text).not.toContain('As an ECT')
  })
})

describe('a mentor’s week', () => {
  const dropIn = anExpectation({ activity: 'drop-in', personId: 'ben', title: 'Drop-in' })
  const meeting = anExpectation({ activity: 'meeting', personId: 'ben', title: 'Mentor meeting' })

  it('has Log for the drop-in and Open for the meeting', () => {
    const { card } = weekOf('ben', mentoringSection('Amira Khan'))
    expect(button(card, 'Log')).toMatchObject({
      verb: 'open-drop-in',
      data: { inductionId: 'induction-1', expectationId: 'drop-in-3' },
    })
    expect(button(card, 'Open')).toMatchObject({ verb: 'open-meeting' })
  })

  it('carries on where a meeting log is half-finished', () => {
    const items = [{ expectation: meeting, draftId: 'draft-7' }]
    const { card, text } = weekOf('ben', mentoringSection('Amira Khan', items))
    expect(text).toContain('Half-finished: what you wrote is kept')
    expect(button(card, 'Carry on')).toMatchObject({
      verb: 'resume-meeting',
      data: { draftId: 'draft-7' },
    })
  })

  it('says when a drop-in was arranged in the last meeting (B-52)', () => {
    const items = [{ expectation: dropIn, arranged: { on: '2026-09-24', at: '10:00' } }]
    expect(weekOf('ben', mentoringSection('Amira Khan', items)).text).toContain(
      'Arranged for Thursday 24 September at 10am',
    )
  })

  it('says in a line what the ECT studies, not whether it is logged', () => {
    const { text } = weekOf('ben', mentoringSection('Amira Khan'))
    expect(text).toContain('Studies this week: Setting up for success')
    expect(text).toContain('Last drop-in: getting there')
  })

  it('goes on to other cards with six ECTs instead of leaving some out', () => {
    const sections = Array.from({ length: 6 }, (_, at) => mentoringSection(`ECT ${at}`))
    const views = [1, 2, 3].map((page) =>
      render(
        myWeekCard({ school, words: niotWords, personId: 'ben', today, week, sections, page }),
      ),
    )
    const [first] = views
    for (const { card } of views) expect(buttonsOf(card).length).toBeLessThanOrEqual(6)
    const next = buttonsOf((first as NonNullable<typeof first>).card).find(
      ({ title }) => title === 'Show the rest',
    )
    expect(next).toMatchObject({ verb: 'show-my-week', data: { page: 2 } })
    expect(first?.text).toContain('On the next card: ECT 2, ECT 3, ECT 4 and 1 more.')
    for (const name of sections.map((_, at) => `ECT ${at}`)) {
      expect(views.filter(({ text }) => text.split('\n').includes(name))).toHaveLength(1)
    }
    expect(views.at(-1)?.text).not.toContain('Show the rest')
  })
})

describe('any week', () => {
  it('has a heading for each role of a person in two roles', () => {
    const { text } = weekOf('amira', ectSection, mentoringSection('Tom Osei'))
    expect(text).toContain('As an ECT')
    expect(text).toContain('Tom Osei')
  })

  it('says when school is back in the holidays, and offers nothing to put off', () => {
    const { card, text } = render(
      myWeekCard({
        school,
        words: niotWords,
        personId: 'amira',
        today,
        backOn: '2026-11-02',
        sections: [],
      }),
    )
    expect(text).toContain('School is closed until Monday 2 November')
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Not this week')
  })

  it('offers to start reminders again where they are paused', () => {
    const { card, text } = render(
      myWeekCard({
        school,
        words: niotWords,
        personId: 'amira',
        today,
        week,
        sections: [ectSection],
        pausedUntil: '2026-10-05',
      }),
    )
    expect(text).toContain('Reminders are paused until Monday 5 October.')
    expect(button(card, 'Start reminders again')['verb']).toBe('resume-nudges')
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Pause')
  })

  it('shows no step where none is agreed', () => {
    expect(weekOf('amira', learning({ expectation: study })).text).not.toContain('action step')
  })
})

describe('an induction tutor’s week', () => {
  const buttons = [
    { title: 'Change something', verb: 'open-change' },
    { title: 'Send a kind word', verb: 'open-reminder' },
  ] as const
  const aNeed = (id: string) => ({ id, text: id, because: 'Why.', mayHelp: 'Help.', buttons })
  const about = (title: string, ...ids: string[]): WeekSection => ({
    kind: 'tutoring',
    title,
    needs: ids.map(aNeed),
  })
  const headings = ({ text }: { text: string }, title: string) =>
    text.split('\n').filter((line) => line === title)

  it('has each heading once on a card, also where its matters are more than fit', () => {
    const many = about('Pairs', 'a', 'b', 'c', 'd', 'e', 'f')
    expect(headings(weekOf('helen', many), 'Pairs')).toHaveLength(1)
    const card = weekOf('helen', about('Pairs', 'a', 'b'), about('Pairs', 'c'), about('Cover', 'd'))
    expect(headings(card, 'Pairs')).toHaveLength(1)
    expect(headings(card, 'Cover')).toHaveLength(1)
    for (const text of ['a', 'b', 'c', 'd']) expect(headings(card, text)).toHaveLength(1)
  })

  it('says “As induction tutor” where the card has another part too, and else leaves it out', () => {
    expect(weekOf('helen', about('Pairs', 'a')).text).not.toContain('As induction tutor')
    expect(weekOf('helen', ectSection, about('Pairs', 'a')).text).toContain(
      'As induction tutor: Pairs',
    )
  })
})

describe('what is not logged yet', () => {
  const cardOf = (...sections: WeekSection[]) =>
    render(notLoggedYetCard({ school, personId: 'amira', today, week, sections }))

  it('holds only what this person can still log', () => {
    const { text } = cardOf(
      learning(
        { expectation: anExpectation({ id: 'a', title: 'Open thing' }) },
        { expectation: anExpectation({ id: 'b', title: 'Done thing', state: 'done' }) },
        { expectation: anExpectation({ id: 'c', title: 'Excused thing', state: 'excused' }) },
        { expectation: anExpectation({ id: 'd', title: 'Other thing', personId: 'ben' }) },
        {
          expectation: anExpectation({ id: 'e', title: 'Later thing', activity: 'event' }),
          arranged: { on: '2026-09-25' },
        },
      ),
    )
    expect(text).toContain('Open thing')
    expect(text).not.toMatch(/(?:Done|Excused|Other|Later) thing/)
  })

  it('leaves the action step to the week’s own card', () => {
    expect(cardOf(ectSection).text).not.toContain(aStep().text)
  })

  it('says thank you where everything is logged', () => {
    expect(cardOf(learning()).text).toContain('Everything of this week is logged. Thank you.')
  })
})
