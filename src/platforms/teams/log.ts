/** Where the adapter says what happened: codes and ids only, never what people wrote. */
export interface TeamsLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}
