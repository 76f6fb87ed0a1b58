import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * A server that keeps a connection for as long as its client does. One that closes a resting
 * connection while a process that was kept from running writes on it loses that request.
 */
export const patientServer = (answer: RequestListener): Server =>
  createServer({ keepAliveTimeout: 0 }, answer)
