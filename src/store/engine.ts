import type { Db, RawStatement, Session } from './tx.ts'

/** Where the data is. With `databaseUrl` it is PostgreSQL, else the embedded database. */
export interface StoreSettings {
  readonly databaseUrl?: string | undefined
  /** A directory for the embedded database, or 'memory': then nothing is kept. */
  readonly dataDir: string
  /** A backup as a tar, of this version or an older one: a new database in a directory begins from it. */
  readonly backup?: Blob | undefined
  /** Told once about what a person running the service may want to know, without personal data. */
  readonly log?: ((message: string) => void) | undefined
}

/** An open database of either engine, migrated. */
export interface Engine {
  readonly name: 'embedded' | 'postgres'
  readonly db: Db
  /**
   * Runs `work` in a transaction whose first statement is `beginning`. It is kept only if everything
   * that was sent `alongside` succeeds; the commit travels with the last of it.
   */
  transaction<T>(beginning: RawStatement, work: (session: Session) => Promise<T>): Promise<T>
  /** The same on a connection that nothing else uses; absent where there is one connection only. */
  beside?<T>(beginning: RawStatement, work: (session: Session) => Promise<T>): Promise<T>
  /** All that it keeps, as a tar; absent on PostgreSQL, which has its own tools. */
  dump?(): Promise<Blob>
  /** Makes room of what was deleted, and plans anew; absent on PostgreSQL, which does so by itself. */
  tidy?(): Promise<void>
  close(): Promise<void>
}
