import { given } from '../given.ts'
import { type InductionYear, type Module, optionSetOf, type Programme } from './programme.ts'
import { itemsOf } from './programme-rule.ts'
import type { StudyOption } from './study-option.ts'

/** The id of a choice outside the list. Its words stay with the pair, in the notes of the meeting. */
export const ANOTHER = 'another'

/** A choice that a pair can make now. */
export interface ChoiceToMake {
  readonly set: string
  readonly choose: number
  readonly options: readonly StudyOption[]
  readonly another: boolean
  /** What one of them takes, where that is known. */
  readonly minutes?: number
}

/** What there is to choose in a module of a year; undefined where there is nothing. */
export function choiceIn(
  programme: Programme,
  year: InductionYear,
  at: { readonly module: Module; readonly isFirst: boolean },
): ChoiceToMake | undefined {
  const rule = programme.years[year]?.choices?.find(({ set }) => optionSetOf(at.module, set))
  const set = rule && optionSetOf(at.module, rule.set)
  if (rule === undefined || set === undefined) return undefined
  const minutes = minutesOf(programme, year, set.id)
  return {
    set: set.id,
    choose: at.isFirst ? rule.times.first : rule.times.later,
    options: set.options,
    another: set.another === true,
    ...given({ minutes }),
  }
}

/** The study that takes its title from the choice says how long it takes. */
const minutesOf = (programme: Programme, year: InductionYear, set: string): number | undefined =>
  (programme.years[year]?.rules ?? []).flatMap(itemsOf).find(({ chosen }) => chosen?.from === set)
    ?.minutes

/** A choice as it was made, or a sentence that says what to change. */
export type ChoiceCheck =
  | { readonly kind: 'ok'; readonly chosen: readonly string[] }
  | { readonly kind: 'invalid'; readonly because: string }

/** Reads ids joined by commas, as forms send them; each counts once, and unknown ones not at all. */
export function checkChoice(typed: string, choice: ChoiceToMake): ChoiceCheck {
  const known = new Set(choice.options.map(({ id }) => id))
  if (choice.another) known.add(ANOTHER)
  const ids = new Set(typed.split(',').map((id) => id.trim()))
  const chosen = [...ids].filter((id) => known.has(id))
  if (chosen.length === choice.choose) return { kind: 'ok', chosen }
  return { kind: 'invalid', because: `Choose ${choice.choose}, not ${chosen.length}.` }
}
