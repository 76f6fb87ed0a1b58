import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Starts a listener the way some library might, with the hook in place; answers where it listens. */
function listensOn(call: string): string {
  const program = `
    const server = require('node:http').createServer()
    server.on('listening', () => { process.stdout.write(server.address().address); process.exit() })
    server.${call}`
  const { stdout } = spawnSync(
    process.execPath,
    ['--require', './scripts/playground/loopback.cjs', '-e', program],
    { encoding: 'utf8' },
  )
  return stdout
}

describe('the Agents Playground', () => {
  it.each([
    'listen(0)',
    "listen('0')",
    'listen(0, () => undefined)',
    "listen(0, '0.0.0.0')",
    "listen(0, '::', 511, () => undefined)",
    'listen({ port: 0 })',
    "listen({ port: 0, host: '0.0.0.0' }, () => undefined)",
  ])('listens on this machine alone, even by %s', (call) => {
    expect(listensOn(call)).toBe('127.0.0.1')
  })

  it('has one channel, which is all that it allows, and its five colleagues filled in', () => {
    const template = readFileSync('.m365agentsplayground.yml', 'utf8')
    expect(template.match(/- id: "channel-/g)).toHaveLength(1)
    expect(template).toContain('users:\n{{users}}')
  })

  it('knows whom it can be', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/playground.mjs', '--as', 'nobody'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(2)
    expect(stderr).toContain('a.yusuf')
  })
})
