import { describe, expect, inject, it } from 'vitest'
import { connectSeconds, serverIn } from '../../src/store/database-url.ts'
import { saidAsStoreError } from '../../src/store/faults.ts'
import { openAgain } from '../support/open-test-store.ts'
import { newPostgresDatabase } from '../support/test-databases.ts'

describe('a DATABASE_URL', () => {
  it.each([
    [
      'postgres://somebody@db.school.example/keepstep',
      { host: ['db.school.example'], port: [5432] },
    ],
    ['postgres://somebody@10.0.0.7:6432/keepstep', { host: ['10.0.0.7'], port: [6432] }],
    ['postgres://somebody@[2001:db8::7]:6432/keepstep', { host: ['2001:db8::7'], port: [6432] }],
    ['postgres://somebody@%2Frun%2Fpostgresql/keepstep', { path: '/run/postgresql/.s.PGSQL.5432' }],
    ['postgres:///keepstep', {}],
  ])('%s says where the server is', (url, server) => {
    expect(serverIn(url)).toEqual(server)
  })

  it('says how long a connection may take to be made: ten seconds unless said otherwise', () => {
    expect(connectSeconds('postgres://somebody@localhost/keepstep?connect_timeout=45')).toBe(45)
    expect(connectSeconds('postgres://somebody@localhost/keepstep')).toBe(10)
    expect(connectSeconds('postgres://somebody@localhost/keepstep?connect_timeout=soon')).toBe(10)
  })

  it('leads to the same database over TCP and over a Unix socket', async () => {
    const url = new URL(await newPostgresDatabase('template'))
    // Where the run was given a server of its own, this is that server's host.
    if (new URL(inject('databaseUrl')).hostname.startsWith('%2F')) url.hostname = '127.0.0.1'
    for (const databaseUrl of [url.href, await newPostgresDatabase('template')]) {
      const store = await openAgain({ dataDir: 'memory', databaseUrl })
      await expect(store.ping()).resolves.toBeUndefined()
    }
  })

  it('whose socket nobody listens on is told as a database that does not answer', async () => {
    const databaseUrl = 'postgres://keepstep@%2Fnowhere-at-all/keepstep'
    await expect(openAgain({ dataDir: 'memory', databaseUrl })).rejects.toMatchObject({
      code: 'store-unreachable',
      cause: { code: 'ENOENT' },
    })
  })

  it.each([
    ['EHOSTUNREACH', 'connect', 'store-unreachable'],
    ['EACCES', 'connect', 'store-unreachable'],
    ['EAI_FAIL', 'getaddrinfo', 'store-unreachable'],
    // A file that is not there is no database that does not answer.
    ['ENOENT', 'open', 'ENOENT'],
  ])('%s of a %s is told as %s', (code, syscall, told) => {
    const error = Object.assign(new Error(`${syscall} ${code}`), { code, syscall })
    expect(() => saidAsStoreError(error)).toThrow(expect.objectContaining({ code: told }))
  })
})
