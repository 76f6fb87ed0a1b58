/** What a button on a card asks for; the router holds one use case for each. */
export type Verb =
  | 'log-done'
  | 'undo-entry'
  | 'open-drop-in'
  | 'save-drop-in'
  | 'open-meeting'
  | 'meeting-stage'
  | 'finish-meeting'
  | 'leave-meeting'
  | 'resume-meeting'
  | 'drop-draft'
  | 'confirm-step'
  | 'open-reword-step'
  | 'save-reworded-step'
  | 'tried-step'
  | 'remind-before-lesson'
  | 'show-steps'
  | 'show-my-week'
  | 'open-snooze'
  | 'save-snooze'
  | 'open-not-this-week'
  | 'save-not-this-week'
  | 'open-pause'
  | 'save-pause'
  | 'resume-nudges'
  | 'open-settings'
  | 'save-settings'
  | 'set-nudge'
  | 'show-help'
  | 'show-privacy'
  | 'choose-school'
  | 'show-detail'
  | 'explain-counts'
  | 'open-sequence'
  | 'save-sequence'
  | 'post-digests-here'
  | 'stop-digests'
  | 'open-electives'
  | 'save-electives'
  | 'challenge-figure'

/** Ids only: what a person wrote never travels in a button (the text behind `choose-school` is the one exception). */
export type ActionIds = Readonly<Record<string, string | number | boolean>>

/** A button that a use case puts on a card of its own making, such as a note. */
export interface Button {
  readonly title: string
  readonly verb: Verb
  readonly ids?: ActionIds
}

/** The button as a template needs it: the ids joined by the contract version and the school. */
export interface ButtonData {
  readonly title: string
  readonly verb: Verb
  readonly data: ActionIds
}

/** `school` may be absent before anyone knows which school a person belongs to. */
export function buttonData(button: Button, school: string | undefined): ButtonData {
  const data = { v: 1, ...(school === undefined ? {} : { school }), ...button.ids }
  return { title: button.title, verb: button.verb, data }
}
