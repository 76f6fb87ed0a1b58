import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
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

/** What is pasted or piped in, up to its end; bounded like a file. */
export async function readPastedInput(input: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array)
    chunks.push(bytes)
    length += bytes.length
    if (length > MAX_UPLOAD_BYTES) break
  }
  return Buffer.concat(chunks)
}
