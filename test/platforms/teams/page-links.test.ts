import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { helpCard } from '../../../src/cards/messages/help.ts'
import { PAGE_PLACES } from '../../../src/cards/page-place.ts'
import { attachmentFor } from '../../../src/platforms/teams/cards.ts'
import { pageLinksIn } from '../../../src/platforms/teams/page-links.ts'
import { render } from '../../../src/templates.ts'
import { buttonsOf } from '../../support/card-walk.ts'

const APP = '11111111-2222-3333-4444-555555555555'
const linkOf = pageLinksIn(APP, 'https://keepstep.example/anything')
const manifest = JSON.parse(readFileSync('manifest/teams/manifest.json', 'utf8'))

describe('a link to a page in Teams', () => {
  it.each(PAGE_PLACES)('leads to a tab that the app package has: %s', (place) => {
    const [, app, tab] = /\/l\/entity\/([^/]+)\/([^?]+)\?/.exec(linkOf(place)) ?? []
    expect(app).toBe(APP)
    expect(manifest.staticTabs.map(({ entityId }: { entityId: string }) => entityId)).toContain(tab)
  })

  it('names the part of the page, and the web address for a client without tabs', () => {
    const { searchParams } = new URL(linkOf('data'))
    expect(JSON.parse(searchParams.get('context') ?? '')).toEqual({ subEntityId: 'data' })
    expect(searchParams.get('webUrl')).toBe('https://keepstep.example/tab/')
    expect(linkOf('data')).not.toMatch(/[+ ]/)
  })
})

describe('a button that leads to a page', () => {
  const help = render(helpCard({ school: 'school-1', roles: ['ect'] }))
  const shown = (pages?: typeof linkOf) => {
    const attachment = attachmentFor(help, 'personal', pages)
    if (attachment === 'too-large') throw new Error(attachment)
    return buttonsOf(attachment.content).find(({ title }) => title === 'Open my page')
  }

  it('opens it in one tap where the pages can be reached', () => {
    expect(shown(linkOf)).toEqual({
      type: 'Action.OpenUrl',
      title: 'Open my page',
      url: linkOf('week'),
    })
  })

  it('asks the chat where they cannot', () => {
    expect(shown()).toMatchObject({ type: 'Action.Execute', verb: 'open-page' })
  })
})
