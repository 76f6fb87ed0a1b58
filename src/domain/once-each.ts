/**
 * A pure function that remembers what it worked out of each object, for as long as that object
 * lives: what is worked out of a roster lasts as long as the roster.
 */
export function onceEach<Of extends object, Answer>(work: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<Of, { readonly answer: Answer }>()
  return (of) => {
    const before = known.get(of)
    if (before !== undefined) return before.answer
    const answer = work(of)
    known.set(of, { answer })
    return answer
  }
}
