import type { StepOutcome } from '../../domain/log-entry.ts'
import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'

/** One input of a stage, as the feedback model describes it. */
export interface StageField {
  readonly id: string
  readonly kind: 'text' | 'long-text' | 'choice' | 'date' | 'time' | 'number'
  readonly label: string
  /** Greyed words inside an empty input. */
  readonly placeholder?: string
  /** Needed before the meeting can be finished; never before moving between stages. */
  readonly required?: boolean
  readonly choices?: readonly { readonly value: string; readonly title: string }[]
  readonly maxLength?: number
}

/** One stage of a meeting of any feedback model. */
export interface MeetingStageInput {
  readonly school: string
  readonly draftId: string
  /** The draft's version: a save against an older one is noticed. */
  readonly version: number
  readonly ectName: string
  /** 'mentor meeting', 'coaching session': the programme's word. */
  readonly meetingName: string
  /** All stages of the model in order; a line says where this one stands. */
  readonly stages: readonly { readonly id: string; readonly title: string }[]
  readonly stage: {
    readonly id: string
    readonly title: string
    /** What the stage is for, in a sentence. */
    readonly purpose: string
    /** Questions that may help, in words of our own. */
    readonly prompts: readonly string[]
    readonly fields: readonly StageField[]
  }
  /** Library steps and the like, offered above the field `fieldId` as a choice set `suggestion`. */
  readonly suggestions?: { readonly fieldId: string; readonly titles: readonly string[] }
  /** Shown where the stage looks back (praise). */
  readonly lastDropIn?: {
    readonly on: SchoolDate
    readonly outcome?: StepOutcome
    readonly step?: string
    readonly note?: string
  }
  readonly values?: FieldValues<string>
  readonly errors?: FieldErrors<string>
}

/** Verbs `meeting-stage` (Next, Back, any stage), `finish-meeting`, `leave-meeting`. */
export function meetingStageForm(input: MeetingStageInput): CardView {
  return { name: 'forms/meeting-stage', data: { ...input } }
}
