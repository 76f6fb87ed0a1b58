/**
 * `npm run test:mutations`: takes away, one at a time, each condition that keeps a school's rows apart
 * in `src/store/`, and each check of `src/usecases/` that refuses somebody what is not theirs, and runs
 * the tests that should notice. Whatever nobody notices has survived: it is listed, and the exit code
 * is 1. It works in a copy. `--only TEXT` takes the mutants whose place contains it; `--list` lists
 * them.
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values: wish } = parseArgs({
  options: { only: { type: 'string', default: '' }, list: { type: 'boolean', default: false } },
})

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
const lineOf = (text, at) => text.slice(0, at).split('\n').length

/** A condition on the school, as the store says it in drizzle and in SQL. */
const OWN_SCHOOL = [
  /\beq\(\w+\.schoolId, tx\.schoolId\)/g,
  /\b(?:\w+\.)?school_id = \$\{[^}]+\}(?:::uuid)?/g,
]

function storeMutants(file) {
  const text = readFileSync(file, 'utf8')
  const tests = ['test/store/predicates.test.ts', 'test/store/tenancy.test.ts', mirrored(file)]
  // Policies are in force by migrations: those are held against the schema there.
  if (file.includes('/schema/')) tests.push('test/store/migrate.test.ts')
  return OWN_SCHOOL.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      file,
      tests,
      place: `${file}:${lineOf(text, index)} ${found}`,
      text: `${text.slice(0, index)}${found.startsWith('eq(') ? 'sql`true`' : 'true'}${text.slice(index + found.length)}`,
      needsSql: found.startsWith('eq('),
    })),
  )
}

/** Where the bracket that opens at `at` closes. */
function closing(text, at) {
  let depth = 0
  for (let i = at; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1
    if (text[i] === ')') depth -= 1
    if (depth === 0) return i
  }
  return -1
}

/** `if (…) return notYours(…)` without its condition: everybody may. */
function checkMutants(file) {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/\b(?:notYours|ownChatOnly)\(/g)].flatMap(({ index }) => {
    const begin = text.lastIndexOf('if (', index)
    const end = begin < 0 ? -1 : closing(text, begin + 3)
    // Only where nothing but the return stands between the condition and the refusal.
    if (end < 0 || !/^\s*\{?\s*return\s*$/.test(text.slice(end + 1, index))) return []
    const condition = text.slice(begin + 4, end)
    return [
      {
        file,
        tests: testsOf(file),
        place: `${file}:${lineOf(text, begin)} if (${condition.replace(/\s+/g, ' ')})`,
        text: `${text.slice(0, begin)}if (false && (${condition}))${text.slice(end + 1)}`,
      },
    ]
  })
}

/** Its own test and whatever else imports it or its route. */
function testsOf(file) {
  const name = `/${file.split('/').at(-1)}'`
  const naming = filesBelow('test').filter(
    (test) => test.endsWith('.test.ts') && readFileSync(test, 'utf8').includes(name),
  )
  return [...new Set([mirrored(file), ...naming])]
}

const mirrored = (file) => file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')
/** Where the whole of what people may do is tried, for what its own file's test does not notice. */
const widerOf = (file) => [
  dirname(mirrored(file)),
  'test/router.test.ts',
  'test/scenarios/colleagues.test.ts',
  'test/scenarios/former-mentor.test.ts',
]

const mutants = [
  ...filesBelow('src/usecases').flatMap(checkMutants),
  ...filesBelow('src/store').flatMap(storeMutants),
].filter(({ place }) => place.includes(wish.only))

function isNoticed(root, tests) {
  const there = tests.filter((test) => existsSync(join(root, test)))
  if (there.length === 0) return false
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      // Not as `run`: then every mutant would be built first (`test/support/built-sources.ts`).
      '--run',
      ...there,
      '--bail=1',
      '--maxWorkers=1',
      '--reporter=dot',
    ],
    { cwd: root, stdio: 'ignore' },
  )
  return status !== 0
}

function copyOfProject() {
  const root = mkdtempSync(join(tmpdir(), 'keepstep-mutations-'))
  const left = ['node_modules', 'dist', '.git', '.keepstep']
  for (const name of readdirSync('.')) {
    if (!left.includes(name)) cpSync(name, join(root, name), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  return root
}

if (wish.list) {
  for (const { place } of mutants) console.log(place)
  process.exit()
}
const root = copyOfProject()
const survived = []
try {
  const [first] = mutants
  if (first !== undefined && isNoticed(root, first.tests))
    throw new Error('The tests fail as they are.')
  for (const { file, tests, text, place, needsSql } of mutants) {
    const original = readFileSync(file, 'utf8')
    const hasSql = /import \{[^}]*\bsql\b[^}]*\} from 'drizzle-orm'/.test(text)
    writeFileSync(
      join(root, file),
      needsSql && !hasSql ? `import { sql } from 'drizzle-orm'\n${text}` : text,
    )
    const noticed =
      isNoticed(root, tests) || (file.startsWith('src/usecases') && isNoticed(root, widerOf(file)))
    writeFileSync(join(root, file), original)
    if (!noticed) survived.push(place)
    console.log(`${noticed ? 'noticed ' : 'SURVIVED'} ${place}`)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
console.log(`${mutants.length} mutants, ${survived.length} survived.`)
process.exitCode = survived.length === 0 ? 0 : 1
