/**
 * What travels between the sandbox's page and the service, as JSON. The page runs in a browser and
 * knows nothing else of the service; the service answers in exactly these shapes.
 */

/** Somebody the page can be. */
export interface SandboxPerson {
  readonly email: string
  readonly name: string
  /** 'ect', 'mentor', 'induction-tutor', 'headteacher'. */
  readonly roles: readonly string[]
  /** Their conversation with Keepstep: 'person:amina@oakfield.example'. */
  readonly address: string
  /** The person they are paired with now: an ECT's mentor. */
  readonly mentorEmail?: string
  /** How many messages the chat holds: the page works out what is new. */
  readonly messages?: number
}

export interface SandboxChannel {
  readonly address: string
  readonly name: string
  readonly messages?: number
}

/** One message that is about to be sent, if nothing changes before. */
export interface UpcomingSend {
  /** ISO instant. */
  readonly at: string
  /** An email of the roster, or a channel's address. */
  readonly to: string
  readonly role: string
  /** The nudge's id: 'my-week', 'weekly-digest' … */
  readonly nudge: string
  readonly items: readonly {
    readonly activity: string
    readonly title: string
    readonly dueOn: string
  }[]
}

/** Answer to `GET /sandbox/state`. */
export interface SandboxState {
  /** ISO instant on the sandbox's clock. */
  readonly now: string
  /** IANA name: 'Europe/London'. */
  readonly timeZone: string
  readonly school: string
  /** 'Week 3 of autumn 1', 'Half-term break' … */
  readonly week: string
  readonly people: readonly SandboxPerson[]
  readonly channels: readonly SandboxChannel[]
  readonly upcoming: readonly UpcomingSend[]
}

/** One message as people see it. */
export interface ShownMessage {
  readonly id: string
  /** The email of who typed it; absent for Keepstep's own. */
  readonly from?: string
  readonly at: string
  readonly updatedAt?: string
  readonly text: string
  /** An Adaptive Card, where there is one. */
  readonly card?: object
}

/** Answer to `GET /sandbox/conversations/:address`: oldest first. */
export interface ShownConversation {
  readonly address: string
  readonly messages: readonly ShownMessage[]
}

/** Body of `POST /sandbox/message`. */
export interface MessageBody {
  readonly as: string
  readonly text: string
}

/** Body of `POST /sandbox/action`. */
export interface ActionBody {
  readonly as: string
  readonly messageId: string
  readonly verb: string
  readonly data: unknown
  readonly inputs: Readonly<Record<string, string>>
}

/** Answer to both: the new messages, and per input id what to put right. */
export interface Answered {
  readonly messageIds: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

/** Body of `POST /sandbox/search`: what is typed into a list that is filled as one types. */
export interface SearchBody {
  readonly as: string
  /** As it stands in the card. */
  readonly dataset: string
  readonly words: string
}

/** Answer to it: the best first. */
export interface SearchAnswer {
  readonly found: readonly { readonly value: string; readonly title: string }[]
}

export type NamedTime = 'next-morning' | 'next-friday' | 'end-of-term' | 'next-send'

/** Body of `POST /sandbox/clock`. */
export interface ClockBody {
  /** An ISO instant, or a moment by its name. */
  readonly to: string
  /** Everybody is played on the way: they log what their cards ask for. */
  readonly peopleLog?: boolean
}

/** Answer to it. */
export interface ClockAnswer {
  readonly now: string
  /** How many messages were sent on the way. */
  readonly sent: number
}

/** Every refusal, on every path. */
export interface Problem {
  /** Stable, kebab-case. */
  readonly code: string
  /** A sentence that says what to do. */
  readonly message: string
  /** Which field of the body it is about. */
  readonly field?: string
}
