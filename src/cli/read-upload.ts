import { open } from 'node:fs/promises'
import { InputError } from '../errors.ts'
import { MAX_UPLOAD_BYTES } from '../imports/table/decode-upload.ts'

/**
 * The bytes of a file that a school gave: one more than is allowed at most, so that a file of any
 * size is refused by its reader and never fills the memory. Rejects with an `InputError`.
 */
export async function readUpload(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((cause: unknown) => {
    throw new InputError('file-not-readable', `The file ${path} cannot be opened.`, { cause })
  })
  try {
    const buffer = new Uint8Array(MAX_UPLOAD_BYTES + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return buffer.subarray(0, length)
  } catch (cause) {
    throw new InputError('file-not-readable', `The file ${path} cannot be read.`, { cause })
  } finally {
    await file.close()
  }
}
