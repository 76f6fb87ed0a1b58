import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { ConfigError } from '../errors.ts'

/** Text that only the holder of `KEEPSTEP_ENCRYPTION_KEY` can read (AES-256-GCM). */
export interface Seal {
  /** `about` is bound to the text: moved to another row, it cannot be opened. */
  seal(text: string, about: string): string
  /** @throws ConfigError `encryption-key-changed` where the key is another, or the text was changed. */
  open(sealed: string, about: string): string
}

const VERSION = 'v1'
const IV_BYTES = 12

/** `key` is 64 hexadecimal characters. */
export function createSeal(key: string): Seal {
  const secret = Buffer.from(key, 'hex')
  return {
    seal(text, about) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map(asText)].join('.')
    },
    open(sealed, about) {
      const [version, iv = '', tag = '', body = ''] = sealed.split('.')
      try {
        if (version !== VERSION) throw new Error('unknown version')
        const decipher = createDecipheriv('aes-256-gcm', secret, asBytes(iv), { authTagLength: 16 })
          .setAAD(Buffer.from(about))
          .setAuthTag(asBytes(tag))
        return Buffer.concat([decipher.update(asBytes(body)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new ConfigError(
          'encryption-key-changed',
          'Set KEEPSTEP_ENCRYPTION_KEY to the key that was used when Slack was installed, or install Keepstep in Slack again.',
          { cause },
        )
      }
    },
  }
}

const asText = (bytes: Buffer): string => bytes.toString('base64url')
const asBytes = (text: string): Buffer => Buffer.from(text, 'base64url')
