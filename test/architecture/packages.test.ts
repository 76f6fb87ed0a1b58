import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What an installation for serving (`npm ci --omit=dev`) has, and what it asks for. */
interface Package {
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly hasInstallScript?: boolean
  readonly deprecated?: string
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>
}
const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly overrides: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
}
const decisions = readdirSync('docs/decisions').map((file) =>
  readFileSync(join('docs/decisions', file), 'utf8'),
)
const isExplained = (name: string): boolean =>
  decisions.some((text) => text.includes(`\`${name}\``))
const served = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
)
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path

/** Licences that ask for nothing but that their own text stays with the code. */
const QUIET = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  'Unlicense',
])

const IMPORT =
  /^(?:import|export|\}).*? from '([^'.][^']*)'|^import '([^'.][^']*)'|import\('([^'.][^']*)'\)/gm
const importsIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, named, bare, dynamic]) => named ?? bare ?? dynamic ?? '')
    .filter((one) => !one.startsWith('node:') && !builtinModules.includes(one))
    .map((one) => one.split('/', one.startsWith('@') ? 2 : 1).join('/'))

const LOADS = /^(?:import|export)(?! type\b)[^']*? from '([^']+)'|^import '([^']+)'/gm

/** Our own modules and the packages that are loaded with `file`, but for what is loaded when it is needed. */
function loadedWith(file: string, known = new Set<string>()): Set<string> {
  known.add(file)
  for (const [, named, bare] of readFileSync(file, 'utf8').matchAll(LOADS)) {
    const one = named ?? bare ?? ''
    if (!one.startsWith('.')) known.add(one)
    else if (!known.has(join(dirname(file), one))) loadedWith(join(dirname(file), one), known)
  }
  return known
}

/** The commands that README gives to whoever runs the service. */
const COMMANDS = ['prestart', 'start', 'prekeepstep', 'keepstep', 'package:teams', 'manifest:slack']
const scriptsOf = (command: string): string[] =>
  [...(own.scripts[command] ?? '').matchAll(/scripts\/[\w-]+\.mjs/g)].map(([script]) => script)

describe('an installation without the development packages', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file))
  const scripts = COMMANDS.flatMap(scriptsOf)

  it('has every package that the service and its commands use', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(4)
    const used = new Set([...sources, ...scripts].flatMap(importsIn))
    expect(used.size).toBeGreaterThan(20)
    expect([...used].filter((name) => own.dependencies[name] === undefined)).toEqual([])
  })

  it('has what builds it, and runs plain programs only', () => {
    expect(own.dependencies['typescript']).toBeDefined()
    for (const command of COMMANDS) expect(own.scripts[command]).not.toMatch(/tsx|vitest|\.ts\b/)
  })
})

describe('what an installation for serving trusts', () => {
  it('needs no script of a package while it is installed: what brings one works without', () => {
    const running = served.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    expect(running.map(([path]) => nameOf(path)).filter((name) => !isExplained(name))).toEqual([])
    expect(readFileSync('deploy/Dockerfile', 'utf8')).toContain('--ignore-scripts')
  })

  it('has no deprecated package, and overrides none, without a reason in docs/decisions', () => {
    const deprecated = served.filter(([, { deprecated }]) => deprecated !== undefined)
    const names = [...deprecated.map(([path]) => nameOf(path)), ...Object.keys(own.overrides)]
    expect(names).toContain('uuid')
    expect(names.filter((name) => !isExplained(name))).toEqual([])
  })
})

describe('licences that ask to be named', () => {
  const notice = readFileSync('NOTICE', 'utf8')
  const isNamed = (name: string): boolean => notice.split('\n').includes(name)

  it('are named in NOTICE, each package by its name', () => {
    expect(served.length).toBeGreaterThan(200)
    const asking = served.filter(([, { license = 'none' }]) => !QUIET.has(license))
    expect(asking.map(([path]) => nameOf(path)).filter((name) => !isNamed(name))).toEqual([])
    expect(asking.map(([path]) => nameOf(path))).toContain('ical.js')
  })

  it('include those of packages that bring a notice of their own', () => {
    const bringing = served
      .filter(([path]) => existsSync(join(path, 'NOTICE')) || existsSync(join(path, 'NOTICE.txt')))
      .map(([path]) => nameOf(path))
    expect(bringing.filter((name) => !name.startsWith('@typescript/') && !isNamed(name))).toEqual(
      [],
    )
  })
})

describe('a start', () => {
  const loaded = loadedWith('src/main.ts')

  it('loads no driver of a database before it knows which it needs', () => {
    expect(loaded).toContain('src/store/database.ts')
    expect(loaded.size).toBeGreaterThan(400)
    const drivers = ['pg', 'postgres', '@electric-sql/pglite', 'drizzle-orm/node-postgres']
    expect(drivers.filter((one) => loaded.has(one))).toEqual([])
    expect(loadedWith('src/store/postgres.ts')).toContain('pg')
    expect(loadedWith('src/store/embedded.ts')).toContain('@electric-sql/pglite')
  })
})
