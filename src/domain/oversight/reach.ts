import type { PersonAddress } from '../messages/address.ts'

/** Whether somebody is reached in a chat, and what the school can do where they are not. */
export type Reached =
  | { readonly kind: 'reached' }
  | {
      readonly kind: 'never-met' | 'cut-off'
      readonly because: string
      readonly nextMove: string
    }

/** How one person stands, from every address that is known of them. */
export function reachOf(personId: string, addresses: readonly PersonAddress[]): Reached {
  const own = addresses.filter((one) => one.personId === personId)
  if (own.some(({ state }) => state === 'reachable')) return { kind: 'reached' }
  if (own.length === 0) {
    return {
      kind: 'never-met',
      because: 'Keepstep has never met them in a chat.',
      nextMove:
        'Check that they have the app, and that their email here is the one of Teams or Slack.',
    }
  }
  return {
    kind: 'cut-off',
    because: 'Messages to them do not arrive: they removed or blocked the app, or left the chat.',
    nextMove: 'Ask them to open Keepstep again; one message from them is enough.',
  }
}
