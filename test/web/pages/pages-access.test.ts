import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { sandboxSender } from '../../../src/platforms/sandbox/addresses.ts'
import { listAccesses } from '../../../src/store/access-log.ts'
import { markLeft } from '../../../src/store/people.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { openSchoolPages, type SchoolPages } from '../../support/school-pages.ts'

const AMINA = 'amina@hillcrest.example'
const CALLUM = 'callum@hillcrest.example'
const PRIYA = 'priya@hillcrest.example'
const TOM = 'tom@hillcrest.example'
const HELEN = 'helen@hillcrest.example'
const MARCUS = 'marcus@hillcrest.example'
const NOTE = 'Pausing worked well with canary-nine.'

const READS = [
  '/tab/api/me',
  '/tab/api/my-week',
  '/tab/api/story',
  '/tab/api/events.ics',
  '/tab/api/own-data.json',
  '/tab/api/own-data.html',
  '/tab/api/school',
  '/tab/api/school.csv',
  '/tab/api/school/messages',
  '/tab/api/schools',
  '/tab/api/here',
]

let school: School
let nextDoor: School
let pages: SchoolPages
let amina: string
let callum: string

beforeAll(async () => {
  school = await openSchool()
  nextDoor = await school.openNextDoor()
  pages = await openSchoolPages(school)
  amina = await school.inductionOf('amina')
  callum = await school.inductionOf('callum')
  const priya = school.chatOf('priya')
  await priya.types('log drop-in for Amina')
  await priya.presses('Save', { note: NOTE })
})

const looksAt = async (who: string) => {
  const subject = await school.personIdOf(who)
  return await school.in((tx) => listAccesses(tx, subject))
}

describe('what these tests ask for', () => {
  const routes = [
    ...readFileSync('src/web/pages/routes.ts', 'utf8').matchAll(
      /scope\.(get|post|put|patch|delete)\(\s*'([^']+)'/g,
    ),
  ].map(([, method = '', path = '']) => `${method} ${path}`)

  it('is every page and every download that there is', () => {
    const reads = routes.filter((route) => route.startsWith('get '))
    expect(reads.sort()).toEqual(READS.map((path) => `get ${path}`).sort())
  })

  it('and every other way in: a button, a link, and the end of its session', () => {
    expect(routes.filter((route) => !route.startsWith('get ')).sort()).toEqual([
      'delete /tab/session',
      'post /tab/api/press',
      'post /tab/session',
    ])
  })

  it('a button is pressed by nobody who is not known, at no other school, from no other page', async () => {
    const press = (headers: Record<string, string>, school = '') =>
      pages.server.inject({
        method: 'POST',
        url: `/tab/api/press${school}`,
        headers,
        payload: { verb: 'send-erasure-request', input: {} },
      })
    const ours = { 'x-keepstep-page': '1' }
    expect((await press(ours)).statusCode).toBe(401)
    expect((await press({ 'x-keepstep-as': AMINA })).json().code).toBe('other-page')
    const stranger = await press({ ...ours, 'x-keepstep-as': 'nobody@elsewhere.example' })
    expect(stranger.json().code).toBe('not-on-a-roster')
    const elsewhere = await press({ ...ours, 'x-keepstep-as': AMINA }, `?school=${nextDoor.id}`)
    expect([elsewhere.statusCode, elsewhere.json().code]).toEqual([403, 'not-there'])
    const { data } = (await pages.as(AMINA, '/tab/api/my-week')).json()
    expect(data.asked).toBeUndefined()
  })

  it('a session ends where its owner ends it', async () => {
    const ended = await pages.server.inject({
      method: 'DELETE',
      url: '/tab/session',
      headers: { 'x-keepstep-page': '1' },
    })
    expect(ended.statusCode).toBe(204)
    expect(String(ended.headers['set-cookie'])).toMatch(/^keepstep-page=; Path=\/tab; Max-Age=0;/)
  })
})

describe('somebody who does not say who they are', () => {
  it.each(READS)('is shown nothing at %s', async (path) => {
    const shown = await pages.ask(path)
    expect(shown.status).toBe(401)
    expect(shown.json().code).toBe('sign-in')
    expect(shown.headers['cache-control']).toBe('no-store')
  })

  it.each([
    ['a token where nobody checks any', { authorization: 'Bearer a.b.c' }],
    ['a made-up session', { cookie: 'keepstep-page=v1.a.b.c' }],
    ['a session that somebody wrote by hand', { cookie: `keepstep-page=${AMINA}` }],
  ])('is not helped by %s', async (_, headers) => {
    for (const path of READS) {
      const shown = await pages.ask(path, { 'x-keepstep-page': '1', ...headers })
      expect([path, shown.status]).toEqual([path, 401])
    }
  })

  it('cannot be anybody in the sandbox from another machine or through a proxy', async () => {
    const as = { 'x-keepstep-page': '1', 'x-keepstep-as': AMINA }
    for (const headers of [
      { ...as, host: 'keepstep.example' },
      { ...as, 'x-forwarded-for': '10.0.0.1' },
    ]) {
      expect((await pages.ask('/tab/api/my-week', headers)).status).toBe(401)
    }
  })

  it('cannot be sent there by a page of somebody else', async () => {
    const shown = await pages.ask('/tab/api/my-week', { 'x-keepstep-as': AMINA })
    expect([shown.status, shown.json().code]).toEqual([403, 'other-page'])
  })
})

describe('a stranger', () => {
  it.each(READS)('is told whom to ask, and nothing else, at %s', async (path) => {
    const shown = await pages.as('nobody@elsewhere.example', path)
    expect([shown.status, shown.json().code]).toEqual([403, 'not-on-a-roster'])
  })
})

describe('people of another school', () => {
  it.each(READS.filter((path) => path !== '/tab/api/me' && path !== '/tab/api/schools'))(
    'are not there for a tutor who names it at %s',
    async (path) => {
      const shown = await pages.as(HELEN, `${path}?school=${nextDoor.id}&induction=${amina}`)
      expect([shown.status, shown.json().code]).toEqual([403, 'not-there'])
    },
  )

  it('have an induction that looks like none at all', async () => {
    const theirs = await nextDoor.inductionOf('amina')
    const shown = await pages.as(AMINA, `/tab/api/story?induction=${theirs}`)
    const made = await pages.as(AMINA, '/tab/api/story?induction=nothing')
    expect(shown.status).toBe(403)
    expect(shown.body).toBe(made.body)
  })

  it('are on no page of a tutor, and their ids in no answer', async () => {
    const ids = [
      nextDoor.id,
      await nextDoor.personIdOf('helen'),
      await nextDoor.inductionOf('amina'),
    ]
    for (const path of READS) {
      const { body } = await pages.as(HELEN, `${path}?induction=${amina}`)
      expect(ids.filter((id) => body.includes(id))).toEqual([])
    }
  })
})

describe('another person of the same school', () => {
  it.each([
    ['another ECT', CALLUM],
    ['a mentor of another ECT', TOM],
    ['the induction tutor', HELEN],
    ['the headteacher', MARCUS],
  ])('%s never reads the steps and notes of a pair', async (_, email) => {
    const shown = await pages.as(email, `/tab/api/story?induction=${amina}`)
    expect([shown.status, shown.json().code]).toEqual([403, 'not-there'])
  })

  it.each([AMINA, PRIYA])('%s does not see the figures of the school', async (email) => {
    for (const path of ['school', 'school.csv', 'school/messages', 'schools']) {
      const shown = await pages.as(email, `/tab/api/${path}`)
      expect([path, shown.status, shown.json().code]).toEqual([path, 403, 'not-yours'])
    }
  })

  it('cannot press what is not on a page, nor for somebody else', async () => {
    const [due] = await school.expectationsOf('amina')
    const asTom = await pages.press(TOM, 'log-done', { expectationId: due?.id ?? '' })
    expect(asTom.json().said).not.toMatch(/logged/i)
    const other = await pages.press(HELEN, 'stop-digests', {})
    expect(other.status).toBe(403)
    expect((await school.log()).some((one) => one.expectationId === due?.id)).toBe(false)
  })

  it('reads no note on any page of the school', async () => {
    for (const path of ['school', 'school.csv', 'school/messages', 'here', 'schools', 'my-week']) {
      expect((await pages.as(HELEN, `/tab/api/${path}`)).body).not.toContain('canary-nine')
    }
  })
})

describe('whoever reads about somebody', () => {
  it('is written down where a tutor opens the page of the school, and the ECT sees it', async () => {
    const before = (await looksAt('callum')).length
    expect((await pages.as(HELEN, '/tab/api/school')).status).toBe(200)
    const after = await looksAt('callum')
    expect(after).toHaveLength(before + 1)
    expect(after[0]?.readerId).toBe(await school.personIdOf('helen'))
    const page = (await pages.as(CALLUM, '/tab/api/my-week')).json()
    expect(page.data.looked[0]).toMatch(
      /^Helen Whitcombe looked at how your weeks went .*Monday 14 September\.$/,
    )
  })

  it('is written down for the table that is downloaded too', async () => {
    const before = (await looksAt('callum')).length
    const csv = await pages.as(HELEN, '/tab/api/school.csv')
    expect(csv.body).toContain('Callum')
    expect(await looksAt('callum')).toHaveLength(before + 1)
  })

  it('is not written down where nobody was shown', async () => {
    const before = (await looksAt('callum')).length
    const page = (await pages.as(MARCUS, '/tab/api/school')).json()
    expect([page.kind, page.pairs]).toEqual(['counts', []])
    expect(JSON.stringify(page)).not.toContain('Callum')
    expect(await looksAt('callum')).toHaveLength(before)
  })

  it('is written down only for those that a filter leaves', async () => {
    const before = (await looksAt('bethan')).length
    const page = (await pages.as(HELEN, '/tab/api/school?year=1')).json()
    expect(page.pairs.map(({ year }: { year: string }) => year)).not.toContain('Year 2')
    expect(await looksAt('bethan')).toHaveLength(before)
  })

  it('is written down where a mentor opens the steps and notes, and not where the ECT does', async () => {
    const before = (await looksAt('amina')).length
    const story = await pages.as(PRIYA, `/tab/api/story?induction=${amina}`)
    expect(story.body).toContain(NOTE)
    expect((await looksAt('amina'))[0]?.what).toBe('steps and notes')
    const own = await pages.as(AMINA, `/tab/api/story?induction=${amina}`)
    expect(own.body).toContain(NOTE)
    expect(await looksAt('amina')).toHaveLength(before + 1)
    expect((await pages.as(AMINA, `/tab/api/story?induction=${callum}`)).status).toBe(403)
  })
})

describe('a copy of everything', () => {
  it('is of whoever asks, with what others wrote about them, and of nobody else', async () => {
    const own = await pages.as(AMINA, '/tab/api/own-data.json')
    expect(own.body).toContain('canary-nine')
    expect(own.json().person.email).toBe(AMINA)
    expect((await pages.as(AMINA, '/tab/api/own-data.html')).body).toContain('canary-nine')
    for (const other of [CALLUM, HELEN, MARCUS]) {
      expect((await pages.as(other, '/tab/api/own-data.json')).body).not.toContain('canary-nine')
    }
  })

  it('and its erasing are asked for on the page, and the tutor decides', async () => {
    const asked = await pages.press(CALLUM, 'send-erasure-request', {})
    expect(asked.json().said).toBe('The school was asked to erase everything about you')
    const { data } = (await pages.as(CALLUM, '/tab/api/my-week')).json()
    expect(data.asked).toContain('The induction tutor has not decided yet.')
    expect((await pages.press(CALLUM, 'carry-out-erasure', {})).status).toBe(403)
  })
})

describe('a link to a page of one’s own', () => {
  const enter = async (email: string) => {
    const link = pages.passes.link(sandboxSender(email), school.clock.now())
    return { link, entered: await pages.enter(link) }
  }
  const cookieOf = (shown: { headers: Readonly<Record<string, unknown>> }) =>
    String(shown.headers['set-cookie']).split(';')[0] ?? ''

  it('opens a session that no script reads and no other site sends', async () => {
    const { entered } = await enter(AMINA)
    expect(entered.status).toBe(204)
    expect(String(entered.headers['set-cookie'])).toMatch(
      /; Path=\/tab; Max-Age=28800; HttpOnly; Secure; SameSite=Strict$/,
    )
    const headers = { 'x-keepstep-page': '1', cookie: cookieOf(entered) }
    expect((await pages.ask('/tab/api/my-week', headers)).json().name).toContain('Amina')
    expect((await pages.ask(`/tab/api/story?induction=${callum}`, headers)).status).toBe(403)
  })

  it('works once', async () => {
    const { link } = await enter(AMINA)
    const again = await pages.enter(link)
    expect([again.status, again.json().code]).toEqual([401, 'link-used'])
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('opens one session however often it is used at once', async () => {
    const link = pages.passes.link(sandboxSender(AMINA), school.clock.now())
    const all = await Promise.all(Array.from({ length: 12 }, () => pages.enter(link)))
    expect(all.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  it.each([
    ['is too old', (now: Date) => pages.passes.link(sandboxSender(AMINA), minutesBefore(now, 31))],
    ['is a session and no link', (now: Date) => pages.passes.session(sandboxSender(AMINA), now)],
    [
      'was changed',
      (now: Date) => `${pages.passes.link(sandboxSender(AMINA), now).slice(0, -4)}AAAA`,
    ],
    ['is nothing', () => ''],
  ])('opens nothing where it %s', async (_, make) => {
    const shown = await pages.enter(make(school.clock.now()))
    expect([shown.status, shown.json().code]).toEqual([401, 'link-over'])
    expect(shown.headers['set-cookie']).toBeUndefined()
  })

  it('ends with the working day, and a link is no session', async () => {
    const now = school.clock.now()
    for (const pass of [
      pages.passes.session(sandboxSender(AMINA), minutesBefore(now, 481)),
      pages.passes.link(sandboxSender(AMINA), now),
    ]) {
      const headers = { 'x-keepstep-page': '1', cookie: `keepstep-page=${pass}` }
      expect((await pages.ask('/tab/api/my-week', headers)).status).toBe(401)
    }
  })

  it('opens nothing for a stranger, and its session nothing more for somebody who has left', async () => {
    const stranger = await enter('nobody@elsewhere.example')
    expect(stranger.entered.json().code).toBe('not-on-a-roster')
    const { entered } = await enter('tom@hillcrest.example')
    const headers = { 'x-keepstep-page': '1', cookie: cookieOf(entered) }
    expect((await pages.ask('/tab/api/my-week', headers)).status).toBe(200)
    const tom = await school.personIdOf('tom')
    await school.in((tx) => markLeft(tx, [tom], '2026-09-14'))
    expect((await pages.ask('/tab/api/my-week', headers)).json().code).toBe('not-on-a-roster')
    expect((await enter('tom@hillcrest.example')).entered.status).toBe(403)
  })
})

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000)
