import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { privacyCard } from '../../src/cards/messages/privacy.ts'
import { DEFAULT_RETENTION, sayRetention } from '../../src/domain/oversight/retention.ts'
import { signalsInWords } from '../../src/domain/oversight/signal-words.ts'
import { GENERAL_WORDS } from '../../src/domain/programme/programme-words.ts'
import { render } from '../../src/templates.ts'
import { noticesWith } from '../../src/web/notices.ts'
import { aServer } from '../support/build-server.ts'
import { copyProblems } from '../support/copy-lint.ts'

const NOTICES = noticesWith(DEFAULT_RETENTION)
let server: FastifyInstance
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.close())

describe('the public pages', () => {
  it.each(['/', '/privacy', '/terms'])(
    '%s can be read by anybody, without a script',
    async (path) => {
      const { statusCode, headers, body } = await server.inject(path)
      expect(statusCode).toBe(200)
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(body).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
      expect(body).not.toContain('<script')
    },
  )

  it.each(['/', '/privacy', '/terms'])(
    '%s is told by its headings to a screen reader',
    async (path) => {
      const { body } = await server.inject(path)
      expect(body.match(/<h1>/g)).toHaveLength(1)
      expect(body.match(/<main>/g)).toHaveLength(1)
      expect(body).toMatch(/<nav aria-label="Keepstep">/)
      expect(body).toContain('aria-current="page"')
      expect(body).toMatch(/<title>.+ – Keepstep<\/title>/)
      expect(body).not.toMatch(/<h3>/)
    },
  )

  it('link to each other and to their style', async () => {
    const { body } = await server.inject('/privacy')
    for (const [, to = ''] of body.matchAll(/href="([^"]+)"/g)) {
      expect((await server.inject(to)).statusCode).toBe(200)
    }
  })

  it('are where the app package points', () => {
    const manifest = JSON.parse(readFileSync('manifest/teams/manifest.json', 'utf8'))
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) {
      expect(Object.keys(NOTICES)).toContain(new URL(url).pathname)
    }
  })

  it('are in plain words', () => {
    const words = Object.values(NOTICES).flatMap(({ title, short, sections }) => [
      title,
      short,
      ...sections.flatMap(({ heading, lines }) => [heading, ...lines]),
    ])
    expect(words.flatMap((text) => copyProblems(text))).toEqual([])
  })

  it('list every signal in one list', async () => {
    const { body } = await server.inject('/privacy')
    const lists = [...body.matchAll(/<ul>(<li>an ECT has no mentor[\s\S]*?)<\/ul>/g)]
    expect(lists).toHaveLength(1)
    expect(lists[0]?.[1]?.match(/<li>/g)).toHaveLength(signalsInWords(GENERAL_WORDS).length)
  })

  it('say of privacy what the card says', () => {
    const kept = sayRetention(DEFAULT_RETENTION)
    const roles = ['ect'] as const
    const about = {
      school: 's',
      schoolName: 'Oakfield',
      roles,
      words: GENERAL_WORDS,
      tutorNames: [],
      signals: [],
      othersSee: [],
      looked: [],
      kept,
    }
    const card = render(privacyCard(about)).text
    const page = JSON.stringify(NOTICES['/privacy'])
    for (const fact of [
      ...kept,
      ...signalsInWords(GENERAL_WORDS),
      'who is away and from whether messages arrive, never from notes',
      'sees what is logged, never notes or the words of a step',
      'Nothing about health',
    ]) {
      expect(card).toContain(fact)
      expect(page).toContain(fact)
    }
  })

  it('say how long the service that serves them keeps things', async () => {
    const retention = { ...DEFAULT_RETENTION, messagesDays: 45, notesTerms: 2 }
    const other = await aServer({ retention })
    const { body } = await other.inject('/privacy')
    expect(body).toContain('Messages sent: 45 days.')
    expect(body).toContain('2 terms more')
    await other.close()
  })
})
