import type { RosterPart } from './roster-part.ts'

/** What can be asked for in the chat. */
export type ChangeWhat =
  | 'away'
  | 'stand-in'
  | 'mentor'
  | 'person-added'
  | 'person-changed'
  | 'programme'
  | 'left'
  | 'lead'
  | 'no-ects'
  | 'visit'
  | 'material'

/** What can be changed about a school. */
export type ChangeKind =
  | ChangeWhat
  | 'figure-challenged'
  | 'roster-file'
  | 'calendar-file'
  | 'events-file'
  | 'event-date'
  | 'agreement'
  | 'sequence'
  | 'digest-channel'
  | 'digest-time'
  | 'tenant-link'
  | 'records-forgotten'

/** Where a change came from. */
export type ChangeSource = 'chat' | 'setting' | 'file' | 'command' | 'schedule'

/** A change of a school with what it was before, who made it and when. */
export interface SchoolChange {
  readonly id: string
  readonly kind: ChangeKind
  readonly source: ChangeSource
  /** Absent for a command or a file of the operator. */
  readonly byId?: string
  readonly proposedAt: Date
  /** Absent where it was only proposed. */
  readonly doneAt?: Date
  readonly undoneAt?: Date
  readonly undoneBy?: string
  readonly about: readonly string[]
  readonly before: RosterPart
  readonly after: RosterPart
  readonly note?: string
}

/** Done, and not taken back. */
export const isInForce = ({ doneAt, undoneAt }: SchoolChange): boolean =>
  doneAt !== undefined && undoneAt === undefined
