import { describe, expect, it } from 'vitest'
import { createLog, type Logger } from '../src/log.ts'

const CANARY = 'Amina Yusuf <amina@school.example>'

/** What a log writes, line by line. */
function listen(logLevel: 'info' | 'debug' | 'silent' = 'info'): { log: Logger; lines: string[] } {
  const lines: string[] = []
  const log = createLog({ logLevel }, { write: (line) => void lines.push(line) })
  return { log, lines }
}

describe('the log never names anybody', () => {
  it.each([
    'email',
    'name',
    'text',
    'inputs',
    'data',
    'note',
    'message',
    'Authorization',
    'cookie',
    'password',
    'token',
  ])('takes out the field %s, at the top and however deep', (field) => {
    const { log, lines } = listen()
    log.info({ [field]: CANARY }, 'one')
    log.info({ a: { b: { c: [{ d: { [field]: CANARY } }] } } }, 'two')
    log.child({ requestId: 'r1' }).warn({ [field]: { inner: CANARY } }, 'three')
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain('Amina')
    expect(lines.join('')).toContain('[removed]')
  })

  it('keeps of an error its kind, code and where it was, never its words', () => {
    const { log, lines } = listen()
    const cause = Object.assign(new Error(`no row for ${CANARY}`), { code: '23505' })
    log.error({ err: new TypeError(`cannot greet ${CANARY}`, { cause }) }, 'an event broke')
    const [line = ''] = lines
    expect(line).not.toContain('Amina')
    const { err, msg } = JSON.parse(line)
    expect(msg).toBe('an event broke')
    expect(err).toMatchObject({ type: 'TypeError', cause: { type: 'Error', code: '23505' } })
    expect(err.stack.every((at: string) => at.trim().startsWith('at '))).toBe(true)
  })

  it('does not take an error’s words where a line has none of its own', () => {
    const { log, lines } = listen()
    log.error(new Error(CANARY))
    log.error({ err: new Error(CANARY) })
    expect(lines).toHaveLength(2)
    expect(lines.join('')).not.toContain('Amina')
  })

  it('takes out things that are more than data, such as a whole request', () => {
    class Request {
      readonly body = CANARY
    }
    const { log, lines } = listen()
    log.info({ req: new Request(), people: new Map([['a', CANARY]]) }, 'asked')
    expect(lines.join('')).not.toContain('Amina')
  })

  it('is not led round in circles by something that holds itself', () => {
    const { log, lines } = listen()
    const round: Record<string, unknown> = { name: CANARY }
    round['self'] = round
    log.info(round, 'round')
    expect(lines.join('')).not.toContain('Amina')
  })
})

describe('a line of the log', () => {
  it('is JSON with its level, its moment and ids', () => {
    const { log, lines } = listen()
    log.info({ deliveryId: 'd1', count: 2, on: ['2026-09-07'] }, 'sent')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 30,
      deliveryId: 'd1',
      count: 2,
      on: ['2026-09-07'],
      msg: 'sent',
      time: expect.any(Number),
    })
  })

  it('is not written below the level that was asked for', () => {
    const info = listen('info')
    info.log.debug('quiet')
    const silent = listen('silent')
    silent.log.error('quiet')
    expect([...info.lines, ...silent.lines]).toEqual([])
  })
})
