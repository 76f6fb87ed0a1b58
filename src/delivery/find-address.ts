import type { ChatAddress, PersonAddress } from '../domain/messages/address.ts'
import { listAddresses } from '../store/addresses.ts'
import { listChannels, type TutorChannel } from '../store/channels.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { SchoolTx } from '../store/tx.ts'

/** Everywhere that recipients can be met, the best first; also where messages do not get through. */
export type AddressBook = ReadonlyMap<
  string,
  readonly { readonly address: ChatAddress; readonly state: 'reachable' | 'unreachable' }[]
>

/** The addresses of these deliveries' recipients, by recipient. */
export async function findAddresses(
  school: SchoolTx,
  deliveries: readonly Delivery[],
): Promise<AddressBook> {
  const people = recipients(deliveries, 'person')
  const channels = recipients(deliveries, 'channel')
  const found: readonly (readonly [string, PersonAddress | TutorChannel])[] = [
    ...(people.length === 0 ? [] : await listAddresses(school, people)).map(
      (one) => [one.personId, one] as const,
    ),
    ...(channels.length === 0 ? [] : await listChannels(school, channels)).map(
      (one) => [one.id, one] as const,
    ),
  ]
  const book = new Map<string, (PersonAddress | TutorChannel)[]>()
  for (const [recipient, address] of found) {
    book.set(recipient, [...(book.get(recipient) ?? []), address])
  }
  return book
}

const recipients = (deliveries: readonly Delivery[], kind: Delivery['recipientKind']): string[] => [
  ...new Set(deliveries.filter((one) => one.recipientKind === kind).map((one) => one.recipient)),
]
