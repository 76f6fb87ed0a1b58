import type { LogEntry } from '../log-entry.ts'
import { CARRY_ON, FOCUS_IN_WORDS, type MeetingValues } from '../programme/feedback-model.ts'
import { type Module, moduleOf, type Programme, type StudyChoice } from '../programme/programme.ts'

/** A meeting of a pair with what was written in it, and the module in whose time it was. */
export interface WrittenMeeting {
  readonly on: LogEntry['on']
  readonly module: string
  readonly written: MeetingValues
}

interface FocusFacts {
  readonly programme: Programme
  /** Oldest first, of one year of induction. */
  readonly meetings: readonly WrittenMeeting[]
  readonly choices: readonly StudyChoice[]
}

/**
 * The focus that goes on into the next module, where the pair said at its last meeting that it does
 * (B-65, TF:511): in their own words, else by the title of what they had chosen.
 */
export function carriedFocus(facts: FocusFacts): string | undefined {
  const last = facts.meetings.at(-1)
  return last?.written[CARRY_ON] === 'yes' ? focusOfModule(facts, last.module) : undefined
}

/** The focus that the pair noted in the time of a module, to be made into a step (B-40, TF:248-252): said as above. */
export function focusOfModule(
  { programme, meetings, choices }: FocusFacts,
  moduleId: string,
): string | undefined {
  const own = meetings.findLast(
    ({ module, written }) => module === moduleId && (written[FOCUS_IN_WORDS] ?? '').trim() !== '',
  )
  return (
    own?.written[FOCUS_IN_WORDS]?.trim() ?? titleOfChoice(moduleOf(programme, moduleId), choices)
  )
}

function titleOfChoice(
  module: Module | undefined,
  choices: readonly StudyChoice[],
): string | undefined {
  const chosen = choices.findLast((one) => one.module === module?.id)?.electives ?? []
  return module?.options.flatMap(({ options }) => options).find(({ id }) => chosen.includes(id))
    ?.title
}
