// Makes a fresh clone ready: installs when the lockfile is newer than what is installed, builds when
// a source is newer than the build. Plain Node, so that it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const quiet = process.argv.includes('--quiet')
const force = process.argv.includes('--build')
const say = (text) => quiet || process.stderr.write(`${text}\n`)
const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

// npm writes it when everything is there, whoever asked for the installation.
const installed = join(root, 'node_modules', '.package-lock.json')
if (age(installed) < age(join(root, 'package-lock.json'))) {
  say('Installing the packages that Keepstep uses (once).')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
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
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  run(process.execPath, [tsc, '-p', 'tsconfig.json'])
  if (existsSync(join(root, 'tsconfig.page.json'))) {
    run(process.execPath, [tsc, '-p', 'tsconfig.page.json'])
    copyPage()
  }
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
