import type { IncomingMessage } from 'node:http'

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/** Headers that something in between writes: a proxy on this machine makes everybody look local. */
const FORWARDED =
  /^(forwarded|via|x-forwarded(-.+)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.+|x-envoy-.+|true-client-ip|cf-.+|fastly-.+|fly-.+)$/

/** Whether the other end of the connection is on this machine. */
export const isFromThisMachine = ({ socket }: IncomingMessage): boolean =>
  LOOPBACK.includes(socket.remoteAddress ?? '')

/**
 * Whether something in between has passed this on. No browser and no client of ours speaks HTTP 1.0,
 * as a proxy does that adds no header.
 */
export const cameThroughProxy = ({ headers, httpVersion }: IncomingMessage): boolean =>
  httpVersion !== '1.1' || Object.keys(headers).some((name) => FORWARDED.test(name))
