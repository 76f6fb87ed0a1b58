import { given } from '../domain/given.ts'
/** What a button on a card can ask for. The router holds one use case for each. */
export const verbs = [
  'log-done',
  'undo-entry',
  'open-drop-in',
  'save-drop-in',
  'open-meeting',
  'meeting-stage',
  'open-find-step',
  'finish-meeting',
  'leave-meeting',
  'resume-meeting',
  'drop-draft',
  'open-proforma',
  'save-proforma',
  'confirm-step',
  'open-reword-step',
  'save-reworded-step',
  'open-proposal',
  'save-proposal',
  'drop-proposal',
  'open-offer',
  'save-offer',
  'drop-offer',
  'tried-step',
  'answer-handover',
  'remind-before-lesson',
  'show-steps',
  'show-notes',
  'show-note',
  'open-find-notes',
  'ask-remove-words',
  'remove-words',
  'note-useful',
  'open-remark',
  'save-remark',
  'share-remark',
  'show-my-week',
  'open-page',
  'open-snooze',
  'save-snooze',
  'open-not-this-week',
  'save-not-this-week',
  'open-pause',
  'save-pause',
  'resume-nudges',
  'open-settings',
  'save-settings',
  'remove-away',
  'set-nudge',
  'show-help',
  'show-privacy',
  'show-my-data',
  'answer-wellbeing',
  'show-looks',
  'ask-erasure',
  'send-erasure-request',
  'open-erasure-request',
  'carry-out-erasure',
  'decline-erasure',
  'restrict-me',
  'lift-restriction',
  'type-words',
  'show-detail',
  'explain-counts',
  'open-sequence',
  'save-sequence',
  'check-sequence',
  'post-digests-here',
  'stop-digests',
  'open-digest-time',
  'save-digest-time',
  'open-electives',
  'save-electives',
  'challenge-figure',
  'report-figure',
  'open-change',
  'save-change',
  'do-change',
  'undo-change',
  'show-changes',
  'open-reminder',
  'send-reminder',
  'show-flight-path',
  'show-flexibility',
  'show-events',
  'show-attendance',
  'open-event-date',
  'save-event-date',
  'remove-event-date',
  'mark-event',
  'unmark-event',
  'show-induction',
  'open-agreement',
  'save-agreement',
  'remove-agreement',
  'choose-leave',
  'show-start-list',
  'tick-item',
  'untick-item',
  'show-cover',
  'show-protected-time',
  'show-undelivered',
  'show-sent',
  'send-again',
] as const

export type Verb = (typeof verbs)[number]

/**
 * Ids only: what a person wrote never travels in a button. `type-words` types the words that it
 * carries at the school that it names: Keepstep's own, and only where a person has to choose a school
 * first, because nobody's draft can hold it before that, what they wrote.
 */
export type ActionIds = Readonly<Record<string, string | number | boolean>>

/** A button whose presence depends on the data; a button that a card always has stands in its template. */
export interface Button {
  readonly title: string
  readonly verb: Verb
  readonly ids?: ActionIds
  /** What it is about, for a screen reader that meets five buttons called "Done". */
  readonly about?: string
}

/** The button as a template needs it: the ids joined by the contract version and the school. */
export interface ButtonData {
  readonly title: string
  readonly tooltip: string
  readonly verb: Verb
  readonly data: ActionIds
}

/** `school` is undefined only where nobody knows yet which school a person belongs to. */
export function buttonData(button: Button, school: string | undefined): ButtonData {
  return {
    title: button.title,
    tooltip: button.about === undefined ? '' : `${button.title}: ${button.about}`,
    verb: button.verb,
    data: { v: 1, ...given({ school }), ...button.ids },
  }
}

/** A button that opens an address in the browser; pressing it tells Keepstep nothing. */
export interface Link {
  readonly title: string
  /** https only, or the sandbox on this machine. */
  readonly url: string
  readonly about?: string
}

/** The link as a template needs it. */
export interface LinkData {
  readonly title: string
  readonly tooltip: string
  readonly url: string
}

export const linkData = ({ title, url, about }: Link): LinkData => ({
  title,
  tooltip: about === undefined ? '' : `${title}: ${about}`,
  url,
})
