/** Room on the disk, impure: a full one is said to be that, before anything is lost on it. */
import files from 'node:fs/promises'
import { StoreError } from '../errors.ts'

/**
 * The embedded database needs 16 MB at a time for what it has to write down first. Where it cannot
 * have them it stands still, and the whole process with it: so it is stopped before.
 */
const ROOM_BYTES = 48 * 1024 * 1024
const LOOK_AGAIN_MS = 1_000

/** ENOSPC and EDQUOT as the embedded database numbers them. */
const NO_ROOM_NUMBERS: ReadonlySet<unknown> = new Set([51, 19])
/** The same as Node says it, and as PostgreSQL does. */
const NO_ROOM_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** Whether this, or what caused it, is a disk without room. */
export function isNoRoom(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false
  const { code, errno, name, cause } = error as Record<string, unknown>
  return (
    NO_ROOM_CODES.has(code) ||
    (name === 'ErrnoError' && NO_ROOM_NUMBERS.has(errno)) ||
    isNoRoom(cause, depth + 1)
  )
}

/** What is said of it. Nobody is ever told to remove what was kept. */
export const noRoom = (where: string, cause?: unknown): StoreError =>
  new StoreError(
    'store-full',
    `The disk of ${where} is full. Make room on it, or make it larger: what was kept so far is safe, and nothing more is kept until there is room.`,
    { cause },
  )

/** The disk under a folder. */
export interface Room {
  /** Throws `store-full` where there is too little. */
  check(): void
  stop(): void
}

/** Looks at it every second. Rejects with `store-full` where there is no room to begin with. */
export async function watchRoom(folder: string): Promise<Room> {
  let hasRoom = await isRoomIn(folder)
  const look = () =>
    void isRoomIn(folder).then((answer) => {
      hasRoom = answer
    })
  const check = () => {
    if (!hasRoom) throw noRoom(`the folder ${folder}`)
  }
  check()
  const timer = setInterval(look, LOOK_AGAIN_MS).unref()
  return { check, stop: () => clearInterval(timer) }
}

/** A disk that does not say how much room it has is taken at its word when it is written to. */
async function isRoomIn(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await files.statfs(folder)
    return bavail * bsize >= ROOM_BYTES
  } catch {
    return true
  }
}
