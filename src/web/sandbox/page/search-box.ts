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
  #timer: number | undefined

  protected override internalRender(): HTMLElement | undefined {
    const dataset = this.choicesData?.dataset
    if (dataset === undefined) return super.internalRender()
    const titles = known.get(dataset) ?? new Map<string, string>()
    known.set(dataset, titles)
    for (const { title, value } of this.choices) if (title && value) titles.set(title, value)
    const listId = `found-${crypto.randomUUID()}`
    this.#list = make('ul', { id: listId, role: 'listbox', class: 'found', hidden: true })
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
    this.#box.value = this.choices.find(({ value }) => value === this.defaultValue)?.title ?? ''
    this.#listen(this.#box)
    return make('div', { class: 'search-box' }, [this.#box, this.#list])
  }

  /** The value of the title that stands there; words that are no title as they are. */
  override get value(): string | undefined {
    if (this.#box === undefined) return super.value
    const words = this.#box.value.trim()
    return words === '' ? undefined : (this.#titles.get(words) ?? words)
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
        this.#take(this.#list?.querySelector('[aria-selected=true]'))
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
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      search(dataset, words)
        .then((found) => box.value === typed && this.#show(found))
        .catch(() => this.#say('This cannot be looked up just now. Try again.'))
    }, PAUSE_MS)
  }

  #show(found: readonly Found[]): void {
    for (const { title, value } of found) this.#titles.set(title, value)
    if (found.length === 0) this.#say('Nothing fits these words.')
    else this.#open(found.map(({ title }) => this.#option(title)))
  }

  #option(title: string): HTMLElement {
    const id = `option-${crypto.randomUUID()}`
    const option = make('li', { id, role: 'option', 'aria-selected': 'false' }, [title])
    // Before the box loses the keyboard, which would close the list.
    option.addEventListener('mousedown', (event) => event.preventDefault())
    option.addEventListener('click', () => this.#take(option))
    return option
  }

  #say(words: string): void {
    this.#open([make('li', { class: 'found-none' }, [words])])
  }

  #open(items: readonly HTMLElement[]): void {
    if (this.#list === undefined || document.activeElement !== this.#box) return
    this.#list.replaceChildren(...items)
    this.#list.hidden = false
    this.#box?.setAttribute('aria-expanded', 'true')
  }

  #close(): void {
    if (this.#list === undefined) return
    this.#list.hidden = true
    this.#box?.setAttribute('aria-expanded', 'false')
    this.#box?.removeAttribute('aria-activedescendant')
  }

  #move(by: number): void {
    const options = [...(this.#list?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
    const now = options.findIndex((one) => one.ariaSelected === 'true')
    const next = options[(now + by + options.length) % Math.max(options.length, 1)]
    for (const one of options) one.ariaSelected = String(one === next)
    if (next === undefined) return
    next.scrollIntoView({ block: 'nearest' })
    this.#box?.setAttribute('aria-activedescendant', next.id)
  }

  #take(option: Element | null | undefined): void {
    if (!option || this.#box === undefined) return
    this.#box.value = option.textContent ?? ''
    this.#close()
  }
}

AdaptiveCards.GlobalRegistry.elements.register('Input.ChoiceSet', SearchBox)
