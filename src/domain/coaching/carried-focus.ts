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
export function carriedFocus({ programme, meetings, choices }: FocusFacts): string | undefined {
  const last = meetings.at(-1)
  if (last?.written[CARRY_ON] !== 'yes') return undefined
  const own = meetings.findLast(
    ({ module, written }) =>
      module === last.module && (written[FOCUS_IN_WORDS] ?? '').trim() !== '',
  )
  const module = moduleOf(programme, last.module)
  return own?.written[FOCUS_IN_WORDS]?.trim() ?? titleOfChoice(module, choices)
}

function titleOfChoice(
  module: Module | undefined,
  choices: readonly StudyChoice[],
): string | undefined {
  const chosen = choices.findLast((one) => one.module === module?.id)?.electives ?? []
  return module?.options.flatMap(({ options }) => options).find(({ id }) => chosen.includes(id))
    ?.title
}
