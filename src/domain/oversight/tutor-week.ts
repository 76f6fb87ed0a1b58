/**
 * What needs the induction tutor, as their Monday card says it: whatever is new or got worse since
 * the card of an earlier week, and how much of the rest stands as it did. Pure.
 */

import type { SchoolDate } from '../calendar/school-date.ts'

/** What can be done about a matter in the chat. */
export type TutorAct =
  | { readonly kind: 'choose-sequence'; readonly programme: string }
  | { readonly kind: 'mark-away'; readonly personId: string }
  | { readonly kind: 'stand-in'; readonly inductionId: string }
  | { readonly kind: 'change-mentor'; readonly inductionId: string }
  | { readonly kind: 'change-person'; readonly personId: string }
  | { readonly kind: 'remind'; readonly personId: string }
  | { readonly kind: 'look'; readonly inductionId: string }
  | { readonly kind: 'decide-erasure'; readonly requestId: string }
  | { readonly kind: 'show'; readonly what: TutorOverview }

/** What the chat can show a tutor on a card of its own. */
export type TutorOverview =
  | 'cover'
  | 'start-list'
  | 'attendance'
  | 'events'
  | 'forecast'
  | 'induction'

/** One thing for the tutor, with its reason, what may help and how to do it. */
export interface TutorMatter {
  /** The same for as long as it is the same matter: 'meetings/INDUCTION'. */
  readonly id: string
  /** Grows as it gets worse. */
  readonly level: number
  readonly sentence: string
  readonly because: string
  readonly mayHelp: string
  readonly acts: readonly TutorAct[]
  /** By when, where there is a day; else it waits from today. */
  readonly dueOn?: SchoolDate
  /** It stands on the card every week while it is open, not only where it is new. */
  readonly stays?: true
  /** It is worked out of what people logged: the card says what it is not for. */
  readonly isSignal?: true
}

/** A part of the tutor's card: what it is about, and its matters. */
export interface TutorSection {
  readonly title: string
  readonly matters: readonly TutorMatter[]
}

/** A matter as a tutor was told of it. */
export interface ToldMatter {
  readonly id: string
  readonly level: number
}

/** A part of the card with the news alone. */
export interface TutorNews {
  readonly sections: readonly TutorSection[]
  /** Told before, and no worse. */
  readonly unchanged: number
}

/** Every matter of the sections, as it is told. */
export const mattersOf = (sections: readonly TutorSection[]): readonly TutorMatter[] =>
  sections.flatMap(({ matters }) => matters)

/** What is new or worse than in `told`; a matter that went away and came back is new. */
export function tutorNews(
  sections: readonly TutorSection[],
  told: readonly ToldMatter[],
): TutorNews {
  const before = new Map(told.map(({ id, level }) => [id, level]))
  const isNews = ({ id, level, stays }: TutorMatter): boolean =>
    stays === true || level > (before.get(id) ?? 0)
  const news = sections.map(({ title, matters }) => ({ title, matters: matters.filter(isNews) }))
  const all = mattersOf(sections).length
  return {
    sections: news.filter(({ matters }) => matters.length > 0),
    unchanged: all - mattersOf(news).length,
  }
}
