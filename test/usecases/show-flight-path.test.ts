import { describe, expect, it } from 'vitest'
import { listAccesses } from '../../src/store/access-log.ts'
import { allProgrammes } from '../support/four-programmes.ts'
import { CALENDAR_2026, openSchool } from '../support/school-in-memory.ts'

const partOf = (text: string, heading: string): string =>
  text.split('\n\n').find((part) => part.includes(heading)) ?? text

describe('the part taken in the programme, beside the share it asks for', () => {
  it('tells an ECT their own, with the arithmetic, and nobody else’s', async () => {
    const school = await openSchool()
    await school.chatOf('amina').types('forecast')
    const text = await school.chatOf('amina').lastText()
    expect(text).toContain('Amina Yusuf, ECT')
    expect(text).toMatch(
      /On course: \w+ more events? can be left out, and 75 per cent is still reached/,
    )
    expect(text).toMatch(/Logged 0 minutes, to come [\d,]+, not logged yet \d+: [\d,]+ in all/)
    expect(text).toContain('Only you and the induction tutor can see this.')
    for (const other of ['Bethan', 'Callum', 'Priya', 'Tom']) expect(text).not.toContain(other)
  })

  it('names each thing that nobody has logged once its day is over', async () => {
    const school = await openSchool({ now: '2026-11-09T12:00' })
    await school.chatOf('amina').types('how many seminars can I miss?')
    expect(await school.chatOf('amina').lastText()).toContain(
      'Not logged yet: Introduction to year 1: local seminar, Thursday 22 October, 180 minutes.',
    )
  })

  it('tells a mentor about funding, by the kind of mentor that they are', async () => {
    const school = await openSchool()
    await school.chatOf('tom').types('75%')
    const text = await school.chatOf('tom').lastText()
    expect(text).toContain('Tom Hargreaves, mentor on the reduced programme')
    expect(text).toContain('Counted over the reduced programme')
    expect(text).toContain('Funding for the mentor’s time goes by this.')
    expect(text).not.toContain('Callum')
  })

  it('shows the induction tutor everybody, and each of them sees that it was looked at', async () => {
    const school = await openSchool()
    await school.chatOf('helen').types('forecast')
    const text = (await school.chatOf('helen').allTexts()).at(-1) ?? ''
    expect(text).toContain('Amina Yusuf, ECT')
    const amina = await school.personIdOf('amina')
    const reads = await school.in((tx) => listAccesses(tx, amina))
    expect(reads.map(({ what }) => what)).toEqual(['part in the programme'])
    await school.chatOf('amina').types('privacy')
    expect(await school.chatOf('amina').lastText()).toContain('Helen Whitcombe looked at your')
  })

  it('says where a programme’s documents name no share', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    await school.chatOf('jonas').types('forecast')
    expect(partOf(await school.chatOf('jonas').lastText(), 'Jonas Weber')).toContain(
      'The documents of Ambition Institute name no share',
    )
  })

  it('shows a headteacher nobody by name', async () => {
    const school = await openSchool()
    await school.chatOf('marcus').types('forecast')
    const text = await school.chatOf('marcus').lastText()
    expect(text).toContain('You are neither an ECT nor a mentor here')
    expect(text).not.toContain('Nobody here')
  })

  it('names no end of the calendar that lies after what is forecast', async () => {
    const next = ['term,autumn,2027-09-06,2027-12-17', 'half-term,half term,2027-10-25,2027-10-29']
    const school = await openSchool({ calendar: [...CALENDAR_2026, ...next] })
    await school.chatOf('amina').types('forecast')
    expect(await school.chatOf('amina').lastText()).not.toContain('The calendar ends')
    const short = await openSchool({ calendar: CALENDAR_2026.filter((l) => !/summer/.test(l)) })
    await short.chatOf('amina').types('forecast')
    expect(await short.chatOf('amina').lastText()).toMatch(/The calendar ends on .* March/)
  })

  it('names no day of the department to an ECT below full time', async () => {
    const school = await openSchool()
    await school.chatOf('amina').types('forecast')
    expect(await school.chatOf('amina').lastText()).toContain('The provider next tells')
    await school.chatOf('callum').types('forecast')
    expect(await school.chatOf('callum').lastText()).not.toContain('The provider next tells')
  })

  it('is a button of the tutor’s detail, and goes on to the next page', async () => {
    const school = await openSchool({ roster: allProgrammes() })
    await school.chatOf('helen').types('detail')
    await school.chatOf('helen').presses('Part in the programme')
    const first = await school.chatOf('helen').lastText()
    await school.chatOf('helen').presses('Show more')
    const second = await school.chatOf('helen').lastText()
    expect(second).not.toBe(first)
    expect(second).toContain('Part in the programme')
  })
})
