import { sql } from 'drizzle-orm'
import pg from 'pg'
import { given } from '../../src/domain/given.ts'
import { type Store, storeOn } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { copyEmbedded } from './embedded-copies.ts'
import { asOwner, copyOf, dropDatabase, migrateEmpty } from './test-databases.ts'
import { whenOver } from './when-over.ts'

/*
 * Making a database and connecting to it anew takes longer than most of what a test does in it, since
 * every connection reads the catalogue and plans each statement for itself. So a database is lent: whoever is
 * done with it gives it back, it is put as it was, and it serves the next with the same connections.
 */

export type TestEngine = Engine['name']

/** A database for a while. */
export interface LentDatabase {
  /** Absent where it is an embedded one. */
  readonly databaseUrl?: string
  readonly engine: Engine
  /** Another store on its connections: it remembers nothing of what others read. */
  open(): Store
}

interface Kept extends Pick<LentDatabase, 'databaseUrl' | 'engine'> {
  putBack(): Promise<unknown>
  drop(): Promise<unknown>
  lendings: number
}

/** Databases of this worker that nobody uses at the moment, by what they are copies of. */
const resting = new Map<string, Kept[]>()

/** Nothing is vacuumed here: what was written and put back makes a database slower. */
const MOST_LENDINGS = 40
/** More are not kept of one kind: each holds connections, or memory where it is an embedded one. */
const MOST_RESTING = 2

/** An empty database, until the test that asks ends; or until its file does, where it is asked for outside of a test. */
export const lendEmpty = (engine: TestEngine = 'postgres'): Promise<LentDatabase> =>
  engine === 'embedded' ? lend('embedded', keepEmbedded) : lendCopyOf('empty', migrateEmpty)

/** One as `fill` makes it of an empty one (`copyOf`), for as long. */
export const lendCopyOf = (
  name: string,
  fill: (databaseUrl: string) => Promise<unknown>,
): Promise<LentDatabase> => lend(name, async () => await keepCopy(await copyOf(name, fill)))

async function lend(name: string, make: () => Promise<Kept>): Promise<LentDatabase> {
  const kept = resting.get(name)?.pop() ?? (await make())
  kept.lendings += 1
  const stores: Store[] = []
  whenOver(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await kept.putBack()
    const others = resting.get(name) ?? []
    if (kept.lendings < MOST_LENDINGS && others.length < MOST_RESTING) {
      resting.set(name, [...others, kept])
    } else {
      await kept.engine.close()
      await kept.drop()
    }
  })
  const { engine, databaseUrl } = kept
  return {
    engine,
    ...given({ databaseUrl }),
    open() {
      const store = storeOn(borrowed(engine))
      stores.push(store)
      return store
    },
  }
}

/** The engine as one store has it: closing that ends the store, and leaves the connections. */
function borrowed(engine: Engine): Engine {
  let isClosed = false
  const running = new Set<Promise<unknown>>()
  const watched = <T>(begin: () => Promise<T>): Promise<T> => {
    if (isClosed) throw new Error('This store is closed: what opened it has ended.')
    const work = begin().finally(() => running.delete(work))
    running.add(work)
    return work
  }
  const { beside = engine.transaction } = engine
  return {
    ...engine,
    transaction: (...begun) => watched(() => engine.transaction(...begun)),
    beside: (...begun) => watched(() => beside(...begun)),
    close: async () => {
      isClosed = true
      await Promise.allSettled(running)
    },
  }
}

/** Opens a copy and notes in it how it is. */
async function keepCopy(databaseUrl: string): Promise<Kept> {
  const owner = new pg.Client({ connectionString: asOwner(databaseUrl) })
  await owner.connect()
  try {
    await owner.query(NOTE)
  } finally {
    await owner.end()
  }
  const engine = await openPostgres(databaseUrl)
  return {
    databaseUrl,
    engine,
    putBack: () => engine.transaction(PUT_BACK, async () => undefined),
    drop: () => dropDatabase(databaseUrl),
    lendings: 0,
  }
}

const PUT_BACK = { name: 'put_back', text: 'select kept.put_back()', values: [] }

/**
 * Copies every row into a schema beside, and makes the function that puts them back. It is the owner's and
 * lets no trigger speak, so that logs that are only ever added to are put back as well.
 */
const NOTE = `
create schema kept;
do $note$
declare
  one record;
  is_empty boolean;
  body text := '';
begin
  for one in select tablename as name from pg_tables where schemaname = 'public' loop
    body := body || format('delete from public.%I;', one.name);
    execute format('select not exists (select from public.%I)', one.name) into is_empty;
    continue when is_empty;
    execute format('create table kept.%I as table public.%I', one.name, one.name);
    body := body || format(
      'insert into public.%I overriding system value select * from kept.%I;', one.name, one.name);
  end loop;
  for one in select sequencename as name, coalesce(last_value, start_value) as value,
      last_value is not null as is_used from pg_sequences where schemaname = 'public' loop
    body := body || format('perform setval(%L, %s, %L);', 'public.' || quote_ident(one.name), one.value, one.is_used);
  end loop;
  execute format(
    'create function kept.put_back() returns void language plpgsql security definer
     set session_replication_role = replica as %L', 'begin ' || body || ' end');
end
$note$;
grant usage on schema kept to public;
`

/** Opening one takes longer than emptying it. */
async function keepEmbedded(): Promise<Kept> {
  const { dataDir, drop } = await copyEmbedded()
  const engine = await openEmbedded({ dataDir })
  return { engine, putBack: () => empty(engine), drop, lendings: 0 }
}

async function empty({ db }: Engine): Promise<void> {
  const found = await rowsOf<{ name: string }>(
    db,
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const names = found.map(({ name }) => name)
  await db.execute(sql.raw(`truncate ${names.join(', ')} restart identity cascade`))
}
