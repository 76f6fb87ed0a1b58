/** How somebody at a page says who they are: Teams' token, a session that a link opened, the sandbox. */
import type { FastifyRequest } from 'fastify'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { ChatSender } from '../../platforms/chat-event.ts'
import { guardProblem } from '../sandbox/guard.ts'

/** What a link holds once it was opened. */
export interface OpenedLink {
  readonly from: ChatSender
  /** The same each time this link is used. */
  readonly id: string
}

/** Links and sessions; undefined for what is not ours, was changed, or is too old. */
export interface PagePasses {
  readonly linkMs: number
  readonly sessionMs: number
  link(from: ChatSender, now: Date): string
  openLink(text: string, now: Date): OpenedLink | undefined
  session(from: ChatSender, now: Date): string
  openSession(text: string, now: Date): ChatSender | undefined
}

/** The ways that are open in this service. */
export interface WaysIn {
  /** Whom a bearer token names; undefined where it is not believed. */
  readonly byToken?: (authorization: string, now: Date) => Promise<ChatSender | undefined>
  readonly passes?: PagePasses
  /** Whose calendar a sealed address is. */
  readonly calendars?: { open(sealed: string, now: Date): ChatSender | undefined }
  /** The address of somebody's own chat with Keepstep, by platform; their chat is absent until they are met. */
  readonly chats?: Readonly<Record<string, (chat: ChatAddress | undefined) => string | undefined>>
  /** In the sandbox whoever sits at this machine is whoever they say. */
  readonly bySandbox?: (email: string) => ChatSender
}

export const SESSION_COOKIE = 'keepstep-page'
/** A page of another origin cannot send it without asking first, and is then refused. */
export const PAGE_HEADER = 'x-keepstep-page'
const AS_HEADER = 'x-keepstep-as'

/** Who asks; undefined where nothing vouches for anybody. */
export async function whoAsks(
  { byToken, passes, bySandbox }: WaysIn,
  request: FastifyRequest,
  now: Date,
): Promise<ChatSender | undefined> {
  const { authorization, [AS_HEADER]: as } = request.headers
  if (authorization !== undefined) return await byToken?.(authorization, now)
  if (typeof as === 'string') {
    const isHere = bySandbox !== undefined && guardProblem(request) === undefined
    return isHere ? bySandbox(decoded(as)) : undefined
  }
  const cookie = cookieIn(request.headers.cookie)
  return cookie === undefined ? undefined : passes?.openSession(cookie, now)
}

/** A header holds ASCII only. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

const cookieIn = (header = ''): string | undefined =>
  header
    .split(';')
    .map((one) => one.trim().split('='))
    .find(([name]) => name === SESSION_COOKIE)?.[1]

/** The session's cookie: for these pages alone, over https, and never from another site. */
export const sessionCookie = (value: string, seconds: number): string =>
  `${SESSION_COOKIE}=${value}; Path=/tab; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`
