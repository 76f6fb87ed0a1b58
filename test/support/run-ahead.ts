import { listDeliveries } from '../../src/store/deliveries.ts'
import type { PreviewedMessage } from '../../src/usecases/messages/preview-digests.ts'
import { previewMessages } from '../../src/usecases/messages/preview-messages.ts'
import type { School } from './school-in-memory.ts'

/** A message as "when, to whom, which kind". */
const line = (at: string, to: string, kind: string): string => `${at} ${to} ${kind}`

/** What preview says up to a moment, and what is then sent up to it while nobody does anything. */
export async function previewAndRun(
  school: School,
  until: string,
): Promise<{ previewed: string[]; sent: string[]; messages: readonly PreviewedMessage[] }> {
  const from = school.clock.now()
  const to = new Date(`${until}:00Z`)
  const messages = await previewMessages(school.deps, { from, to })
  await school.moveTo(until)
  const { people } = await school.picture()
  const all = await school.in((tx) => listDeliveries(tx, { states: ['sent'] }))
  const sent = all
    .filter(({ kind, settledAt }) => kind !== 'refresh' && settledAt !== undefined)
    .filter(({ settledAt }) => (settledAt as Date) > from)
    .map(({ settledAt, recipient, kind }) =>
      line((settledAt as Date).toISOString(), people.get(recipient)?.email ?? 'channel', kind),
    )
  const previewed = messages.map(({ at, to: whom, role, nudge }) =>
    line(at, role === 'channel' ? 'channel' : whom, nudge),
  )
  return { previewed: previewed.sort(), sent: sent.sort(), messages }
}
