import { describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { leaves } from '../../support/leaves.ts'
import { press } from '../../support/press.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const asks = async (school: School, who = 'helen'): Promise<string> => {
  await school.chatOf(who).types('checklist')
  return await school.chatOf(who).lastText()
}

describe('what is to do at the start (B-91 to B-93)', () => {
  it('is listed by programme and by ECT, and what Keepstep sees needs no tick', async () => {
    const school = await openSchool()
    const text = await asks(school)
    expect(text).toContain('National Institute of Teaching, 2026-27')
    expect(text).toContain('To do: Timetable and cover for meetings and observations')
    expect(text).toContain('To do: Register with the department\n')
    expect(text).toContain('To do: Register with NIoT')
    expect(text).toContain('Done: Assign a mentor. Keepstep sees it.')
  })

  it('has the days that a programme’s documents give', async () => {
    const school = await openSchool({
      roster: allProgrammes().filter(
        ({ role, programme }) => role !== 'ect' || programme === 'ect-align',
      ),
    })
    expect(await asks(school)).toContain(
      'To do: My Ambition account and Steplab access form, by Friday 11 September',
    )
  })

  it('is ticked with a name, and a tick is taken back', async () => {
    const school = await openSchool()
    await asks(school)
    const tick = 'Tick: Timetable and cover for meetings and observations'
    await school.chatOf('helen').presses(tick)
    expect((await school.picture()).ticks).toMatchObject([
      { about: '2026-27/niot', item: 'timetable' },
    ])
    expect(await asks(school)).toContain(
      'Done: Timetable and cover for meetings and observations. Ticked by Helen Whitcombe.',
    )
    await school.chatOf('helen').presses('Undo: Timetable and cover for meetings and observations')
    expect((await school.picture()).ticks).toEqual([])
  })

  it('is nothing for an ECT who has left', async () => {
    const school = await openSchool()
    await leaves(school, 'Callum Reid')
    const text = await asks(school)
    expect(text).not.toContain('Callum Reid')
    expect(text).toContain('Amina Yusuf')
    expect(text).not.toContain('somebody who has left')
  })

  it('is not asked again for an ECT who began in an earlier school year', async () => {
    const school = await openSchool()
    const text = await asks(school)
    expect(text).toContain('Amina Yusuf')
    expect(text).not.toContain('Bethan Pryce')
  })

  it('stays on its page when something on it is ticked, and when a tick is taken back', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    const helen = school.chatOf('helen')
    const first = await asks(school)
    await helen.presses('Show more')
    const second = await helen.lastText()
    const [heading = ''] = second.split('\n').filter((line) => line !== '' && !first.includes(line))
    await helen.presses(/^Tick: /)
    expect(await helen.lastText()).toContain('Ticked by Helen Whitcombe.')
    expect(await helen.lastText()).toContain(heading)
    await helen.presses(/^Undo: /)
    expect(await helen.lastText()).not.toContain('Ticked by Helen Whitcombe.')
    expect(await helen.lastText()).toContain(heading)
  })

  it.each(['amina', 'priya', 'marcus'])(
    'is neither shown to %s nor theirs to tick',
    async (who) => {
      const school = await openSchool()
      expect(await asks(school, who)).toContain('is for the induction tutor')
      const about = await school.inductionOf('amina')
      for (const verb of ['tick-item', 'untick-item', 'show-start-list']) {
        const reply = await press(school, who, verb, { data: { about, item: 'dfe' } })
        expect(reply.messages.map(({ text }) => text).join()).toContain(
          'is for the induction tutor',
        )
      }
      expect((await school.picture()).ticks).toEqual([])
    },
  )

  it('of another school is out of reach, and so is what stands on no list', async () => {
    const school = await openSchool()
    const other = await school.openNextDoor()
    const about = await school.inductionOf('amina')
    for (const of of [
      { about, item: 'dfe' },
      { about: 'anything', item: 'else' },
    ]) {
      const reply = await press(other, 'helen', 'tick-item', { data: of })
      expect(reply.messages.map(({ text }) => text).join()).toContain('no longer there')
    }
    expect((await school.picture()).ticks).toEqual([])
    expect((await other.picture()).ticks).toEqual([])
  })
})
