import type * as Renderer from 'adaptivecards'
import { make } from './dom.ts'
import { hostConfig } from './host-config.ts'
import { answerSearches, type Search } from './search-box.ts'
import type { ActionBody } from './wire.ts'

/** Set by `adaptivecards.min.js`, which `index.html` loads before any module. */
declare const AdaptiveCards: typeof Renderer

/** A button that was pressed, with what the card's inputs held. */
export type Pressed = Pick<ActionBody, 'verb' | 'data' | 'inputs'>

/** What a control held, by the input's id and the control's place in it. */
export type Unsent = ReadonlyMap<string, string | boolean>

/** A card on the page. */
export interface CardView {
  readonly element: HTMLElement
  /** What was typed or chosen since the card was drawn. */
  unsent(): Unsent
  /** Puts back what was typed into the inputs that still exist. */
  restore(unsent: Unsent): void
  /** While something is sent nothing on the card can be pressed or changed. */
  setBusy(isBusy: boolean): void
  /** Moves the keyboard to an input by its id, or to the card itself, which is not scrolled to. */
  focus(inputId?: string): void
}

// Without this the renderer looks for a Markdown library, and warns that there is none.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = () => undefined

/** Draws an Adaptive Card. Its text stays plain: nothing in it is read as markup. */
export function drawCard(
  json: object,
  { onPress, search }: { readonly onPress: (pressed: Pressed) => void; readonly search: Search },
): CardView {
  const card = new AdaptiveCards.AdaptiveCard()
  answerSearches(card, search)
  card.hostConfig = look()
  card.parse(json)
  card.onExecuteAction = (action) => press(card, action, onPress)
  const frame = make('div', { class: 'card', tabindex: '-1', role: 'group' })
  const drawn = card.render()
  // The renderer makes every card a stop for the Tab key, though there is nothing to do on it.
  drawn?.removeAttribute('tabindex')
  if (drawn !== undefined) frame.append(drawn)
  nameAfterHeading(frame)
  nameButtons(frame)
  const before = heldBy(card)
  return {
    element: frame,
    unsent: () => new Map([...heldBy(card)].filter(([key, held]) => held !== before.get(key))),
    restore: (unsent) => restore(card, unsent),
    setBusy: (isBusy) => setBusy(frame, isBusy),
    focus: (inputId) => focus(card, frame, inputId),
  }
}

/** The library forgets the words for what is required while it reads the rest: they are set after it. */
function look(): Renderer.HostConfig {
  const config = new AdaptiveCards.HostConfig(hostConfig)
  config.inputs.label.requiredInputs.suffix = ' (required)'
  config.inputs.label.requiredInputs.suffixColor = AdaptiveCards.TextColor.Default
  return config
}

function press(
  card: Renderer.AdaptiveCard,
  action: Renderer.Action,
  onPress: (pressed: Pressed) => void,
): void {
  if (action instanceof AdaptiveCards.OpenUrlAction) {
    window.open(action.url, '_blank', 'noopener')
    return
  }
  if (!(action instanceof AdaptiveCards.SubmitActionBase)) return
  // Serialised, because `action.data` has the inputs mixed into it by now.
  const { data = {} } = action.toJSON() as { data?: { verb?: string } }
  const verb = action instanceof AdaptiveCards.ExecuteAction ? action.verb : (data.verb ?? '')
  onPress({ verb, data, inputs: action.associatedInputs === 'none' ? {} : valuesOf(card) })
}

const valuesOf = (card: Renderer.AdaptiveCard): Record<string, string> =>
  Object.fromEntries(
    card
      .getAllInputs()
      .flatMap((input) =>
        input.id === undefined ? [] : [[input.id, String(input.value ?? '')] as const],
      ),
  )

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)

const controlsOf = (card: Renderer.AdaptiveCard): [string, Control][] =>
  card.getAllInputs().flatMap((input) => {
    const found = input.renderedElement?.querySelectorAll<Control>('input, select, textarea') ?? []
    return Array.from(found, (control, index): [string, Control] => [
      `${input.id}/${index}`,
      control,
    ])
  })

const heldBy = (card: Renderer.AdaptiveCard): Map<string, string | boolean> =>
  new Map(
    controlsOf(card).map(([key, control]) => [
      key,
      isTicked(control) ? control.checked : control.value,
    ]),
  )

/** As if a person had typed it, so that the renderer takes notice. */
function restore(card: Renderer.AdaptiveCard, unsent: Unsent): void {
  for (const [key, control] of controlsOf(card)) {
    const held = unsent.get(key)
    if (held === undefined) continue
    if (isTicked(control)) control.checked = held === true
    else control.value = String(held)
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function setBusy(frame: HTMLElement, isBusy: boolean): void {
  frame.setAttribute('aria-busy', String(isBusy))
  frame.inert = isBusy
}

function focus(card: Renderer.AdaptiveCard, frame: HTMLElement, inputId?: string): void {
  const input = card.getAllInputs().find((one) => one.id === inputId)
  if (input === undefined) {
    frame.focus({ preventScroll: true })
  } else {
    input.focus()
    input.renderedElement?.scrollIntoView({ block: 'center' })
  }
}

/** Five buttons called "Done" are told apart by what they are about. */
function nameButtons(frame: HTMLElement): void {
  for (const button of frame.querySelectorAll<HTMLElement>('button[title]')) {
    const { title, ariaLabel } = button
    if (title.startsWith(`${ariaLabel}: `)) button.setAttribute('aria-label', title)
  }
}

function nameAfterHeading(frame: HTMLElement): void {
  const first = frame.querySelector('[role=heading], .ac-textBlock')?.textContent
  frame.setAttribute('aria-label', first ?? 'Card')
}
