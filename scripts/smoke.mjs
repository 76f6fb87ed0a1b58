// Runs the built program in plain Node, as an operator would: tests load modules in a more forgiving
// way and would not notice a file that cannot be loaded or a folder that was not copied.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressIn } from './address-in.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const scratch = mkdtempSync(join(tmpdir(), 'keepstep-smoke-'))
const env = { PATH: process.env.PATH, KEEPSTEP_DATA_DIR: 'memory', PORT: '0', LOG_LEVEL: 'warn' }

async function serviceAnswers() {
  const service = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(service, 'exit')
  try {
    const address = await addressIn(service.stdout)
    const get = async (path) => {
      const response = await fetch(address + path)
      assert.equal(response.status, 200, `${path} answered ${response.status}`)
      return response
    }
    for (const path of ['/healthz', '/readyz', '/metrics', '/']) await get(path)
    const { people } = await (await get('/sandbox/state')).json()
    const ect = people.find((person) => person.roles.includes('ect'))
    assert.ok(ect, 'the sample school has an ECT')
    const typed = await fetch(`${address}/sandbox/message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: ect.email, text: 'my week' }),
    })
    assert.equal(typed.status, 200, 'a typed message is taken')
    const chat = await (
      await get(`/sandbox/conversations/${encodeURIComponent(ect.address)}`)
    ).json()
    assert.ok(JSON.stringify(chat).includes('AdaptiveCard'), 'my week answers with a card')
    service.kill('SIGTERM')
    // Within how many seconds is another test's matter: here the machine may be busy.
    const hangs = setTimeout(() => service.kill('SIGKILL'), 120_000)
    const [code] = await ended
    clearTimeout(hangs)
    assert.equal(code, 0, 'SIGTERM ends it cleanly, by itself')
  } finally {
    if (service.exitCode === null) service.kill('SIGKILL')
  }
}

function commandsRun() {
  const keepstep = (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    assert.equal(status, 0, `keepstep ${args.join(' ')} ended with ${status}: ${stderr}`)
    return stdout
  }
  assert.match(keepstep('--help'), /replay/)
  keepstep('doctor')
  keepstep('cards', '--out', join(scratch, 'cards.html'))
}

try {
  await serviceAnswers()
  commandsRun()
  process.stdout.write('The built program starts, answers, runs its commands and stops.\n')
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
