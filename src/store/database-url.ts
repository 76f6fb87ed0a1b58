/** What a DATABASE_URL says beside who logs in where, in libpq's words. */

const CONNECT_SECONDS = 10
const POSTGRES_PORT = 5432

/** Seconds after which a connection that is not made is given up: `connect_timeout`, else 10. */
export function connectSeconds(url: string): number {
  const said = Number(new URL(url).searchParams.get('connect_timeout'))
  return said > 0 ? said : CONNECT_SECONDS
}

/** Where a server is, as postgres.js takes it: the path of its Unix socket, or one host and one port. */
type Server = { path?: string } | { host: string; port: number }

/**
 * Where the server is. By itself postgres.js takes the folder of a Unix socket (`%2Frun%2Fpostgresql`)
 * for a name, and cuts an IPv6 address at its first colon. Empty where the URL leaves it to libpq's
 * variables.
 */
export function serverIn(url: string): Server {
  const { hostname, port } = new URL(url)
  const host = decodeURIComponent(hostname).replace(/^\[(.+)\]$/, '$1')
  const at = port === '' ? POSTGRES_PORT : Number(port)
  if (host === '') return {}
  if (host.startsWith('/')) return { path: `${host}/.s.PGSQL.${at}` }
  // A list is taken as it is, which its types do not say.
  return { host: [host], port: [at] } as unknown as Server
}
