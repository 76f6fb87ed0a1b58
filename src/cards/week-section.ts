import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { CurrentStep } from '../domain/coaching/action-steps.ts'
import type { RecordingOffer } from '../domain/coaching/recording-offer.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { ProgrammeWords } from '../domain/programme/programme.ts'
import type { Button } from './button.ts'

/** One thing of the week, with all that its line on the card says. */
export interface WeekItem {
  readonly expectation: Expectation
  /** The current entry that answers it: gives "Logged for …" with Undo. */
  readonly entry?: LogEntry
  /** Where it was arranged: a follow-up agreed in a meeting, or an event's own time and place. */
  readonly arranged?: { readonly on: SchoolDate; readonly at?: string; readonly where?: string }
  /** This person's half-finished meeting log for it. */
  readonly draftId?: string
  /** Where the provider's system has the material, as the school entered it. */
  readonly material?: string
  /** Titles of what comes first and is not done yet. */
  readonly waitsFor?: readonly string[]
  /** In words for people, why it is not expected ('training day', 'you are away'). */
  readonly note?: string
  /** Its person said that it did not happen this week. */
  readonly didNotHappen?: true
}

/** A part of somebody's week. A person in two roles has more than one, under headings. */
export type WeekSection =
  | {
      readonly kind: 'learning'
      readonly inductionId: string
      readonly mentorName?: string
      readonly module?: { readonly id: string; readonly title: string }
      readonly words: ProgrammeWords
      /** Something to choose in the module, with the button for it. */
      readonly choice?: { readonly text: string; readonly button: Button }
      /** In this year the ECT may bring the next step to a meeting of the week (B-59). */
      readonly ectBringsStep?: boolean
      /** What the ECT proposed, in their words, until a meeting takes it. */
      readonly proposed?: string
      /** A recording that the ECT offers, and who of today's mentors can see it. */
      readonly offered?: { readonly offer: RecordingOffer; readonly to: readonly string[] }
      /** Mentors who came after the current step was agreed, as long as the ECT has not said whether they see it. */
      readonly toHandOver?: readonly { readonly id: string; readonly name: string }[]
      /** What is due now. */
      readonly items: readonly WeekItem[]
      /** What is open already and due on a later day. */
      readonly later?: readonly WeekItem[]
      readonly step?: CurrentStep
    }
  | {
      readonly kind: 'mentoring'
      readonly inductionId: string
      readonly ectName: string
      readonly items: readonly WeekItem[]
      readonly later?: readonly WeekItem[]
      readonly step?: CurrentStep
      readonly words: ProgrammeWords
      /** What the ECT studies this week: the ECT's own expectations of the week. */
      readonly ectStudies: readonly Expectation[]
      readonly ectBringsStep?: boolean
      readonly proposed?: string
      /** A recording that the ECT offers, and the drop-in that it can be. */
      readonly offered?: { readonly offer: RecordingOffer; readonly expectationId?: string }
    }
  | {
      readonly kind: 'training'
      readonly items: readonly WeekItem[]
      readonly later?: readonly WeekItem[]
    }
  | {
      readonly kind: 'tutoring'
      /** What these are about, where there is more than one part: 'Pairs'. */
      readonly title?: string
      /** What is new or got worse for the induction tutor. */
      readonly needs: readonly TutoringNeed[]
      /** How much stands as it did, said in a line; absent in all parts but the last. */
      readonly unchanged?: number
    }

/** Something that needs the induction tutor, with its reason and what can be done in the chat. */
export interface TutoringNeed {
  readonly id: string
  readonly text: string
  readonly because: string
  readonly mayHelp: string
  readonly buttons: readonly Button[]
  /** The card says of it what it is not for. */
  readonly isSignal?: true
}
