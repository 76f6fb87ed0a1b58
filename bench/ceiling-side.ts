/**
 * The durable ceiling, in a process of its own: what one turn costs where nothing is decided. Bare
 * node http, the same check of a token or a signature, one pipelined transaction that finds the
 * person, marks the event, reads the person and inserts two rows, and a card that stands ready.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import pg from 'pg'

/** What the ceiling is told. */
export interface CeilingTask {
  readonly databaseUrl: string
  /** The signing keys, or the secret, that requests are checked with. */
  readonly check:
    | { readonly kind: 'token'; readonly keysUrl: string }
    | { readonly kind: 'signature'; readonly secret: string }
}

const task = JSON.parse(process.argv[2] ?? '{}') as CeilingTask
const pool = new pg.Pool({ connectionString: task.databaseUrl, max: 10, pipeline: true })
const CARD = JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: 'x'.repeat(2_000) })

type Check = (request: IncomingMessage, body: string) => Promise<boolean>

async function checkFor({ check }: CeilingTask): Promise<Check> {
  if (check.kind === 'signature') {
    return async ({ headers }, body) => {
      const base = `v0:${headers['x-slack-request-timestamp']}:${body}`
      const signed = createHmac('sha256', check.secret).update(base).digest('hex')
      const given = String(headers['x-slack-signature']).slice(3)
      return (
        given.length === signed.length && timingSafeEqual(Buffer.from(given), Buffer.from(signed))
      )
    }
  }
  const keys = createLocalJWKSet((await (await fetch(check.keysUrl)).json()) as JSONWebKeySet)
  return async ({ headers }) => {
    const token = String(headers.authorization).slice('Bearer '.length)
    return (await jwtVerify(token, keys)).payload.iss !== undefined
  }
}

await pool.query(`
  create table if not exists ceiling_people (id uuid primary key, account text unique, name text);
  create table if not exists ceiling_seen (key text primary key, at timestamptz);
  create table if not exists ceiling_log (id uuid primary key, person uuid, what text, at timestamptz);
  create table if not exists ceiling_answered (what text, person uuid, entry uuid, primary key (what, person));
  insert into ceiling_people select gen_random_uuid(), 'account-' || n, 'Name ' || n
    from generate_series(1, 1000) n on conflict do nothing`)

let turns = 0

/** One transaction of six statements in one round trip, the commit on the disk included. */
async function turn(): Promise<void> {
  turns += 1
  const client = await pool.connect()
  try {
    const account = `account-${(turns % 1000) + 1}`
    const id = randomUUID()
    const now = new Date()
    const named = (name: string, text: string, values: unknown[]) =>
      client.query({ name, text, values })
    await Promise.all([
      client.query('begin'),
      named('who', 'select id from ceiling_people where account = $1', [account]),
      named('seen', 'insert into ceiling_seen values ($1, $2) on conflict do nothing', [id, now]),
      named('read', 'select id, name from ceiling_people where account = $1', [account]),
      named('log', 'insert into ceiling_log values ($1, $2, $3, $4)', [id, id, 'done', now]),
      named('answered', 'insert into ceiling_answered values ($1, $2, $3)', [id, id, id]),
      client.query('commit'),
    ])
  } finally {
    client.release()
  }
}

const isGenuine = await checkFor(task)
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  if (!(await isGenuine(request, body))) {
    response.writeHead(401).end()
    return
  }
  await turn()
  response.setHeader('content-type', 'application/json')
  response.end(CARD)
})
process.on('SIGTERM', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`)
})
