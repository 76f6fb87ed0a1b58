import type * as Renderer from 'adaptivecards'
import { make } from './dom.ts'

/** Set by `adaptivecards.min.js`, which `index.html` loads before any module. */
declare const AdaptiveCards: typeof Renderer

interface Found {
  readonly value: string
  readonly title: string
}

/** Asks what a list is filled with for the words typed so far. */
export type Search = (dataset: string, words: string) => Promise<readonly Found[]>

const searches = new WeakMap<Renderer.AdaptiveCard, Search>()

/** Says who answers for the lists of this card; before it is drawn. */
export const answerSearches = (card: Renderer.AdaptiveCard, search: Search): void =>
  void searches.set(card, search)

/** By dataset: what was found so far, so that a title that was chosen keeps its value when a card is drawn anew. */
const known = new Map<string, Map<string, string>>()

/** As long as somebody still types, nothing is asked. */
const PAUSE_MS = 150

/**
 * A list that is filled while somebody types (`choices.data`), as a combobox of our own: the
 * renderer's shows only those titles that have the very words in them, and hands back the title.
 */
class SearchBox extends AdaptiveCards.ChoiceSetInput {
  #box: HTMLInputElement | undefined
  #list: HTMLElement | undefined
  /** Says what was found; there before there is anything to say, so that it is read out. */
  #status: HTMLElement | undefined
  /** What was taken from the list: two of its options may have the same title. */
  #chosen: Found | undefined
  #timer: number | undefined
  /** Which look-up is the last: an answer to an earlier one, or after the list was closed, comes too late. */
  #asked = 0

  protected override internalRender(): HTMLElement | undefined {
    const dataset = this.choicesData?.dataset
    if (dataset === undefined) return super.internalRender()
    const titles = known.get(dataset) ?? new Map<string, string>()
    known.set(dataset, titles)
    for (const { title, value } of this.choices) if (title && value) titles.set(title, value)
    const listId = `found-${crypto.randomUUID()}`
    this.#list = make('ul', {
      id: listId,
      role: 'listbox',
      class: 'found',
      hidden: true,
      'aria-label': this.label ?? 'Choices',
    })
    this.#status = make('p', { role: 'status', class: 'found-said visually-hidden' })
    this.#box = make('input', {
      type: 'text',
      class: 'ac-input ac-multichoiceInput',
      role: 'combobox',
      autocomplete: 'off',
      placeholder: 'Choose, or type a word',
      'aria-label': this.label,
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': listId,
    })
    const ready = this.choices.find(({ value }) => value && value === this.defaultValue)
    if (ready?.title && ready.value) this.#chosen = { title: ready.title, value: ready.value }
    this.#box.value = this.#chosen?.title ?? ''
    this.#listen(this.#box)
    requestAnimationFrame(() => this.#sayWhole())
    return make('div', { class: 'search-box' }, [this.#box, this.#list, this.#status])
  }

  /** The value of the title that stands there; words that are no title as they are. */
  override get value(): string | undefined {
    if (this.#box === undefined) return super.value
    const words = this.#box.value.trim()
    if (words === '') return undefined
    const { title, value } = this.#chosen ?? {}
    return words === title?.trim() ? value : (this.#titles.get(words) ?? words)
  }

  override focus(): void {
    if (this.#box === undefined) super.focus()
    else this.#box.focus()
  }

  get #titles(): Map<string, string> {
    return known.get(this.choicesData?.dataset ?? '') ?? new Map()
  }

  #listen(box: HTMLInputElement): void {
    box.addEventListener('input', () => this.#lookUp())
    box.addEventListener('click', () => this.#lookUp())
    box.addEventListener('blur', () => this.#close())
    box.addEventListener('keydown', (event) => {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const isOpen = this.#list?.hidden === false
      if (move !== undefined) {
        event.preventDefault()
        if (isOpen) this.#move(move)
        else this.#lookUp()
      } else if (event.key === 'Escape') {
        this.#close()
      } else if (event.key === 'Enter' && isOpen) {
        event.preventDefault()
        this.#list?.querySelector<HTMLElement>('[aria-selected=true]')?.click()
      }
    })
  }

  /** A title that was chosen is no word to look for: everything is shown again. */
  #lookUp(): void {
    const [box, dataset] = [this.#box, this.choicesData?.dataset]
    const root = this.getRootElement()
    const search = root instanceof AdaptiveCards.AdaptiveCard ? searches.get(root) : undefined
    if (box === undefined || dataset === undefined || search === undefined) return
    if (document.activeElement !== box) return
    const typed = box.value
    const words = this.#titles.has(typed.trim()) ? '' : typed
    this.#forget()
    const asked = this.#asked
    const isLate = () => asked !== this.#asked || box.value !== typed
    this.#timer = window.setTimeout(() => {
      search(dataset, words)
        .then((found) => isLate() || this.#show(found))
        .catch(() => isLate() || this.#sayNone('This cannot be looked up just now. Try again.'))
    }, PAUSE_MS)
  }

  /** What is looked up just now is not wanted any more. */
  #forget(): void {
    window.clearTimeout(this.#timer)
    this.#asked += 1
  }

  #show(found: readonly Found[]): void {
    const chosen = this.#chosen?.title
    for (const { title, value } of found) if (title !== chosen) this.#titles.set(title, value)
    if (found.length === 0) this.#sayNone('Nothing fits these words.')
    else this.#open(found.map((one) => this.#option(one)))
  }

  #option(found: Found): HTMLElement {
    const id = `option-${crypto.randomUUID()}`
    const option = make('li', { id, role: 'option', 'aria-selected': 'false' }, [found.title])
    // Before the box loses the keyboard, which would close the list.
    option.addEventListener('mousedown', (event) => event.preventDefault())
    option.addEventListener('click', () => this.#take(found))
    return option
  }

  /** In place of the list, which has nothing to choose from. */
  #sayNone(words: string): void {
    this.#close()
    if (document.activeElement === this.#box) this.#say(words, { isSeen: true })
  }

  #say(words: string, { isSeen }: { readonly isSeen: boolean }): void {
    if (this.#status === undefined) return
    this.#status.textContent = words
    this.#status.classList.toggle('visually-hidden', !isSeen)
  }

  #open(items: readonly HTMLElement[]): void {
    if (this.#list === undefined || document.activeElement !== this.#box) return
    this.#list.replaceChildren(...items)
    this.#list.hidden = false
    this.#box?.setAttribute('aria-expanded', 'true')
    this.#box?.removeAttribute('aria-activedescendant')
    this.#say(items.length === 1 ? '1 choice.' : `${items.length} choices.`, { isSeen: false })
  }

  #close(): void {
    this.#forget()
    if (this.#list === undefined) return
    this.#list.hidden = true
    this.#list.replaceChildren()
    this.#box?.setAttribute('aria-expanded', 'false')
    this.#box?.removeAttribute('aria-activedescendant')
    this.#sayWhole()
  }

  /** A title that is longer than the box stands below it as a whole. */
  #sayWhole(): void {
    const box = this.#box
    const isCut = box !== undefined && box.scrollWidth > box.clientWidth
    const isChosen = box?.value !== '' && box?.value === this.#chosen?.title
    const whole = isCut && isChosen ? `Chosen: ${box.value}` : ''
    this.#say(whole, { isSeen: whole !== '' })
  }

  #move(by: number): void {
    const options = [...(this.#list?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
    const now = options.findIndex((one) => one.ariaSelected === 'true')
    const from = now < 0 && by < 0 ? 0 : now
    const next = options[(from + by + options.length) % Math.max(options.length, 1)]
    for (const one of options) one.ariaSelected = String(one === next)
    if (next === undefined) return
    next.scrollIntoView({ block: 'nearest' })
    this.#box?.setAttribute('aria-activedescendant', next.id)
  }

  #take(found: Found): void {
    if (this.#box === undefined) return
    this.#chosen = found
    this.#titles.set(found.title, found.value)
    this.#box.value = found.title
    this.#close()
  }
}

AdaptiveCards.GlobalRegistry.elements.register('Input.ChoiceSet', SearchBox)
