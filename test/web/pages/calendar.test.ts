import { beforeAll, describe, expect, it } from 'vitest'
import { sandboxSender } from '../../../src/platforms/sandbox/addresses.ts'
import { calendarLinks, ORIGIN } from '../../support/calendar-links.ts'
import { agreesStep } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { openSchoolPages, type SchoolPages } from '../../support/school-pages.ts'

let school: School
let pages: SchoolPages

beforeAll(async () => {
  school = await openSchool()
  pages = await openSchoolPages(school)
  await school.chatOf('helen').types('autumn webinar is on 6 October at 3:45pm online')
})

const unfolded = (body: string): string => body.replaceAll('\r\n ', '')

/** The address that Keepstep gives somebody, without its origin. */
async function addressOf(who: string): Promise<string> {
  await school.chatOf(who).types('my calendar')
  const [url = ''] = /https:\/\/\S+\.ics/.exec(await school.chatOf(who).lastText()) ?? []
  return url.replace(ORIGIN, '')
}

describe('somebody’s own calendar', () => {
  it('holds what a pair agreed, for each of the two, and needs nothing but its address', async () => {
    await agreesStep(school, { nextDropInOn: '2026-09-24' })
    const [amina, priya] = [await addressOf('amina'), await addressOf('priya')]
    const hers = await pages.ask(amina, {})
    expect([hers.status, hers.headers['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    expect(unfolded(hers.body)).toMatch(/SUMMARY:Drop-in\r\nDTSTART;VALUE=DATE:20260924/)
    expect(unfolded((await pages.ask(priya, {})).body)).toMatch(
      /SUMMARY:Drop-in with Amina Yusuf\r\nDTSTART;VALUE=DATE:20260924/,
    )
    const callum = await pages.ask(await addressOf('callum'), {})
    expect(unfolded(callum.body)).not.toContain('20260924')
  })

  it('cannot be made up, changed or read after a year, and is nobody’s who is not at the school', async () => {
    const address = await addressOf('tom')
    const changed = address.replace(/(?<=.{60})./, (one) => (one === 'A' ? 'B' : 'A'))
    const now = school.clock.now()
    const old = calendarLinks.linkFor(sandboxSender('tom@hillcrest.example'), new Date(0))
    const stranger = calendarLinks.linkFor(sandboxSender('nobody@else.example'), now)
    for (const path of [changed, '/calendar/nothing.ics', old, stranger]) {
      const shown = await pages.ask(path.replace(ORIGIN, ''), {})
      expect([shown.status, shown.body]).toEqual([
        404,
        'There is no calendar at this address. Write “my calendar” to Keepstep for a new one.\n',
      ])
    }
    await school.chatOf('helen').types('Tom has left')
    await school.chatOf('helen').presses('Go on', { from: '2026-09-14' })
    await school.chatOf('helen').presses('Yes, do it')
    expect((await pages.ask(address, {})).status).toBe(404)
  })
})
