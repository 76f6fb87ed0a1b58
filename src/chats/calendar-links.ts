/**
 * Addresses of a person's own calendar, which a calendar program asks for again and again: sealed, so
 * that nobody can make or read one, and good for a year. Whoever has left the school is shown nothing.
 */
import { hkdfSync } from 'node:crypto'
import type { ChatSender } from '../platforms/chat-event.ts'
import { createSeal } from './sealed-text.ts'

/** Makes addresses, and says whose one is. */
export interface CalendarLinks {
  linkFor(from: ChatSender, now: Date): string
  /** Undefined for what is not ours, was changed, or is too old. */
  open(sealed: string, now: Date): ChatSender | undefined
}

const GOOD_FOR_MS = 366 * 86_400_000
const PURPOSE = 'calendar'

/** What is sealed, short because it stands in an address. */
interface Sealed {
  readonly p: string
  readonly t: string
  readonly u: string
  readonly until: number
}

/** `secret` is the same on every instance; `origin` is where the service is reached. */
export function createCalendarLinks(secret: string, origin: string): CalendarLinks {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'keepstep calendar', 32)).toString('hex')
  const seal = createSeal(key)
  return {
    linkFor({ platform: p, tenant: t, userId: u }, now) {
      const sealed: Sealed = { p, t, u, until: now.getTime() + GOOD_FOR_MS }
      return `${origin}/calendar/${seal.seal(JSON.stringify(sealed), PURPOSE)}.ics`
    },
    open(text, now) {
      try {
        const { p, t, u, until }: Sealed = JSON.parse(seal.open(text, PURPOSE))
        return until > now.getTime() ? { platform: p, tenant: t, userId: u } : undefined
      } catch {
        return undefined
      }
    },
  }
}
