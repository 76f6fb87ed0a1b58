import type { Command } from 'commander'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { mayBeSentAgain, sayWhy } from '../domain/messages/say-why.ts'
import type { School } from '../domain/people.ts'
import { InputError } from '../errors.ts'
import { listChannels } from '../store/channels.ts'
import { type Delivery, upcomingDeliveries } from '../store/deliveries.ts'
import { listPeople } from '../store/people.ts'
import { listSchools } from '../store/schools.ts'
import type { SchoolTx } from '../store/tx.ts'
import { listUndelivered, type SentAgain, sendAgain } from '../store/undelivered.ts'
import type { CliSession, OpenSession } from './cli-session.ts'
import { sayHolds } from './hold-places.ts'

interface Flags {
  readonly school?: string
  readonly sendAgain?: string
  readonly json?: boolean
}

/** A message as the command shows it. */
interface Shown {
  readonly school: string
  readonly id: string
  readonly state: DeliveryState
  readonly kind: string
  /** An email, or what a channel is called. */
  readonly to: string
  /** Since when it is so, or for what is to come when. */
  readonly at: string
  readonly why: string
  readonly reason?: string | undefined
}

/** `deliveries`: what waits, what may not have arrived and what did not, at each school; and sends one again. */
export function registerDeliveries(program: Command, open: OpenSession): void {
  program
    .command('deliveries')
    .description('messages that wait, may not have arrived or did not arrive, with the reasons')
    .option('--school <urn>', 'of one school only')
    .option('--send-again <id>', 'send this one again; nothing that has arrived is sent twice')
    .option('--json', 'print as JSON')
    .action(async ({ school, sendAgain: id, json = false }: Flags) => {
      const session = await open()
      try {
        const schools = await schoolsAsked(session, school)
        const text =
          id === undefined
            ? `${json ? '' : await heldIn(session)}${say(await showAll(session, schools), json)}`
            : await sendAgainIn(session, schools, id)
        program.configureOutput().writeOut?.(text)
      } finally {
        await session.close()
      }
    })
}

const heldIn = async (session: CliSession): Promise<string> =>
  (await sayHolds(session)).map((line) => `${line}\n`).join('')

async function schoolsAsked({ deps }: CliSession, urn: string | undefined): Promise<School[]> {
  const schools = await deps.store.shared(listSchools)
  const asked = schools.filter((school) => urn === undefined || school.urn === urn)
  if (urn !== undefined && asked.length === 0) {
    throw new InputError('school-unknown', `No school has the URN ${urn}: import its roster.`)
  }
  return asked
}

async function showAll({ deps }: CliSession, schools: readonly School[]): Promise<Shown[]> {
  const shown: Shown[] = []
  for (const school of schools) {
    shown.push(...(await deps.store.withSchool(school.id, (tx) => showSchool(tx, school))))
  }
  return shown
}

async function showSchool(tx: SchoolTx, { name }: School): Promise<Shown[]> {
  const names = new Map<string, string>([
    ...(await listPeople(tx)).map(({ id, email }) => [id, email] as const),
    ...(await listChannels(tx)).map(({ id, label }) => [id, label ?? 'the tutor channel'] as const),
  ])
  const show = (
    one: Pick<Delivery, 'id' | 'kind' | 'recipient' | 'state' | 'reason'>,
    at: Date,
  ) => ({
    school: name,
    id: one.id,
    state: one.state,
    kind: one.kind,
    to: names.get(one.recipient) ?? 'somebody who has left',
    at: at.toISOString(),
    why: sayWhy(one),
    reason: one.reason,
  })
  const undelivered = await listUndelivered(tx)
  const waiting = await upcomingDeliveries(tx)
  return [
    ...undelivered.map((one) => show(one, one.settledAt ?? one.decidedAt)),
    ...waiting.map((one) => show(one, one.notBefore)),
  ]
}

function say(shown: readonly Shown[], json: boolean): string {
  if (json) return `${JSON.stringify(shown, null, 2)}\n`
  if (shown.length === 0) return 'Nothing waits, and every message has arrived.\n'
  const lines = shown.map(
    ({ school, id, state, kind, to, at, why, reason }) =>
      `${WORDS[state]}  ${kind} to ${to} (${school})\n    ${at}  ${why}${reason === undefined ? '' : ` [${reason}]`}\n    ${id}`,
  )
  const open = shown.filter(mayBeSentAgain).length
  const hint =
    open === 0
      ? ''
      : `${open} may be sent again: add --send-again and the last line of a message.\n`
  return `${lines.join('\n')}\n${shown.length} messages.\n${hint}`
}

const WORDS: Readonly<Record<DeliveryState, string>> = {
  pending: 'waits         ',
  retry_at: 'waits         ',
  sending: 'being sent    ',
  sent: 'sent          ',
  unknown: 'looked for    ',
  reconciling: 'looked for    ',
  needs_review: 'in doubt      ',
  failed: 'did not arrive',
  skipped: 'left out      ',
  cancelled: 'called off    ',
}

async function sendAgainIn(
  { deps, now }: CliSession,
  schools: readonly School[],
  id: string,
): Promise<string> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw unknownDelivery()
  for (const school of schools) {
    const done = await deps.store.withSchool(school.id, (tx) =>
      sendAgain(tx, { ids: [id], at: now() }),
    )
    const what = done.get(id.toLowerCase())
    if (what !== undefined) return saySentAgain(what)
  }
  throw unknownDelivery()
}

const unknownDelivery = (): InputError =>
  new InputError('delivery-unknown', 'No message has that id: the list shows the ids.')

function saySentAgain(done: SentAgain): string {
  if (done.kind === 'queued') return 'It is sent again within a second or two.\n'
  if (done.kind === 'in-doubt') {
    throw new InputError(
      'delivery-in-doubt',
      'Keepstep still looks whether it arrived. Wait for a few minutes, then look at the list again.',
    )
  }
  throw new InputError(
    'delivery-not-needed',
    `Nothing to send again: ${sayWhy({ state: done.state })}`,
  )
}
