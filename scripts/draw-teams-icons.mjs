// Draws the two icons of the Teams app package: `node scripts/draw-teams-icons.mjs [FOLDER]`. Two people on
// neighbouring steps of one stair. Shapes are distances, so that every size has smooth edges; the PNG
// is written by hand, because two small pictures need no drawing library.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'

const out =
  process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'manifest', 'teams')

// The drawing, on a field of 98 by 98.
const FIELD = 98
const STAIR = [
  [5, 91],
  [34, 91],
  [34, 64],
  [64, 64],
  [64, 37],
  [93, 37],
]
const PEOPLE = [
  [45.5, 42, 10.5],
  [77.5, 15, 10.5],
]

const toSegment = ([x, y], [ax, ay], [bx, by]) => {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay))
}
const stair = (point, width) =>
  Math.min(...STAIR.slice(1).map((end, index) => toSegment(point, STAIR[index], end))) - width / 2
const person = ([x, y], [cx, cy, radius]) => Math.hypot(x - cx, y - cy) - radius

/** How much of a pixel lies inside a shape, from its distance in pixels. */
const cover = (distance) => Math.min(1, Math.max(0, 0.5 - distance))

/** Paints one layer over a pixel; `alpha` of both count. */
function over([r, g, b, a], [pr, pg, pb], alpha) {
  const whole = alpha + a * (1 - alpha)
  const mix = (top, below) =>
    whole === 0 ? below : (top * alpha + below * a * (1 - alpha)) / whole
  return [mix(pr, r), mix(pg, g), mix(pb, b), whole]
}

/** An RGBA picture of `size` pixels; `paint` gets a point of the field and a pixel's width on it. */
function picture(size, inset, paint) {
  const pixel = FIELD / (size - 2 * inset)
  const bytes = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const point = [(column + 0.5 - inset) * pixel, (row + 0.5 - inset) * pixel]
      const [r, g, b, a] = paint(point, pixel)
      bytes.set([r, g, b, a * 255].map(Math.round), (row * size + column) * 4)
    }
  }
  return bytes
}

function png(size, rgba) {
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.from([0]), rgba.subarray(row * size * 4, (row + 1) * size * 4)]),
  )
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6, 0, 0, 0], 8) // 8 bits a channel, RGBA
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(checksum(body))
  return Buffer.concat([length, body, sum])
}

/** `zlib.crc32` came with Node 20.15; older releases of 20 lack it. */
function checksum(bytes) {
  if (crc32 !== undefined) return crc32(bytes)
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

const WHITE = [255, 255, 255]
const TEAL = [11, 92, 90]
const AMBER = [255, 200, 87]

// Teams cuts the corners itself and wants the sign in the middle half of a full square.
const colour = picture(192, 44, (point, pixel) => {
  let paint = over([0, 0, 0, 0], TEAL, 1)
  paint = over(paint, WHITE, cover(stair(point, 10) / pixel))
  paint = over(paint, AMBER, cover(person(point, PEOPLE[0]) / pixel))
  return over(paint, WHITE, cover(person(point, PEOPLE[1]) / pixel))
})
// White on nothing, or Teams refuses it.
const outline = picture(32, 2, (point, pixel) => {
  const shapes = [stair(point, 9), ...PEOPLE.map((one) => person(point, one))]
  return over([255, 255, 255, 0], WHITE, cover(Math.min(...shapes) / pixel))
})

writeFileSync(join(out, 'color.png'), png(192, colour))
writeFileSync(join(out, 'outline.png'), png(32, outline))
