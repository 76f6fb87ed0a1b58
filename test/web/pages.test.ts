import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTICES } from '../../src/web/notices.ts'
import { aServer } from '../support/build-server.ts'
import { copyProblems } from '../support/copy-lint.ts'

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

  it('say of privacy what the card says', () => {
    const card = readFileSync('cards/messages/privacy.json', 'utf8')
    const page = JSON.stringify(NOTICES['/privacy'])
    for (const fact of [
      '90 days',
      '7 days',
      'end of induction and one term more',
      'never notes or the words of a step',
    ]) {
      expect(card).toContain(fact)
      expect(page).toContain(fact)
    }
  })
})
