import type { CardElement } from '../../cards/element.ts'
import { PlatformError } from '../../errors.ts'
import { type Block, type ButtonElement, LIMITS, plain } from './blocks.ts'
import { fitToKeep } from './fit-to-keep.ts'
import { beginningOf, splitText } from './split-text.ts'

/** A pressed button's verb and ids. */
export interface Pressed {
  readonly verb: string
  readonly data: unknown
}

/** 'log-done:3': the verb, and a number that tells the buttons of one card apart. */
const ACTION_ID = /^([a-z][a-z-]{0,60}):\d{1,4}$/

/** What a button of ours asks for; undefined for what is not one of ours. */
export function pressedIn(actionId: string, value: string | undefined): Pressed | undefined {
  const verb = ACTION_ID.exec(actionId)?.[1]
  if (verb === undefined) return undefined
  try {
    return { verb, data: JSON.parse(value ?? '{}', fitToKeep) as unknown }
  } catch {
    return undefined
  }
}

/** One button. Its title is said in full beside it where it is too long for a button. */
export interface MadeButton {
  readonly element: ButtonElement
  /** What must stand beside it because the button itself cannot hold it. */
  readonly beside?: string
}

/**
 * The card's button as Slack takes it; `at` is its number on the card. With `alone` it says what it
 * is about, because nothing beside it does.
 */
export function buttonFor(action: CardElement, at: number, alone = false): MadeButton {
  checkAction(action)
  if (action.type === OPEN_URL) return linkFor(action, at, alone)
  const title = String(action.title)
  const tooltip = typeof action['tooltip'] === 'string' ? action['tooltip'] : ''
  const said = alone && tooltip !== '' ? tooltip : title
  const element: ButtonElement = {
    type: 'button',
    action_id: `${String(action['verb'])}:${at}`,
    text: plain(beginningOf(said, LIMITS.buttonText)),
    value: idsIn(action),
    ...(action.style === 'positive' ? { style: 'primary' as const } : {}),
    ...(tooltip === '' ? {} : { accessibility_label: beginningOf(tooltip, LIMITS.buttonText) }),
  }
  return said.length > LIMITS.buttonText ? { element, beside: said } : { element }
}

const OPEN_URL = 'Action.OpenUrl'

/** Slack opens the address itself, and tells of it what nobody has to answer: it names no verb. */
function linkFor(action: CardElement, at: number, alone: boolean): MadeButton {
  const { url, tooltip = '' } = action as { readonly url: string; readonly tooltip?: string }
  const said = alone && tooltip !== '' ? tooltip : String(action.title)
  if (url.length > LIMITS.buttonUrl) throw outside('a link of that length')
  const element: ButtonElement = {
    type: 'button',
    action_id: `keepstep-link-${at}`,
    text: plain(beginningOf(said, LIMITS.buttonText)),
    value: 'link',
    url,
    ...(tooltip === '' ? {} : { accessibility_label: beginningOf(tooltip, LIMITS.buttonText) }),
  }
  return said.length > LIMITS.buttonText ? { element, beside: said } : { element }
}

function checkAction(action: CardElement): void {
  const does = action.type === OPEN_URL ? action['url'] : action['verb']
  if ((action.type !== 'Action.Execute' && action.type !== OPEN_URL) || typeof does !== 'string') {
    throw outside(`the action ${String(action.type)}`)
  }
  if (typeof action.title !== 'string' || action.title.trim() === '') {
    throw outside('a button without a title')
  }
}

function idsIn(action: CardElement): string {
  const value = JSON.stringify(action['data'] ?? {})
  if (value.length > LIMITS.buttonValue) throw outside('a button with more than ids')
  return value
}

/** Rows of buttons, each under what its titles are too long to say. */
export function actionBlocks(made: readonly MadeButton[]): Block[] {
  const beside = made.flatMap((one) => one.beside ?? []).join('\n')
  const blocks: Block[] = splitText(beside, LIMITS.section).map((text) => ({
    type: 'section',
    text: plain(text),
  }))
  for (let from = 0; from < made.length; from += LIMITS.actions) {
    const elements = made.slice(from, from + LIMITS.actions).map(({ element }) => element)
    blocks.push({ type: 'actions', elements })
  }
  return blocks
}

/** A card that uses what has no counterpart on Slack: a bug in its template. */
export const outside = (what: string): PlatformError =>
  new PlatformError(
    'slack-card-outside-subset',
    `Slack has no counterpart for ${what}: change the template, or teach src/platforms/slack/cards.ts.`,
  )
