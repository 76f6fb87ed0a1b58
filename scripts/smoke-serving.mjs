// Installs a clone as an operator would, without the development packages, and runs what README says
// to run there: what only works beside the tests would be noticed nowhere else.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressIn } from './address-in.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const clone = mkdtempSync(join(tmpdir(), 'keepstep-serving-'))
/** Nothing of this machine's own settings: a service of somebody's may run here. */
const inherited = Object.entries(process.env).filter(
  ([name]) => !/^(KEEPSTEP|MICROSOFT|TEAMS|SLACK|DATABASE|NODE_ENV)/.test(name),
)
const env = {
  ...Object.fromEntries(inherited),
  ...{ KEEPSTEP_DATA_DIR: 'memory', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' },
}

function run(command, args, more = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: clone,
    env: { ...env, ...more },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  assert.equal(status, 0, `${command} ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`)
  return stdout
}

/** Everything that is under version control, as it stands in the working folder. */
function copyTracked() {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  for (const file of listed.stdout.split('\0')) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(clone, file))
  }
}

async function serviceStarts() {
  const service = spawn('npm', ['start', '--silent'], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = once(service, 'exit')
  try {
    const address = await addressIn(service.stdout)
    for (const path of ['/healthz', '/readyz', '/', '/sandbox/state']) {
      assert.equal((await fetch(address + path)).status, 200, `${path} answers`)
    }
    process.kill(-service.pid, 'SIGTERM')
    // Within how many seconds is a test's matter: here it only may not hang.
    const hangs = setTimeout(() => process.kill(-service.pid, 'SIGKILL'), 120_000)
    const [, signal] = await ended
    clearTimeout(hangs)
    assert.notEqual(signal, 'SIGKILL', 'SIGTERM ends it by itself')
  } finally {
    if (service.exitCode === null && service.signalCode === null) {
      process.kill(-service.pid, 'SIGKILL')
    }
  }
}

try {
  copyTracked()
  run('npm', [
    'ci',
    '--omit=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--prefer-offline',
  ])
  assert.ok(!existsSync(join(clone, 'node_modules', 'vitest')), 'no development package is there')
  await serviceStarts()
  assert.match(run('npm', ['run', '--silent', 'keepstep', '--', 'doctor']), /settings are complete/)
  const manifest = join(clone, 'my-manifest.json')
  const publicUrl = 'https://keepstep.school.example'
  run('npm', [
    'run',
    '--silent',
    'manifest:slack',
    '--',
    '--public-url',
    publicUrl,
    '--out',
    manifest,
  ])
  assert.match(readFileSync(manifest, 'utf8'), /keepstep\.school\.example\/slack\/events/)
  const zip = run('npm', ['run', '--silent', 'package:teams'], {
    MICROSOFT_APP_ID: '6d1a7c1e-6b0b-4f0e-9f6e-0b5a9f1f2a10',
    KEEPSTEP_PUBLIC_URL: publicUrl,
  })
  assert.ok(existsSync(zip.trim()), 'the app package is there')
  assert.ok(!existsSync(join(clone, 'node_modules', 'vitest')), 'nothing more was installed')
  process.stdout.write('Without development packages it starts, and its commands work.\n')
} finally {
  rmSync(clone, { recursive: true, force: true, maxRetries: 5 })
}
