import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The far end of Slack's Socket Mode: one connection, text frames only. */
export async function startFakeSocket() {
  const acknowledged = new Map<string, unknown>()
  let connected: (socket: Socket) => void = () => undefined
  const connection = new Promise<Socket>((resolve) => {
    connected = resolve
  })
  const server = createServer((_, response) => response.writeHead(404).end())
  server.on('upgrade', (request, raw) => {
    const socket = raw as Socket
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    let unread: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes) => {
      const { texts, rest } = textsIn(Buffer.concat([unread, bytes]))
      unread = rest
      for (const text of texts) {
        const { envelope_id: id, payload } = JSON.parse(text)
        acknowledged.set(id, payload)
      }
    })
    socket.on('error', () => undefined)
    socket.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })))
    connected(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    acknowledged,
    async send(envelope: object): Promise<void> {
      const socket = await connection
      socket.write(frame(JSON.stringify(envelope)))
    },
    async close() {
      const socket = await Promise.race([connection, undefined])
      socket?.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function frame(text: string): Buffer {
  const body = Buffer.from(text)
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.alloc(4)
  if (body.length >= 126) {
    head.writeUInt8(0x81, 0)
    head.writeUInt8(126, 1)
    head.writeUInt16BE(body.length, 2)
  }
  return Buffer.concat([head, body])
}

/** Text frames of a client; the rest is the beginning of one that is still to come. */
function textsIn(bytes: Buffer): { texts: string[]; rest: Buffer } {
  const texts: string[] = []
  let rest = bytes
  for (let next = frameIn(rest); next !== undefined; next = frameIn(rest)) {
    if (next.isText) texts.push(next.body.toString('utf8'))
    rest = rest.subarray(next.end)
  }
  return { texts, rest }
}

/** The first frame, which is masked, of less than 64 KB; undefined where it is not all there. */
function frameIn(bytes: Buffer): { isText: boolean; body: Buffer; end: number } | undefined {
  if (bytes.length < 4) return undefined
  const short = (bytes[1] ?? 0) & 0x7f
  const isShort = short < 126
  const from = isShort ? 2 : 4
  const end = from + 4 + (isShort ? short : bytes.readUInt16BE(2))
  if (bytes.length < end) return undefined
  const mask = bytes.subarray(from, from + 4)
  const body = bytes.subarray(from + 4, end).map((byte, i) => byte ^ (mask[i % 4] ?? 0))
  return { isText: ((bytes[0] ?? 0) & 0x0f) === 1, body: Buffer.from(body), end }
}
