/** The message that an induction tutor sends by hand: one to a person in a week. */
export const KIND_WORD = 'kind-word'
