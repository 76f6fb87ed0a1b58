import { describe, expect, it } from 'vitest'
import type { CardView } from '../../src/cards/card.ts'
import { welcomeCard } from '../../src/cards/messages/welcome.ts'
import { DEFAULT_RETENTION } from '../../src/domain/oversight/retention.ts'
import { GENERAL_WORDS } from '../../src/domain/programme/programme-words.ts'
import { switches } from '../../src/nudges/index.ts'
import { render } from '../../src/templates.ts'
import { SENTENCES } from '../../src/trust/sentences.ts'
import { moreOfWeek } from '../../src/usecases/messages/more-of-week.ts'
import { noticesWith } from '../../src/web/notices.ts'
import { canonicalCards } from '../support/build-card-inputs.ts'
import { buttonsOf } from '../support/card-walk.ts'
import { openSchool } from '../support/school-in-memory.ts'

const held = new Set(SENTENCES.claims.map(({ says }) => says))

describe('what people are told about their data', () => {
  it('is held by tests, line by line: the privacy page, the terms and the welcome', () => {
    const notices = noticesWith(DEFAULT_RETENTION)
    const lines = (['/privacy', '/terms'] as const).flatMap((path) =>
      notices[path].sections.flatMap((section) => section.lines),
    )
    const reminder = { day: 1, time: '07:45' } as const
    const roles = ['ect', 'mentor', 'induction-tutor', 'headteacher'] as const
    const { data } = welcomeCard({
      school: 's',
      schoolName: 'S',
      name: 'N',
      roles,
      words: GENERAL_WORDS,
      reminder,
    })
    const all = [...lines, ...(data as { readonly sees: readonly string[] }).sees]
    expect(all.filter((line) => !held.has(line))).toEqual([])
    expect([...held].filter((line) => !all.includes(line))).toEqual([])
  })

  it('is so: the card of the week and its reminder can be snoozed and paused from inside', async () => {
    const cards = canonicalCards
      .filter(({ view }) => ['messages/my-week', 'messages/not-logged-yet'].includes(view.name))
      .filter(({ variant }) => variant !== 'holiday')
    expect(cards.length).toBeGreaterThan(3)
    const school = await openSchool()
    const picture = await school.picture()
    const buttonsOn = (view: CardView) => buttonsOf(render(view).card)
    const helen = await school.personIdOf('helen')
    const behindMore = buttonsOn(moreOfWeek(picture, helen))
    for (const { view } of cards) {
      const shown = buttonsOn(view)
      const hasMore = shown.some(({ title }) => title === 'More')
      const verbs = [...shown, ...(hasMore ? behindMore : [])].map(({ verb }) => verb)
      expect(verbs).toEqual(expect.arrayContaining(['open-snooze', 'open-pause']))
    }
    expect(switches.length).toBeGreaterThan(3)
  })

  it('is so: a headteacher is shown numbers and no name', async () => {
    const school = await openSchool()
    const marcus = school.chatOf('marcus')
    for (const words of [
      'my week',
      'help',
      'detail',
      'time for meetings',
      'how was this counted',
      'events',
    ]) {
      await marcus.types(words)
      expect(await marcus.lastText(), words).not.toMatch(/Amina|Bethan|Callum|Priya|Tom /)
    }
  })

  it('is so: and what was changed at the school, which is noted for whom it is about', async () => {
    const school = await openSchool()
    const [helen, marcus, tom] = [
      school.chatOf('helen'),
      school.chatOf('marcus'),
      school.chatOf('tom'),
    ]
    await helen.types('Tom is away tomorrow')
    await helen.presses('Go on')
    await helen.presses('Yes, do it')
    await marcus.types('what was changed')
    const changes = await marcus.lastText()
    expect(changes).toContain('days away, Tom Hargreaves')
    // That it was done, and not which days: those are the tutors’ to see.
    expect(changes).not.toMatch(/15 September/)
    await tom.types('privacy')
    expect(await tom.lastText()).toContain(
      'Marcus Adeyemi looked at what was changed at the school about you',
    )
  })

  it('is so: why something did not happen is seen by the tutor with the pair, and by the other of the pair', async () => {
    const school = await openSchool({ now: '2026-09-16T12:00' })
    const [priya, amina, helen] = [
      school.chatOf('priya'),
      school.chatOf('amina'),
      school.chatOf('helen'),
    ]
    await priya.types('not this week')
    expect(await priya.lastText()).toContain('whoever you work with')
    await priya.presses('Save', { things: 'whole-week', reason: 'cover' })
    await amina.types('my week')
    expect(await amina.lastText()).toContain('put aside that week: cover was needed')
    await helen.types('detail')
    expect(await helen.lastText()).toMatch(/Amina Yusuf[\s\S]*not counted: cover 1/)
    await school.moveTo('2026-09-21T12:00')
    const posted = (await school.channelTexts()).join()
    expect(posted).not.toMatch(/Amina|Priya/)
  })

  it('is so: every form in which one of a pair writes asks to leave out pupils’ names and health', () => {
    const NOT_ABOUT_TEACHING = [
      'forms/agreement',
      'forms/change',
      'forms/event-date',
      'forms/find-notes',
      'forms/find-step',
      'forms/sequence',
    ]
    const forms = canonicalCards
      .filter(({ view }) => view.name.startsWith('forms/'))
      .filter(({ view }) => !NOT_ABOUT_TEACHING.includes(view.name))
      .map(({ view }) => ({ name: view.name, card: JSON.stringify(render(view).card) }))
      .filter(({ card }) => /"type":"Input.Text"/.test(card))
    expect(new Set(forms.map(({ name }) => name)).size).toBeGreaterThan(5)
    expect(
      forms
        .filter(({ card }) => !card.includes('leave out pupils’ names and anything about health'))
        .map(({ name }) => name),
    ).toEqual([])
  })
})
