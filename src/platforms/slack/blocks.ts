/** The part of Slack's Block Kit that Keepstep writes. Texts are plain, but for bold words (`marked.ts`). */
export interface PlainText {
  readonly type: 'plain_text'
  readonly text: string
  readonly emoji: false
}

/** Text with bold words in it; links, names of people and channels in it stay what they are. */
export interface MarkedText {
  readonly type: 'mrkdwn'
  readonly text: string
  readonly verbatim: true
}

export interface ButtonElement {
  readonly type: 'button'
  readonly action_id: string
  readonly text: PlainText
  readonly value: string
  readonly style?: 'primary'
  /** Opened in the browser by Slack itself. */
  readonly url?: string
  readonly accessibility_label?: string
}

export interface SlackOption {
  readonly text: PlainText
  readonly value: string
  readonly description?: PlainText
}

/** What people fill in: one element of an input block. */
export interface InputElement {
  readonly type:
    | 'plain_text_input'
    | 'number_input'
    | 'datepicker'
    | 'timepicker'
    | 'radio_buttons'
    | 'checkboxes'
    | 'static_select'
    | 'multi_static_select'
    | 'external_select'
  readonly action_id: string
  readonly options?: readonly SlackOption[]
  readonly option_groups?: readonly {
    readonly label: PlainText
    readonly options: readonly SlackOption[]
  }[]
  readonly [property: string]: unknown
}

/** What a list that is looked through as one types is answered with. */
export type FoundOptions =
  | { readonly options: readonly SlackOption[] }
  | {
      readonly option_groups: readonly {
        readonly label: PlainText
        readonly options: readonly SlackOption[]
      }[]
    }

export type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' }
  | {
      readonly type: 'section'
      readonly text: PlainText | MarkedText
      readonly accessory?: ButtonElement
    }
  /** What is to be put right; in modals only. */
  | { readonly type: 'alert'; readonly level: 'error'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly ButtonElement[] }
  | {
      readonly type: 'input'
      readonly block_id: string
      readonly label: PlainText
      readonly element: InputElement
      readonly optional: boolean
      readonly hint?: PlainText
    }

/** A modal, or a person's App Home. */
export interface View {
  readonly type: 'modal' | 'home'
  readonly blocks: readonly Block[]
  readonly title?: PlainText
  readonly submit?: PlainText
  readonly close?: PlainText
  readonly callback_id?: string
  readonly private_metadata?: string
  readonly notify_on_close?: boolean
}

/** Slack's own limits, and two of ours that are stricter. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  header: 150,
  section: 3000,
  alert: 200,
  contextElements: 10,
  contextText: 2000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  actionId: 255,
  blockId: 255,
  selectOptions: 100,
  optionGroups: 100,
  radioOptions: 10,
  optionText: 75,
  optionValue: 150,
  inputLabel: 2000,
  inputText: 3000,
  viewTitle: 24,
  privateMetadata: 3000,
  callbackId: 255,
  viewBytes: 250_000,
  messageText: 40_000,
} as const

/** Text as it stands: no mark-up, no mentions, no `:emoji:` codes. */
export const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false })
