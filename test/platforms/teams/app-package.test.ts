import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { AppManifestUtils } from '@microsoft/app-manifest'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { applicationIdUri } from '../../../src/platforms/teams/tab-registration.ts'
import { COMMAND_NAMES } from '../../../src/typed/suggest.ts'
import { APP_ID } from '../../support/build-activity.ts'

const folder = mkdtempSync(join(tmpdir(), 'keepstep-package-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Manifest {
  readonly permissions: readonly string[]
  readonly manifestVersion: string
  readonly id: string
  readonly name: { readonly short: string; readonly full: string }
  readonly description: { readonly short: string; readonly full: string }
  readonly bots: readonly [
    {
      readonly botId: string
      readonly scopes: readonly string[]
      readonly commandLists: readonly {
        readonly commands: readonly { title: string; description: string }[]
      }[]
    },
  ]
  readonly staticTabs: readonly { readonly contentUrl?: string; readonly websiteUrl?: string }[]
  readonly configurableTabs: readonly { readonly configurationUrl: string }[]
  readonly webApplicationInfo: { readonly id: string; readonly resource: string }
  readonly validDomains: readonly string[]
}

const template = JSON.parse(readFileSync('manifest/teams/manifest.json', 'utf8')) as Manifest
const problemsIn = (manifest: Manifest) => AppManifestUtils.validateAgainstSchema(manifest as never)

function pack(env: Record<string, string>, name = 'keepstep.zip') {
  const out = join(folder, name)
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/package-teams.mjs', '--out', out],
    {
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    },
  )
  return { status, stderr, out }
}
const ENV = {
  MICROSOFT_APP_ID: APP_ID.toUpperCase(),
  KEEPSTEP_PUBLIC_URL: 'https://keepstep.oakfield.example/',
}

/** Width, height and the RGBA bytes of a PNG as our script writes it. */
function readPng(file: string) {
  const bytes = readFileSync(file)
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const data = bytes.indexOf('IDAT') + 4
  const rows = inflateSync(bytes.subarray(data, data + bytes.readUInt32BE(data - 8)))
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const at = Math.floor(index / width) * (width * 4 + 1) + 1 + (index % width) * 4
    return [...rows.subarray(at, at + 4)] as [number, number, number, number]
  })
  return { width, height, pixels }
}

describe('the manifest', () => {
  it('is what Microsoft’s own schema asks for', async () => {
    expect(await problemsIn(template)).toEqual([])
  })

  it('would be told by it of a mistake', async () => {
    expect(await problemsIn({ ...template, id: 'keepstep' })).not.toEqual([])
  })

  it('is of a version that every school’s Teams knows', () => {
    expect(Number(template.manifestVersion.split('.')[1])).toBeLessThanOrEqual(25)
  })

  it('keeps Teams’ limits for names and lists', () => {
    expect(template.name.short.length).toBeLessThanOrEqual(30)
    expect(template.description.short.length).toBeLessThanOrEqual(80)
    expect(template.description.full.length).toBeLessThanOrEqual(4000)
    for (const { commands } of template.bots[0].commandLists) {
      expect(commands.length).toBeLessThanOrEqual(12)
      expect(commands.filter(({ title }) => title.length > 32)).toEqual([])
      expect(commands.filter(({ description }) => description.length > 128)).toEqual([])
    }
  })

  it('has a page for each person and one for channels, all of them served', () => {
    const tabs = template.staticTabs.flatMap(({ contentUrl }) => contentUrl ?? [])
    const paths = [...tabs, ...template.configurableTabs.map((one) => one.configurationUrl)]
    expect(paths.map((url) => new URL(url).pathname)).toEqual([
      '/tab/',
      '/tab/school',
      '/tab/configure',
    ])
  })

  it('asks for no permission to read channels or chats', () => {
    expect(template.permissions).toEqual(['identity', 'messageTeamMembers'])
    expect(template).not.toHaveProperty('authorization')
  })

  it('offers only what Keepstep understands', () => {
    const offered = template.bots[0].commandLists.flatMap(({ commands }) =>
      commands.map(({ title }) => title),
    )
    expect(offered.filter((title) => !COMMAND_NAMES.includes(title))).toEqual([])
  })

  it('says nothing that Keepstep never says', () => {
    expect(JSON.stringify(template)).not.toMatch(
      /NQT|compliance|overdue|failed|missed|truant|score|grade|rank|n't|!/,
    )
  })
})

describe('the icons', () => {
  it('are a full square of 192 and a white outline on nothing of 32', () => {
    const colour = readPng('manifest/teams/color.png')
    const outline = readPng('manifest/teams/outline.png')
    expect([colour.width, colour.height, outline.width, outline.height]).toEqual([192, 192, 32, 32])
    expect(colour.pixels.every(([, , , alpha]) => alpha === 255)).toBe(true)
    expect(outline.pixels.every(([r, g, b]) => r + g + b === 765)).toBe(true)
    expect(outline.pixels.some(([, , , alpha]) => alpha === 0)).toBe(true)
    expect(outline.pixels.some(([, , , alpha]) => alpha === 255)).toBe(true)
  })

  it('are what the script draws', () => {
    spawnSync(process.execPath, ['scripts/draw-teams-icons.mjs', folder])
    for (const file of ['color.png', 'outline.png']) {
      expect(readPng(join(folder, file))).toEqual(readPng(`manifest/teams/${file}`))
    }
  })
})

describe('npm run package:teams', () => {
  it('puts the ids of the environment into a package that Teams takes', async () => {
    const { status, out } = pack(ENV)
    expect(status).toBe(0)
    const files = unzipSync(readFileSync(out))
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Manifest
    expect(await problemsIn(manifest)).toEqual([])
    expect(manifest).toMatchObject({ id: APP_ID, validDomains: ['keepstep.oakfield.example'] })
    expect(manifest.bots[0].botId).toBe(APP_ID)
    expect(manifest.webApplicationInfo).toEqual({
      id: APP_ID,
      resource: applicationIdUri(APP_ID, ENV.KEEPSTEP_PUBLIC_URL),
    })
    const tabs = [
      ...manifest.staticTabs.map((one) => one.contentUrl),
      ...manifest.configurableTabs.map((one) => one.configurationUrl),
    ]
    expect(
      tabs.filter((url) => url?.startsWith('https://keepstep.oakfield.example/tab/')),
    ).toHaveLength(3)
  })

  it('makes the same package from the same ids', () => {
    const [first, second] = [pack(ENV, 'a.zip'), pack(ENV, 'b.zip')].map(({ out }) =>
      readFileSync(out),
    )
    expect(first).toEqual(second)
  })

  it.each([
    [{}, ['MICROSOFT_APP_ID', 'KEEPSTEP_PUBLIC_URL']],
    [{ ...ENV, MICROSOFT_APP_ID: 'my-bot' }, ['MICROSOFT_APP_ID']],
    [{ ...ENV, KEEPSTEP_PUBLIC_URL: 'http://localhost:3978' }, ['KEEPSTEP_PUBLIC_URL']],
  ])('says what is missing of %j', (env, named) => {
    const { status, stderr } = pack(env)
    expect(status).toBe(1)
    for (const name of named) expect(stderr).toContain(name)
  })
})
