import type { ActionStep } from './action-step.ts'

const wordsOf = ({ text, criteria }: ActionStep): string => JSON.stringify([text, criteria])

/**
 * The versions of a step whose words the ECT wrote. An edit of the mentor's drops that the ECT found the
 * wording right, and saying so changes no word: words that are new and found right at once are the ECT's.
 */
function versionsByEct(history: readonly ActionStep[]): ReadonlySet<number> {
  const theirs = new Set<number>()
  let isTheirs = false
  for (const [at, step] of history.entries()) {
    const before = history[at - 1]
    if (before !== undefined && wordsOf(before) !== wordsOf(step)) {
      isTheirs = step.confirmedAt !== undefined
    }
    if (isTheirs) theirs.add(step.version)
  }
  return theirs
}

/**
 * Versions of a step, oldest first, whose words their writer may take away: those that stand no longer,
 * and all of a step that was taken back. Words that still stand are not touched in an older version.
 */
export function wordsThatCanGo(
  history: readonly ActionStep[],
  writer: 'ect' | 'mentor',
): readonly ActionStep[] {
  const newest = history.at(-1)
  if (newest === undefined) return []
  const byEct = versionsByEct(history)
  return history
    .filter(({ version }) => byEct.has(version) === (writer === 'ect'))
    .filter((one) => newest.undoneAt !== undefined || wordsOf(one) !== wordsOf(newest))
}
