import { sayWhatAndWhen } from '../../cards/story-words.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { type Remark, wordsSaidBy } from '../../domain/coaching/remark.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { wordsIn } from '../../school/questions.ts'
import { listRemarks } from '../../store/remarks.ts'
import {
  listStepHistories,
  listWithEarlierWords,
  ownEarlierWordings,
  type WrittenEntry,
} from '../../store/removed-words.ts'
import { actorIn, type Turn } from '../turn.ts'

/** Something that the actor wrote and may take away for good, with what it is called on a card. */
export type WordsToRemove = {
  readonly inductionId: string
  readonly title: string
  /** The words themselves, where they are few. */
  readonly lines: readonly string[]
} & (
  | { readonly kind: 'entry'; readonly entry: WrittenEntry }
  | { readonly kind: 'said'; readonly remark: Remark }
  | { readonly kind: 'wording'; readonly history: readonly ActionStep[] }
)

/** The button's ids for one of them. */
export const idsOf = (words: WordsToRemove): Readonly<Record<string, string>> =>
  words.kind === 'entry'
    ? { entryId: words.entry.id }
    : words.kind === 'said'
      ? { remarkId: words.remark.id }
      : { stepId: words.history[0]?.id ?? '' }

/** All that the actor wrote and may take away: nobody else's words are ever among them. */
export async function findWordsToRemove(turn: Turn): Promise<readonly WordsToRemove[]> {
  const { school, picture } = turn
  const own = picture.inductionOfEct(actorIn(turn))
  const [entries, said, wordings] = await Promise.all([
    listWithEarlierWords(school, actorIn(turn)),
    own === undefined ? [] : listRemarks(school, own.id),
    own === undefined ? [] : listStepHistories(school, own.id),
  ])
  return [
    ...entries.map((entry) => writtenIn(turn, entry)),
    ...withoutTwins(wordsSaidBy(actorIn(turn), said)).map((remark) => saidIn(turn, remark)),
    ...wordings.flatMap((history) => wordedIn(turn, history)),
  ]
}

function writtenIn(turn: Turn, entry: WrittenEntry): WordsToRemove {
  const { inductionId, isUndone } = entry
  const what = sayWhatAndWhen(entry, { words: wordsIn(turn.picture, inductionId) })
  const title = isUndone ? `${what}, which you took back` : what
  return { kind: 'entry', entry, inductionId, title, lines: [] }
}

/** What was kept for oneself and then shared is one and the same. */
const withoutTwins = (remarks: readonly Remark[]): readonly Remark[] =>
  remarks.filter(
    (one, at) =>
      remarks.findIndex(({ aboutId, words }) => aboutId === one.aboutId && words === one.words) ===
      at,
  )

function saidIn(turn: Turn, remark: Remark): WordsToRemove {
  const { inductionId, about, on } = remark
  const step = inWordsOf(wordsIn(turn.picture, inductionId), 'the {actionStep}')
  const title = `What you said of ${about === 'step' ? step : 'a note'} on ${sayDay(on)}`
  return { kind: 'said', remark, inductionId, title, lines: [`“${remark.words}”`] }
}

function wordedIn(turn: Turn, history: readonly ActionStep[]): readonly WordsToRemove[] {
  const words = ownEarlierWordings(history)
  const [first] = words
  if (first === undefined) return []
  const { inductionId, setOn } = first
  const step = inWordsOf(wordsIn(turn.picture, inductionId), '{actionStep}')
  const title = `Your earlier words for the ${step} of ${sayDay(setOn)}`
  return [
    { kind: 'wording', history, inductionId, title, lines: words.map(({ text }) => `“${text}”`) },
  ]
}
