/** Something on a list of things to do at the start that was ticked. */
export interface ChecklistTick {
  /** 'school', or the id of the person or induction that it is about. */
  readonly about: string
  readonly item: string
  readonly tickedBy: string
  readonly tickedAt: Date
}
