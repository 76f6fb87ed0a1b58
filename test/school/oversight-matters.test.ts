import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/calendar/school-date.ts'
import { mattersOf } from '../../src/domain/oversight/tutor-week.ts'
import { eventsOf } from '../../src/school/events.ts'
import { tutorSections } from '../../src/school/tutor-sections.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

/** What needs the induction tutor, each with its level. */
const matters = async (school: School) =>
  new Map(
    mattersOf(tutorSections({ picture: await school.picture(), addresses: [] })).map((one) => [
      one.id,
      one,
    ]),
  )

describe('what an induction tutor hears of on Mondays', () => {
  it('is what is to do at the start, every week until all is ticked', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const start = (await matters(school)).get('start/2026-27')
    expect(start?.sentence).toMatch(/^\d+ things of the list for the start are not ticked yet$/)
    expect(start?.stays).toBe(true)
    const helen = school.chatOf('helen')
    await helen.types('my week')
    await helen.presses(/^Open the list/)
    expect(await helen.lastText()).toContain('To do at the start')
  })

  it('is a mentor who is away: before, from the first day, and again as it goes on', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const tom = school.chatOf('tom')
    await tom.types('settings')
    await tom.presses('Save', { awayFrom: '2026-09-21', awayTo: '2026-10-02' })
    const id = `mentor-away/${await school.inductionOf('callum')}`
    const levels: (number | undefined)[] = []
    for (const day of ['2026-09-18', '2026-09-21', '2026-09-30', '2026-10-05']) {
      await school.moveTo(`${day}T12:00`)
      levels.push((await matters(school)).get(id)?.level)
    }
    expect(levels).toEqual([2, 1, 2, undefined])
  })

  it('is an event that somebody cannot come to, by name and with a way to settle it', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const amina = await school.personIdOf('amina')
    const next = eventsOf(await school.picture(), amina).find(({ state }) => state === 'open')
    if (next === undefined) throw new Error('No event is ahead.')
    await school.moveTo(`${addDays(next.dueOn, -3)}T12:00`)
    await school.receives({
      as: 'amina',
      kind: 'action',
      verb: 'mark-event',
      data: { v: 1, school: school.id, expectationId: next.id, kind: 'cannot-come' },
      inputs: {},
    })
    const found = await matters(school)
    const matter = found.get(`event/said-cannot-come/${next.title}/${next.dueOn}`)
    expect(matter?.because).toBe('Amina Yusuf.')
    expect(matter?.acts).toEqual([{ kind: 'show', what: 'attendance' }])
    expect(found.get('event-days/2026-27')?.acts).toEqual([{ kind: 'show', what: 'events' }])
  })

  it('is one matter for all the events that people logged, however many: one card confirms them', async () => {
    const school = await openSchool({ now: '2026-10-22T12:00' })
    const events: string[] = []
    for (const who of ['amina', 'bethan']) {
      const all = eventsOf(await school.picture(), await school.personIdOf(who))
      const { id: expectationId, title } = all.findLast(({ dueOn }) => dueOn <= '2026-10-22') ?? {}
      events.push(title ?? '')
      await school.receives({
        as: who,
        kind: 'action',
        verb: 'log-done',
        data: { v: 1, school: school.id, expectationId },
        inputs: {},
      })
    }
    const found = [...(await matters(school)).values()]
    const [matter, ...others] = found.filter(({ id }) => id.startsWith('event/to-confirm/'))
    expect(others).toEqual([])
    expect(matter?.sentence).toBe('2 events that people logged are to be confirmed')
    expect(matter?.level).toBe(2)
    for (const name of ['Amina Yusuf', 'Bethan Pryce', ...events]) {
      expect(matter?.because).toContain(name)
    }
  })

  it('is no forecast while all that is to come is enough', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    expect([...(await matters(school)).keys()].filter((id) => id.startsWith('forecast/'))).toEqual(
      [],
    )
  })
})
