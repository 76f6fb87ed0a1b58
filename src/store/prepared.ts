/**
 * Statements that the embedded database has planned before. PGlite's own `query` parses, describes and
 * plans each anew, in six steps; one that stays under a name takes one, and keeps its plan (`PLANNED_ONCE`).
 */
import { type messages, type PGlite, protocol } from '@electric-sql/pglite'

const { serialize } = protocol

/** How drizzle wants its rows. */
interface RowsWish {
  readonly rowMode?: 'array' | 'object'
  readonly parsers?: Readonly<Record<number, Read>>
}

type Read = (said: string, type: number) => unknown
type Said = readonly { readonly name: messages.MessageName }[]

/** Runs one statement at a time, in the transaction that is open. */
export type RunPrepared = (
  text: string,
  values: readonly unknown[],
  wish?: RowsWish,
) => Promise<{ readonly rows: readonly unknown[] }>

/** A statement as the database described it. */
interface Prepared {
  readonly name: string
  /** The types of its values. */
  readonly takes: readonly number[]
  readonly columns: readonly Pick<messages.Field, 'name' | 'dataTypeID'>[]
}

/** More than Keepstep has; those that differ by how many rows they write come and go. */
const MOST_KEPT = 400
/** Longer ones write many rows, and hardly ever as many again. */
const LONGEST_KEPT = 12_000

/** The statements of one database that stand ready. */
export interface PreparedStatements {
  readonly run: RunPrepared
  /** Has each planned anew, by what its tables hold now. */
  forgetAll(): Promise<void>
}

/** Statements by their text, those used last. */
export function preparing(client: PGlite): PreparedStatements {
  const kept = new Map<string, Prepared>()
  let count = 0
  const tell = (...what: readonly Uint8Array[]): Promise<Said> =>
    client.execProtocolStream(Buffer.concat([...what, serialize.sync()]), { syncToFs: false })
  const forget = async (text: string, { name }: Prepared): Promise<void> => {
    kept.delete(text)
    await tell(serialize.close({ type: 'S', name }))
  }
  const prepare = async (text: string): Promise<Prepared> => {
    count += 1
    const name = `keepstep_${count}`
    const asked = [serialize.parse({ name, text }), serialize.describe({ type: 'S', name })]
    return { name, ...described(await tell(...asked)) }
  }
  const find = async (text: string): Promise<Prepared> => {
    const found = kept.get(text) ?? (await prepare(text))
    kept.delete(text)
    kept.set(text, found)
    const [oldest] = kept
    if (kept.size > MOST_KEPT && oldest !== undefined) await forget(...oldest)
    return found
  }
  return {
    run: (text, values, wish = {}) =>
      client.runExclusive(async () => {
        const one = await find(text)
        const written = values.map((value, at) => write(client, value, one.takes[at]))
        const said = await tell(
          serialize.bind({ statement: one.name, values: written }),
          serialize.execute({}),
        )
        if (text.length > LONGEST_KEPT) await forget(text, one)
        return { rows: rowsIn(said, readersOf(client, one, wish), wish.rowMode) }
      }),
    forgetAll: () =>
      client.runExclusive(async () => {
        for (const [text, one] of [...kept]) await forget(text, one)
      }),
  }
}

function described(said: Said): Omit<Prepared, 'name'> {
  const takes = said.find((one) => one.name === 'parameterDescription')
  const columns = said.find((one) => one.name === 'rowDescription')
  return {
    takes: (takes as messages.ParameterDescriptionMessage | undefined)?.dataTypeIDs ?? [],
    columns: (columns as messages.RowDescriptionMessage | undefined)?.fields ?? [],
  }
}

/** As PGlite itself writes it. */
function write({ serializers }: PGlite, value: unknown, type = 0): string | null {
  if (value === null || value === undefined) return null
  return serializers[type]?.(value) ?? String(value)
}

interface Reader {
  readonly name: string
  read(field: string): unknown
}

/** Dates, numbers and JSON as PGlite reads them, but for what drizzle reads itself. */
const readersOf = ({ parsers }: PGlite, { columns }: Prepared, wish: RowsWish): readonly Reader[] =>
  columns.map(({ name, dataTypeID: type }) => {
    const read: Read | undefined = wish.parsers?.[type] ?? parsers[type]
    return { name, read: (field) => (read === undefined ? field : read(field, type)) }
  })

function rowsIn(
  said: Said,
  readers: readonly Reader[],
  rowMode: RowsWish['rowMode'],
): readonly unknown[] {
  const rows = said.filter((one): one is messages.DataRowMessage => one.name === 'dataRow')
  return rows.map(({ fields }) => {
    const read = readers.map((reader, at) => {
      const field = fields[at] ?? null
      return field === null ? null : reader.read(field)
    })
    if (rowMode === 'array') return read
    return Object.fromEntries(readers.map(({ name }, at) => [name, read[at]]))
  })
}
