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

/**
 * The same for a function of several things, the last that it was given with the first of them: it
 * works anew where one of them is another object. `partsOf` names all that `work` looks at. After `most`
 * answers all are forgotten, for what would be too many to keep at a service of many schools.
 */
export function onceFor<Of, Answer>(
  partsOf: (of: Of) => readonly [object, ...unknown[]],
  work: (of: Of) => Answer,
  most = Number.POSITIVE_INFINITY,
): (of: Of) => Answer {
  type Known = { readonly parts: readonly unknown[]; readonly answer: Answer }
  let known = new WeakMap<object, Known>()
  let count = 0
  return (of) => {
    const parts = partsOf(of)
    const before = known.get(parts[0])
    if (before?.parts.every((part, at) => part === parts[at]) === true) return before.answer
    const answer = work(of)
    count += 1
    if (count > most) {
      known = new WeakMap()
      count = 1
    }
    known.set(parts[0], { parts, answer })
    return answer
  }
}

/** The same of a text, for the texts that were asked about last, so many at most. */
export function onceForEachText<Answer>(
  most: number,
  work: (text: string) => Answer,
): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    const before = known.get(text)
    known.delete(text)
    const kept = before ?? { answer: work(text) }
    known.set(text, kept)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return kept.answer
  }
}
