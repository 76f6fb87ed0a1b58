import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const under = (folder: string, ending = '.ts') =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith(ending))
    : []
const stem = (file: string) => file.replace(/\.(ts|json)$/, '')
const all = under('src').map((file) => join('src', file))

/** Parts that only mean something as part of another. */
const TESTED_IN: Readonly<Record<string, string>> = {
  chats: 'scenarios',
  'programmes/ambition': 'programmes/handbook',
  'programmes/ambition/steps': 'programmes/handbook',
  'programmes/ect-align': 'programmes/handbook',
  'programmes/teach-first': 'programmes/handbook',
  'store/fields': 'trust',
  'store/schema': 'store',
  'typed/meanings': 'typed',
  simulated: 'replay',
  'web/sandbox': 'web',
  'usecases/pages': 'web/pages',
  'web/pages/client': 'browser',
  'web/sandbox/page': 'browser',
}

describe('a newcomer finds things by name', () => {
  it('gives every chat platform the files that the sandbox has', () => {
    const folders = readdirSync('src/platforms', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    const expected = ['addresses.ts', 'cards.ts', 'events.ts', 'failures.ts', 'platform.ts']
    for (const folder of folders) {
      expect(under(join('src/platforms', folder.name))).toEqual(expect.arrayContaining(expected))
    }
    expect(folders.map((folder) => folder.name)).toContain('sandbox')
  })

  const cards = under('cards', '.json')
    .map(stem)
    .filter((name) => !name.endsWith('.sample'))
  it('finds the cards', () => expect(cards.length).toBeGreaterThan(20))
  it.each(cards)('card %s has a view and a sample', (card) => {
    const wanted = [`src/cards/${card}.ts`, `cards/${card}.sample.json`]
    expect(wanted.filter((file) => !existsSync(file))).toEqual([])
  })

  const folders = [...new Set(all.map((file) => dirname(relative('src', file))))]
  it('finds the folders', () => expect(folders.length).toBeGreaterThan(25))
  it.each(folders)(
    'src/%s has its tests in the folder of the same name, or where it is said',
    (folder) => {
      const tests = join('test', TESTED_IN[folder] ?? folder)
      const files = existsSync(tests) ? readdirSync(tests) : []
      expect(files.filter((file) => file.endsWith('.test.ts'))).not.toEqual([])
    },
  )
  it('names no other folder for what has one of its own', () => {
    for (const folder of Object.keys(TESTED_IN)) {
      expect(folders).toContain(folder)
      expect(existsSync(join('test', folder)), folder).toBe(false)
    }
  })

  it('every file in nudges is listed in its index', () => {
    const files = under('src/nudges').filter((file) => file !== 'index.ts')
    const index = readFileSync('src/nudges/index.ts', 'utf8')
    expect(files.filter((file) => !index.includes(`'./${file}'`))).toEqual([])
  })

  it('every folder of a programme is listed in the index, by the name of its programme', () => {
    const folders = readdirSync('src/programmes', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    const index = readFileSync('src/programmes/index.ts', 'utf8')
    expect(folders.length).toBeGreaterThan(3)
    expect(folders.filter((name) => !index.includes(`'./${name}/programme.ts'`))).toEqual([])
  })

  it('uses no name that says nothing', () => {
    const vague =
      /(^(helper|util|common|misc|type)s?|[a-z]-(manager|service|helper|util|handler|processor|base))\.ts$/
    expect(all.filter((file) => vague.test(basename(file)))).toEqual([])
    expect(['utils.ts', 'card-manager.ts', 'types.ts'].filter((name) => !vague.test(name))).toEqual(
      [],
    )
  })
})

describe('what is written is whole', () => {
  const LEFT_OF_A_MERGE = /^(<{7} |>{7} |={7}$)/m
  const written = ['.md', '.json', '.ts', '.tsx', '.css', '.sql', '.yml', '.mjs']
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => written.some((ending) => file.endsWith(ending)))

  it('keeps nothing that a merge left behind', () => {
    expect(files).toEqual(expect.arrayContaining(['CHANGELOG.md', 'README.md']))
    expect(
      files.filter((file) => existsSync(file) && LEFT_OF_A_MERGE.test(readFileSync(file, 'utf8'))),
    ).toEqual([])
  })
  it('would notice one', () => expect(`a\n${'<'.repeat(7)} HEAD\n`).toMatch(LEFT_OF_A_MERGE))
})

describe('the core is pure', () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|process\.|console\./
  const core = ['domain', 'nudges', 'programmes', 'cards', 'usecases']
  it.each(core.flatMap((part) => under(`src/${part}`).map((file) => join('src', part, file))))(
    '%s asks no clock, no dice and no environment',
    (file) => expect(readFileSync(file, 'utf8')).not.toMatch(impure),
  )
  it('would catch a look at the clock', () => expect('const now = new Date()').toMatch(impure))

  it('reads the environment in one place', () => {
    const readers = all.filter((file) => readFileSync(file, 'utf8').includes('process.env'))
    expect(readers.sort()).toEqual(['src/cli/main.ts', 'src/main.ts'])
  })
})
