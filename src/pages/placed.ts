import type { Induction } from '../domain/people.ts'

/** An induction with what a school's page is filtered by. */
export interface Placed {
  readonly induction: Induction
  readonly programme: string
  /** '1' or '2'. */
  readonly year: string
  /** The school year in which it began, '2026-27'. */
  readonly cohort: string
}
