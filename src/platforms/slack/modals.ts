/** Modals on the wire, impure: opened at once, changed with their hash, checked before they go. */

import type { RenderedCard } from '../../cards/card.ts'
import { given } from '../../domain/given.ts'
import { viewProblems } from './block-kit-check.ts'
import { LIMITS, plain, type View } from './blocks.ts'
import type { SlackLog } from './log.ts'
import { splitText } from './split-text.ts'
import { homeView, LOADING, modalView, type Origin } from './views.ts'
import { attempt, type WebClient } from './web-api.ts'

/** A modal that is open in front of somebody; the hash guards against writing over a newer one. */
export interface OpenView {
  readonly id: string
  readonly hash?: string
  readonly from?: Origin | undefined
}

interface Modals {
  readonly log: SlackLog
}

/** Opens the modal that says "one moment": before anything is asked of the database. */
export const openLoading = (deps: Modals, client: WebClient, trigger: string) =>
  open(deps, client, { trigger, view: LOADING })

/** Opens a card; undefined where the trigger is over or used up. */
export const openCard = (
  deps: Modals,
  client: WebClient,
  {
    trigger,
    card,
    from,
  }: { readonly trigger: string; readonly card: RenderedCard; readonly from?: Origin | undefined },
) => open(deps, client, { trigger, view: checkedModal(deps, card, from) })

async function open(
  { log }: Modals,
  client: WebClient,
  { trigger, view }: { readonly trigger: string; readonly view: View },
): Promise<OpenView | undefined> {
  const answer = await attempt(() =>
    client.views.open({ trigger_id: trigger, view: view as never }),
  )
  if (answer.kind === 'failed') {
    log.warn({ failure: answer.failure }, 'a form could not be opened')
    return undefined
  }
  const { id, hash } = answer.value.view ?? {}
  return id === undefined ? undefined : { id, ...given({ hash }) }
}

/** Shows a card in an open modal; false where it was closed or has become another meanwhile. */
export async function showIn(
  deps: Modals,
  client: WebClient,
  { view: { id, hash, from }, card }: { readonly view: OpenView; readonly card: RenderedCard },
): Promise<boolean> {
  const view = checkedModal(deps, card, from) as never
  const answer = await attempt(() => client.views.update({ view_id: id, view, ...given({ hash }) }))
  if (answer.kind === 'failed') {
    deps.log.warn({ failure: answer.failure }, 'a form could not be changed')
  }
  return answer.kind === 'answered'
}

/** In place of the "one moment" of a form that cannot be filled in: it would stay for ever. */
export async function insteadOfForm(
  deps: Modals,
  client: WebClient,
  {
    loading,
    card,
  }: { readonly loading: Promise<OpenView | undefined> | undefined; readonly card: RenderedCard },
): Promise<void> {
  const view = await loading
  if (view !== undefined) await showIn(deps, client, { view, card })
}

/** Writes a person's App Home. */
export async function publishHome(
  deps: Modals,
  client: WebClient,
  {
    user,
    cards,
    page,
  }: {
    readonly user: string
    readonly cards: readonly RenderedCard[]
    /** The address of their own page. */
    readonly page?: string
  },
): Promise<void> {
  const text = cards.map((card) => card.text).join('\n\n')
  const view = checked(deps, { type: 'home', blocks: textBlocks(text) }, () =>
    homeView(cards, page),
  )
  const answer = await attempt(() => client.views.publish({ user_id: user, view: view as never }))
  if (answer.kind === 'failed') {
    deps.log.warn({ failure: answer.failure }, 'App Home could not be written')
  }
}

/** A card as a modal; one that Slack would refuse shows its plain-text twin. */
export const checkedModal = (deps: Modals, card: RenderedCard, from?: Origin): View =>
  checked(deps, { ...LOADING, blocks: textBlocks(card.text) }, () => modalView(card, from))

function checked({ log }: Modals, otherwise: View, make: () => View): View {
  try {
    const view = make()
    const problems = viewProblems(view)
    if (problems.length === 0) return view
    log.error({ problems }, 'a view breaks a limit of Slack: its plain text is shown')
  } catch (error) {
    const because = error instanceof Error ? error.message : 'unknown'
    log.error({ because }, 'a card has no Slack form: its plain text is shown')
  }
  return otherwise
}

const textBlocks = (text: string): View['blocks'] =>
  splitText(text.trim() || 'Keepstep', LIMITS.section).map((piece) => ({
    type: 'section',
    text: plain(piece),
  }))
