import { beforeAll, describe, expect, it } from 'vitest'
import { logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { openSchoolPages, type SchoolPages } from '../../support/school-pages.ts'

const AMINA = 'amina@hillcrest.example'
const PRIYA = 'priya@hillcrest.example'
const HELEN = 'helen@hillcrest.example'

let school: School
let pages: SchoolPages

beforeAll(async () => {
  school = await openSchool()
  pages = await openSchoolPages(school)
})

interface Line {
  readonly text: string
  readonly state: string
  readonly inChat?: true
  readonly button?: {
    readonly title: string
    readonly verb: string
    readonly ids: Record<string, string>
  }
}
const linesOf = async (): Promise<Line[]> => {
  const page = (await pages.as(AMINA, '/tab/api/my-week')).json()
  return page.parts.flatMap((part: { things: Line[] }) => part.things)
}

describe('the pages themselves', () => {
  it.each(['/tab', '/tab/', '/tab/school', '/tab/configure'])(
    '%s may stand in Teams, and nowhere else',
    async (path) => {
      const { status, headers, body } = await pages.ask(path)
      expect(status).toBe(200)
      expect(body).toContain('<html lang="en-GB"')
      const policy = String(headers['content-security-policy'])
      expect(policy.split(';').at(-1)).toBe(
        'frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com',
      )
      expect(policy).toContain("script-src 'self';")
      expect(headers['x-frame-options']).toBeUndefined()
    },
  )

  it('serves no source beside them', async () => {
    expect((await pages.ask('/tab/page/main.tsx')).status).toBe(404)
    expect((await pages.ask('/tab/page/../routes.ts')).status).toBe(404)
  })
})

describe('somebody on their own page', () => {
  it('sees each thing of the week with its state and its reasons', async () => {
    const page = (await pages.as(AMINA, '/tab/api/my-week')).json()
    expect(page.head.week).toBe('Week 3 of autumn 1, 14 to 18 September')
    const [part] = page.parts
    expect(part.title).toBe('Your induction')
    expect(part.things.length).toBeGreaterThan(1)
    for (const { state, because } of part.things) {
      expect(state).not.toBe('')
      expect(because.length).toBeGreaterThan(0)
    }
  })

  it('is not sent to the chat for what the mentor has logged, which is read on the page itself', async () => {
    await logsDropIn(school)
    const page = (await pages.as(AMINA, '/tab/api/my-week')).json()
    const things: Line[] = page.parts[0].things
    expect(things.find(({ text }) => text.startsWith('Drop-in'))).toMatchObject({
      state: 'Logged for Monday 14 September',
    })
    expect(things.filter(({ inChat }) => inChat)).toEqual([])
    const [theirs] = (await pages.as(PRIYA, '/tab/api/my-week')).json().parts
    expect(theirs.things.find(({ text }: Line) => text.startsWith('Mentor meeting'))).toMatchObject(
      { inChat: true },
    )
  })

  it('reads as induction tutor what is new, as the card on Mondays says it', async () => {
    const parts = (await pages.as(HELEN, '/tab/api/my-week')).json().parts
    const [part] = parts.filter(({ id }: { id: string }) => id === 'tutoring')
    await school.chatOf('helen').types('my week')
    const card = await school.chatOf('helen').lastText()
    expect(part.lines.length).toBeGreaterThan(1)
    const news = part.lines.filter((line: string) => !/^(As last week|Write my week)/.test(line))
    for (const line of news) expect(card).toContain(line)
  })

  it('logs study and takes it back, as the card does', async () => {
    const study = (await linesOf()).find(({ button }) => button?.verb === 'log-done')
    const done = await pages.press(AMINA, 'log-done', study?.button?.ids ?? {})
    expect([done.status, done.json().errors]).toEqual([200, undefined])
    const logged = (await linesOf()).find(({ text }) => text === study?.text)
    expect(logged?.state).toBe('Logged for Monday 14 September')
    await pages.press(AMINA, 'undo-entry', logged?.button?.ids ?? {})
    expect((await linesOf()).find(({ text }) => text === study?.text)?.state).toBe(study?.state)
  })

  it('is told what to put right in the settings, and keeps them when all is well', async () => {
    const { values } = (await pages.as(AMINA, '/tab/api/my-week')).json().settings
    const wrong = await pages.press(AMINA, 'save-settings', { ...values, time: '23:00' })
    expect(Object.keys(wrong.json().errors)).toEqual(['time'])
    const right = { ...values, time: '08:15', awayFrom: '2026-10-12', awayTo: '' }
    const saved = await pages.press(AMINA, 'save-settings', right)
    expect(saved.json()).toEqual({ said: 'Your settings are saved' })
    const after = (await pages.as(AMINA, '/tab/api/my-week')).json().settings
    expect([after.values.time, after.away]).toEqual([
      '08:15',
      [{ from: '2026-10-12', words: 'Away on Monday 12 October' }],
    ])
    await pages.press(AMINA, 'remove-away', { from: '2026-10-12' })
    expect((await pages.as(AMINA, '/tab/api/my-week')).json().settings.away).toEqual([])
  })

  it('takes the events of the year into a calendar', async () => {
    const calendar = await pages.as(AMINA, '/tab/api/events.ics')
    expect(calendar.body).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
  })

  it('does not move the chat in which Keepstep writes to them', async () => {
    const chat = school.chatOf('amina')
    const before = (await chat.messages()).length
    await school.moveTo('2026-09-21T09:00')
    expect((await chat.messages()).length).toBeGreaterThan(before)
  })
})

describe('an induction tutor on the page of the school', () => {
  it('sees pairs by name, every figure with its reasons', async () => {
    const page = (await pages.as(HELEN, '/tab/api/school')).json()
    expect(page.kind).toBe('detail')
    const names = page.pairs.map(({ ect }: { ect: string }) => ect)
    expect(names).toEqual(names.toSorted())
    for (const { because } of page.figures) expect(because.length).toBeGreaterThan(1)
    expect(page.trends.map(({ id }: { id: string }) => id)).toEqual([
      'self-study',
      'drop-in',
      'meeting',
    ])
  })

  it('sees what was sent and what will be, without anybody’s times', async () => {
    const page = (await pages.as(HELEN, '/tab/api/school/messages')).json()
    expect(page.toCome.length).toBeGreaterThan(0)
    expect(JSON.stringify(page)).not.toMatch(/@|\d:\d\d/)
  })

  it('sees the numbers of the channel without a name', async () => {
    const here = await pages.as(HELEN, '/tab/api/here')
    // Of three people a number would say who has not logged: nothing is shown yet.
    const [study] = here.json().figures
    expect(here.json().figures.map(({ thisWeek }: { thisWeek: string }) => thisWeek)).not.toContain(
      '0 of 3',
    )
    expect(study.label).toBe('Self-study')
    expect((await pages.as(AMINA, '/tab/api/here')).body).toBe(here.body)
    for (const name of ['Amina', 'Callum', 'Bethan', 'Priya', 'Tom']) {
      expect(here.body).not.toContain(name)
    }
  })

  it('sees one school beside another only where they are at both', async () => {
    const { schools } = (await pages.as(HELEN, '/tab/api/schools')).json()
    expect(schools).toHaveLength(1)
  })
})
