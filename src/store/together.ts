/**
 * What is asked of a connection before anything else happens travels together: one write, one Sync,
 * and so one write back by PostgreSQL. The driver's own pipeline writes and answers each statement by
 * itself, and that costs both sides more than most of our statements do.
 */
import pg from 'pg'
import type { RawStatement } from './tx.ts'

/** What came of one statement. */
export interface Came {
  readonly rows: readonly Record<string, unknown>[]
  /** What PostgreSQL says that it did: 'COMMIT', 'ROLLBACK', 'SELECT'. */
  readonly command: string
}

/** A statement that waits for its answer. */
export interface Part {
  readonly statement: RawStatement
  readonly resolve: (came: Came) => void
  readonly reject: (error: unknown) => void
}

/** A connection on which statements are put together. */
export interface Line {
  /** Sends it with whatever else is sent before anything else happens. */
  send(statement: RawStatement): Promise<Came>
  /** Sends what was put together by now: what the driver is asked for afterwards comes after it. */
  flush(): void
}

export function lineOn(client: pg.PoolClient): Line {
  const prepared = createPrepared()
  let waiting: Part[] = []
  const flush = (): void => {
    if (waiting.length === 0) return
    const parts = waiting
    waiting = []
    client.query(new Together(parts, prepared))
  }
  return {
    flush,
    send: (statement) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) process.nextTick(flush)
        waiting.push({ statement, resolve, reject })
      }),
  }
}

/** Which statements a connection knows, by their text: two that are called alike are still two. */
interface Prepared {
  readonly names: Map<string, string>
  /** A name that was never used on the connection: nobody knows whether a statement that failed is known. */
  fresh(name: string): string
}

function createPrepared(): Prepared {
  let count = 0
  return {
    names: new Map(),
    fresh(name) {
      count += 1
      return `${name}_${count}`
    },
  }
}

/** The part of the driver's connection that statements are written with. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void }
  parse(of: { readonly name: string; readonly text: string }): void
  bind(of: { readonly statement: string; readonly values: readonly unknown[] }): void
  describe(of: { readonly type: 'P'; readonly name: string }): void
  execute(of: object): void
  sync(): void
}

/** How the driver's query collects what comes: another result for each statement. */
interface Collecting {
  readonly _result: Came
  _canceledDueToError: unknown
  handleCommandComplete(message: unknown, wire: unknown): void
}

const collecting = pg.Query.prototype as unknown as Collecting

/**
 * Several statements as one query of the driver's. Where one fails, PostgreSQL passes over those after
 * it, and they fail with it.
 */
export class Together extends pg.Query {
  readonly #parts: readonly Part[]
  readonly #prepared: Prepared
  /** Texts of statements that are new to the connection, by their place. */
  readonly #newNames = new Map<number, string>()
  #answered = 0

  constructor(parts: readonly Part[], prepared: Prepared) {
    super({ text: '' }, () => undefined)
    this.#parts = parts
    this.#prepared = prepared
    this.submit = (connection) => this.#write(connection as unknown as Wire)
  }

  get statements(): readonly RawStatement[] {
    return this.#parts.map(({ statement }) => statement)
  }

  #write(wire: Wire): null {
    wire.stream.cork()
    this.#parts.forEach(({ statement }, at) => {
      wire.bind({
        statement: this.#parsed(wire, statement, at),
        values: statement.values.map(asText),
      })
      wire.describe({ type: 'P', name: '' })
      wire.execute({})
    })
    wire.sync()
    wire.stream.uncork()
    return null
  }

  #parsed(wire: Wire, { name, text }: RawStatement, at: number): string {
    const { names, fresh } = this.#prepared
    const known = name && names.get(text)
    if (known) return known
    const as = name === undefined ? '' : fresh(name)
    wire.parse({ name: as, text })
    if (name === undefined) return as
    names.set(text, as)
    this.#newNames.set(at, text)
    return as
  }

  handleCommandComplete(message: unknown, wire: unknown): void {
    collecting.handleCommandComplete.call(this, message, wire)
    const { _result, _canceledDueToError: unreadable } = this as unknown as Collecting
    const part = this.#next()
    if (unreadable) part?.reject(unreadable)
    else part?.resolve(_result)
  }

  handleEmptyQuery(): void {
    this.#next()?.resolve({ rows: [], command: '' })
  }

  handleReadyForQuery(): void {
    this.handleError(new Error('PostgreSQL did not answer a statement.'))
  }

  /** Of the one that failed, and of all after it. */
  handleError(error: unknown): void {
    for (const [at, text] of this.#newNames) {
      if (at >= this.#answered) this.#prepared.names.delete(text)
    }
    for (let part = this.#next(); part !== undefined; part = this.#next()) part.reject(error)
  }

  #next(): Part | undefined {
    this.#answered += 1
    return this.#parts[this.#answered - 1]
  }
}

/** A value as PostgreSQL reads it by the cast that stands in the statement. */
const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)
