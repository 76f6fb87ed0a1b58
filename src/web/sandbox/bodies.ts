import { z } from 'zod'
import { given } from '../../domain/given.ts'
import type { Problem } from './page/wire.ts'

const text = (max: number, sentence: string) =>
  z.string({ error: sentence }).trim().min(1, sentence).max(max, `Use at most ${max} characters.`)
const AS = 'Say who you are: the email of a person on the roster.'
const as = text(320, AS).regex(/^[^@\s]+@[^@\s]+$/, AS)
const NAMED_TIMES = ['next-morning', 'next-friday', 'end-of-term', 'next-send'] as const
const TO = `Give an instant such as 2026-09-07T07:45:00+01:00, or one of ${NAMED_TIMES.join(', ')}.`

/** Body of `POST /sandbox/message`. */
export const messageBody = z.strictObject({ as, text: text(4000, 'Write something to send.') })

/** Body of `POST /sandbox/action`. */
export const actionBody = z.strictObject({
  as,
  messageId: text(200, 'Say which message the button is on.'),
  verb: text(100, 'Say what the button does: its verb.'),
  data: z.unknown().default({}),
  inputs: z
    .record(z.string().max(100), z.string().max(20_000, 'Use at most 20,000 characters.'), {
      error: 'Give what the inputs hold as text, by input id.',
    })
    .default({}),
})

/** Body of `POST /sandbox/search`. */
export const searchBody = z.strictObject({
  as,
  dataset: text(255, 'Say what the list is filled from: its dataset.'),
  words: z.string().max(1000, 'Use at most 1,000 characters.').default(''),
})

/** Body of `POST /sandbox/clock`. */
export const clockBody = z.strictObject({
  to: z.union(
    [z.enum(NAMED_TIMES), z.iso.datetime({ offset: true }).transform((iso) => new Date(iso))],
    { error: TO },
  ),
  peopleLog: z.boolean({ error: 'Say true or false.' }).default(false),
})

/** A body in its schema's type, or the first thing to put right with it. */
export type Checked<T> = { readonly body: T } | { readonly problem: Problem }

/** Checks a parsed JSON body: nothing that a database or a card could choke on comes through. */
export function check<T>(schema: z.ZodType<T>, body: unknown): Checked<T> {
  if (holdsBadText(body)) return problem('Take out the characters that cannot be shown.')
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return { body: parsed.data }
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') {
    return problem('Leave out what this request does not know.', issue.keys[0])
  }
  return problem(issue?.message ?? 'Check the request.', issue?.path[0]?.toString())
}

const problem = (message: string, field?: string): { problem: Problem } => ({
  problem: { code: 'invalid-request', message, ...given({ field }) },
})

/** NUL and halves of a surrogate pair, anywhere: PostgreSQL takes neither. */
function holdsBadText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => holdsBadText(key) || holdsBadText(inner))
}
