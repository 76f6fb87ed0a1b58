/**
 * Links to a person's page and the sessions that they open: sealed by the service, bound to what they
 * are for, and good for a short while. A link names its own event, which is done once.
 */
import { hkdfSync, randomUUID } from 'node:crypto'
import type { ChatSender } from '../platforms/chat-event.ts'
import type { OpenedLink, PagePasses } from '../web/pages/ways-in.ts'
import { createSeal, type Seal } from './sealed-text.ts'

const LINK_MS = 30 * 60_000
/** A working day. */
const SESSION_MS = 8 * 3_600_000

/** `secret` is the same on every instance: the encryption key, or what signs a chat's requests. */
export function createPagePasses(secret: string): PagePasses {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'keepstep pages', 32)).toString('hex')
  const seal = createSeal(key)
  return {
    linkMs: LINK_MS,
    sessionMs: SESSION_MS,
    link: (from, now) =>
      sealed(seal, 'link', { from, id: randomUUID(), until: now.getTime() + LINK_MS }),
    openLink: (text, now) => opened(seal, { purpose: 'link', text, now }),
    session: (from, now) =>
      sealed(seal, 'session', { from, id: randomUUID(), until: now.getTime() + SESSION_MS }),
    openSession: (text, now) => opened(seal, { purpose: 'session', text, now })?.from,
  }
}

interface Pass extends OpenedLink {
  readonly until: number
}

const sealed = (seal: Seal, purpose: string, pass: Pass): string =>
  seal.seal(JSON.stringify(pass), purpose)

/** Only what this service sealed can be opened, so its shape is known; undefined for all else. */
function opened(
  seal: Seal,
  of: { readonly purpose: string; readonly text: string; readonly now: Date },
): { readonly from: ChatSender; readonly id: string } | undefined {
  try {
    const { from, id, until }: Pass = JSON.parse(seal.open(of.text, of.purpose))
    return until > of.now.getTime() ? { from, id } : undefined
  } catch {
    return undefined
  }
}
