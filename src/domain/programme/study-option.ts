/** Something to choose inside a module: an elective, a focus, a development area. */
export interface StudyOption {
  /** Unique in its set: 'A3'. */
  readonly id: string
  readonly title: string
}

/** A named set of options of a module; programmes name theirs in `words.options`. */
export interface OptionSet {
  readonly id: string
  readonly options: readonly StudyOption[]
  /** The pair may set another focus than those in the list (TF:244). */
  readonly another?: true
}

/** What a year lets pairs choose in each of its modules (B-33, B-34, B-40). */
export interface ChoiceRule {
  /** Id of an option set. */
  readonly set: string
  /** How many: in the first module of the year, and in the others. */
  readonly times: { readonly first: number; readonly later: number }
  readonly source: string
}
