import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { builtProgram } from './support/build-program.ts'
import { newDatabase } from './support/open-test-store.ts'

const running: ChildProcess[] = []
afterEach(() => {
  for (const one of running.splice(0)) if (one.exitCode === null) one.kill('SIGKILL')
})

/** The program as an operator starts it. */
async function startProgram() {
  const { databaseUrl = '' } = await newDatabase('postgres')
  const program = spawn(process.execPath, [await builtProgram('src/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      KEEPSTEP_SANDBOX: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(program)
  let complaints = ''
  program.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  let said = ''
  for await (const chunk of program.stdout) {
    said += chunk
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
    if (port !== undefined) return { program, port: Number(port), complaints: () => complaints }
  }
  throw new Error(`It ended before it was ready: ${said}${complaints}`)
}

async function endOf(program: ChildProcess) {
  const began = performance.now()
  const [code] = await once(program, 'exit')
  return { code, ms: performance.now() - began }
}

/** Connected, and never says what they want, nor hangs up. */
async function aSilentPeer(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

describe('the program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends cleanly in less than ten seconds at %s, whoever is connected and says nothing',
    async (signal) => {
      const { program, port, complaints } = await startProgram()
      const peers = await Promise.all(Array.from({ length: 5 }, () => aSilentPeer(port)))
      const ended = endOf(program)
      program.kill(signal)
      const { code, ms } = await ended
      expect({ code, complaints: complaints() }).toEqual({ code: 0, complaints: '' })
      expect(ms).toBeLessThan(10_000)
      for (const peer of peers) peer.destroy()
    },
  )

  it('ends at once at a second signal', async () => {
    const { program, port, complaints } = await startProgram()
    const peer = await aSilentPeer(port)
    peer.write('POST /sandbox/message HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n')
    peer.write('Content-Type: application/json\r\nExpect: 100-continue\r\n\r\n')
    // It was told to go on, so that its request is one to wait for.
    await once(peer, 'data')
    const ended = endOf(program)
    program.kill('SIGTERM')
    // Two signals that come while the program has no processor are one.
    const again = setInterval(() => program.kill('SIGTERM'), 200)
    const { code } = await ended
    clearInterval(again)
    expect({ code, complaints: complaints() }).toEqual({
      code: 1,
      complaints: 'stop-forced: Ended at the second signal.\n',
    })
    peer.destroy()
  })
})
