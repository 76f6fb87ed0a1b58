import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { Together } from '../../src/store/together.ts'

/** What one piece of work asked of PostgreSQL. */
export interface Asked {
  transactions: number
  /** Without begin, change of role and commit. */
  statements: number
  /** A statement that was sent while no other was under way on its connection begins one. */
  roundTrips: number
  /** The statements, in order, for whoever wonders. */
  readonly said: string[]
}

const current = new AsyncLocalStorage<Asked>()
const underWay = new WeakMap<pg.Client, number>()

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown

/** Counts on the driver itself: what is counted is what is sent. */
function countFromNowOn(): void {
  const prototype = pg.Client.prototype as unknown as { query: Query; counted?: true }
  if (prototype.counted) return
  const original = prototype.query
  prototype.counted = true
  prototype.query = function query(config, ...rest) {
    const asked = current.getStore()
    const sent = original.call(this, config, ...rest)
    if (asked !== undefined) count(asked, this, { config, sent })
    return sent
  }
}

function count(
  asked: Asked,
  client: pg.Client,
  { config, sent }: { readonly config: unknown; readonly sent: unknown },
): void {
  if (!(config instanceof Together) && !(sent instanceof Promise)) return
  for (const text of textsOf(config)) note(asked, text)
  const before = underWay.get(client) ?? 0
  if (before === 0) asked.roundTrips += 1
  underWay.set(client, before + 1)
  const done = () => underWay.set(client, (underWay.get(client) ?? 1) - 1)
  if (config instanceof Together) whenAnswered(config, done)
  else if (sent instanceof Promise) sent.then(done, done)
}

function textsOf(config: unknown): readonly string[] {
  if (config instanceof Together) return config.statements.map(({ text }) => text)
  return [typeof config === 'string' ? config : (config as { text: string }).text]
}

/** A query of several statements tells the driver alone when it is over. */
function whenAnswered(several: Together, done: () => void): void {
  const { handleReadyForQuery, handleError } = several
  let isOver = false
  const over = (): void => {
    if (!isOver) done()
    isOver = true
  }
  several.handleReadyForQuery = () => {
    over()
    handleReadyForQuery.call(several)
  }
  several.handleError = (error) => {
    over()
    handleError.call(several, error)
  }
}

const FRAME = /^(begin|commit|rollback)|^select set_config/

function note(asked: Asked, text: string): void {
  if (text.startsWith('begin')) asked.transactions += 1
  if (FRAME.test(text)) return
  asked.statements += 1
  asked.said.push(text.replace(/\s+/g, ' ').slice(0, 120))
}

/** Runs `work` and answers what it asked of PostgreSQL. */
export async function counting<T>(work: () => Promise<T>): Promise<{ asked: Asked; result: T }> {
  countFromNowOn()
  const asked: Asked = { transactions: 0, statements: 0, roundTrips: 0, said: [] }
  try {
    return { asked, result: await current.run(asked, work) }
  } finally {
    // While one is in use, Node follows every promise of the process.
    current.disable()
  }
}
