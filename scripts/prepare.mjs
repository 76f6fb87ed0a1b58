// Makes a clone ready: installs when the lockfile is newer than what is installed, builds when a
// source is newer than the build. What somebody installed without the development packages stays so
// (`npm ci --omit=dev`), but for `--dev`; with `--no-install` nothing is installed at all. Plain Node, so
// that it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const quiet = process.argv.includes('--quiet')
const force = process.argv.includes('--build')
const needsDevelopment = process.argv.includes('--dev')
const mayInstall = !process.argv.includes('--no-install')
const say = (text) => quiet || process.stderr.write(`${text}\n`)
const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

const modules = join(root, 'node_modules')
const hasDevelopment = existsSync(join(modules, 'vitest', 'package.json'))
// npm writes this file at the end of every installation, whichever command began it.
const isInstalled = age(join(modules, '.package-lock.json')) >= age(join(root, 'package-lock.json'))
if (mayInstall && (!isInstalled || (needsDevelopment && !hasDevelopment))) {
  say('Installing the packages that Keepstep uses (once).')
  const isForServing = existsSync(modules) && !hasDevelopment && !needsDevelopment
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error']
  run('npm', [
    'ci',
    ...quietly,
    ...(needsDevelopment ? ['--include=dev'] : isForServing ? ['--omit=dev'] : []),
  ])
}

const newestIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (newest, entry) => Math.max(newest, age(join(entry.parentPath ?? entry.path, entry.name))),
      0,
    )

const built = join(root, 'dist', '.keepstep-built')
const sources = Math.max(newestIn(join(root, 'src')), age(join(root, 'tsconfig.json')))
if (force || age(built) < sources) {
  say('Building.')
  // Types are looked at by `npm run typecheck`: some are of development packages.
  const tsc = [join(modules, 'typescript', 'bin', 'tsc'), '--noCheck', '-p']
  run(process.execPath, [...tsc, 'tsconfig.json'])
  run(process.execPath, [...tsc, 'tsconfig.page.json'])
  copyPage()
  // Only now is everything installed that it needs.
  const { bundlePages } = await import('./bundle-pages.mjs')
  await bundlePages(join(root, 'dist', 'web', 'pages', 'client'))
  writeFileSync(built, '')
}

/** The page's HTML and CSS go beside its compiled scripts. */
function copyPage() {
  const from = join(root, 'src', 'web', 'sandbox', 'page')
  const to = join(root, 'dist', 'web', 'sandbox', 'page')
  mkdirSync(to, { recursive: true })
  cpSync(from, to, {
    recursive: true,
    filter: (file) => statSync(file).isDirectory() || /\.(html|css|svg)$/.test(file),
  })
}
