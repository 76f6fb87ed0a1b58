import { describe, expect, it } from 'vitest'
import { addLogEntry } from '../../../src/store/log-entries.ts'
import { leaves } from '../../support/leaves.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

const asks = async (school: School, who: string, text: string): Promise<string> => {
  await school.chatOf(who).types(text)
  return await school.chatOf(who).lastText()
}

describe('time for mentors (B-13, B-20, B-23)', () => {
  async function withMeetings(): Promise<School> {
    const school = await openSchool()
    const [inductionId, personId] = [
      await school.inductionOf('amina'),
      await school.personIdOf('priya'),
    ]
    await school.in(async (tx) => {
      for (const [on, timetabled] of [
        ['2026-09-08', 'yes'],
        ['2026-09-10', 'no'],
        ['2026-09-14', 'yes'],
      ] as const) {
        await addLogEntry(tx, {
          id: school.deps.newId(),
          inductionId,
          personId,
          activity: 'meeting',
          on,
          timetabled,
          loggedBy: personId,
          loggedAt: school.clock.now(),
          platform: 'sandbox',
        })
      }
    })
    return school
  }

  it('is counted for the tutor by pair, and for the headteacher for the school alone', async () => {
    const school = await withMeetings()
    const tutor = await asks(school, 'helen', 'protected time')
    expect(tutor).toContain('2 of 3 meetings were in timetabled time.')
    expect(tutor).toContain('2 of the last 3 meetings were in timetabled time.')
    const head = await asks(school, 'marcus', 'protected time')
    expect(head).toContain('2 of 3 meetings were in timetabled time.')
    expect(head).not.toContain('Amina')
  })

  it('is not counted by pair for an ECT who has left', async () => {
    const school = await withMeetings()
    await leaves(school, 'Amina Yusuf')
    expect(await asks(school, 'helen', 'protected time')).not.toContain('somebody who has left')
  })

  it('goes on with the term in the half-term break, and with the one that is over in the holidays', async () => {
    const school = await withMeetings()
    await school.moveTo('2026-10-28T12:00')
    const inHalfTerm = await asks(school, 'helen', 'protected time')
    expect(inHalfTerm).toContain('The school, this term')
    expect(inHalfTerm).toContain('2 of 3 meetings were in timetabled time.')
    await school.moveTo('2026-12-29T12:00')
    const inHolidays = await asks(school, 'helen', 'protected time')
    expect(inHolidays).toContain('The school, the term that is over')
    expect(inHolidays).toContain('2 of 3 meetings were in timetabled time.')
  })

  it('says so where no meeting of the term tells', async () => {
    const text = await asks(await openSchool(), 'marcus', 'protected time')
    expect(text).toContain('No meeting of this term says yet whether it was in timetabled time.')
    expect(text).not.toContain('0 of 0')
  })

  it('is said to a mentor for their own ECTs: what is owed, what came round, what is logged', async () => {
    const text = await asks(await withMeetings(), 'priya', 'how many hours do I get for Amina?')
    expect(text).toContain(
      'Year 1: 1 hour a week for the mentor, 40 hours in all and 3 hours up to this week.',
    )
    expect(text).toContain('Drop-ins and meetings logged so far come to 1 hour 30 minutes')
    expect(text).toContain('2 of the last 3 meetings were in timetabled time.')
    expect(text).toContain('Bethan Pryce')
    expect(text).not.toContain('Callum Reid')
  })

  it('is added up for the school', async () => {
    const head = await asks(await withMeetings(), 'marcus', 'protected time')
    expect(head).toContain(
      'Mentors here are owed 100 hours in the years of induction that are running, 8 hours of them up to this week.',
    )
  })

  it('has no hours where the documents give none', async () => {
    const roster = smallRoster().map((row) =>
      row.role === 'ect' ? { ...row, programme: 'teach-first', year: '2' } : row,
    )
    const text = await asks(await openSchool({ roster }), 'tom', 'my hours')
    expect(text).toContain('The documents of Teach First give no hours for the mentor.')
  })

  it('is not shown to an ECT', async () => {
    expect(await asks(await withMeetings(), 'amina', 'protected time')).toContain(
      'is for the mentor, the induction tutor and the headteacher',
    )
  })
})
