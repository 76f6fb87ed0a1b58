import { z } from 'zod'

/** Teams itself takes 28 KB in one message; more is not something that a person typed. */
const TEXT_LIMIT = 64 * 1024
/** How deep the JSON of an activity may nest: a card action needs about six. */
export const DEPTH_LIMIT = 24

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined)

/** No control characters: an id goes into keys, addresses and request paths. */
const id = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
const word = optional(z.string().max(128))
const named = optional(z.object({ id }))

const account = z.object({
  id,
  /** The person in Microsoft Entra ID: the only thing by which an actor is known. */
  aadObjectId: optional(z.string().regex(/^[0-9A-Za-z-]{1,64}$/)),
  role: word,
})

/** How the Bot Framework calls Teams. */
export const CHANNEL = 'msteams'

/** What binds an activity to the token that it came with. */
export const activityHead = z.object({
  channelId: z.literal(CHANNEL),
  serviceUrl: z.string().min(1).max(512),
})

/** A Bot Framework activity, as far as Keepstep reads it. What it does not name is dropped. */
export const teamsActivity = z.object({
  type: z.string().min(1).max(64),
  id: optional(id),
  name: word,
  action: word,
  timestamp: word,
  text: optional(z.string().max(TEXT_LIMIT)),
  value: z.unknown().optional(),
  replyToId: optional(id),
  from: optional(account),
  recipient: optional(account),
  conversation: z.object({
    id,
    conversationType: word,
    isGroup: optional(z.boolean()),
    tenantId: optional(id),
  }),
  channelData: optional(z.object({ tenant: named, team: named, channel: named })),
  membersAdded: optional(z.array(account).max(500)),
  membersRemoved: optional(z.array(account).max(500)),
})
export type TeamsActivity = z.infer<typeof teamsActivity>

/** The value of an `adaptiveCard/action` invoke. */
export const invokedAction = z.object({
  action: z.object({ verb: z.string().min(1).max(128), data: z.unknown().optional() }),
  trigger: word,
})

/** The invoke by which a list with `choices.data` asks for what fits the words typed so far. */
export const SEARCH = 'application/search'
export const searched = z.object({
  queryText: optional(z.string().max(1000)).transform((words) => words ?? ''),
  dataset: z.string().min(1).max(255),
})

/** The tenant that the activity names; undefined where it names none, or two. */
export function tenantOf({ conversation, channelData }: TeamsActivity): string | undefined {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((one) => one !== undefined)
  const distinct = new Set(named.map((one) => one.toLowerCase()))
  return distinct.size === 1 ? [...distinct][0] : undefined
}

/** Whether the JSON nests no deeper than `limit`, which also bounds how deep this goes. */
export function isShallow(json: unknown, limit: number): boolean {
  if (typeof json !== 'object' || json === null) return true
  if (limit === 0) return false
  for (const one of Array.isArray(json) ? json : Object.values(json)) {
    if (!isShallow(one, limit - 1)) return false
  }
  return true
}

/** The escapes by which JSON can hold what `cleaned` takes out: without one there is nothing to do. */
const UNFIT = /\\(?:r|u000[0d]|ud[89a-f])/i

/** The JSON of this text, with every text in it fit to be kept. Only for JSON that `isShallow`. */
export const cleanedFrom = (text: string, json: unknown): unknown =>
  UNFIT.test(text) ? cleaned(json) : json

/**
 * The JSON with every text in it fit to be kept: no NUL, which PostgreSQL refuses, and no half of a
 * surrogate pair, which is no character. Only for JSON that `isShallow`.
 */
export function cleaned(json: unknown): unknown {
  if (typeof json === 'string') return cleanText(json)
  if (Array.isArray(json)) return json.map(cleaned)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [cleanText(key), cleaned(value)]),
  )
}

const cleanText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
