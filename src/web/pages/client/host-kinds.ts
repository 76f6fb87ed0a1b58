/** What a place that shows the page must be able to do. */
import type { PageProblem } from '../../../pages/wire.ts'

export type Theme = 'light' | 'dark' | 'contrast'

export interface Host {
  readonly kind: 'teams' | 'browser' | 'sandbox'
  /** Headers that say who looks; `fresh` where those before were refused. */
  headers(fresh: boolean): Promise<Readonly<Record<string, string>>>
  /** It stands in a channel or a group chat, where it belongs to nobody alone. */
  readonly isShared: boolean
  /** Opens an address outside of the page. */
  open(url: string): void
  /** The part of the page that a card led to. */
  readonly place?: string | undefined
  /**
   * Shows a form of ours in a window of the host's own; what was said when it was saved, undefined
   * where it was closed without. Absent where the host has no such windows.
   */
  readonly askIn?: (wish: {
    readonly path: string
    readonly title: string
  }) => Promise<string | undefined>
  /** Closes such a window, in which this page is. */
  readonly answer?: (said: string) => void
}

/** What may change while somebody looks. */
export interface HostEvents {
  theme(theme: Theme): void
  locale(locale: string): void
}

/** The page cannot be shown here; the message is fit to be read. */
export class PageError extends Error {
  readonly code: string
  constructor({ code, message }: PageProblem) {
    super(message)
    this.code = code
  }
}
