/**
 * The `action_id` of a list that Slack asks for: the input's id, and what the list is filled from.
 * Slack tells no more of a view than that when somebody types.
 */

/** No id of an input has one. */
const BETWEEN = ' '

export const searchingId = (inputId: string, dataset: string): string =>
  [inputId, dataset].join(BETWEEN)

/** The two parts; without a dataset where it is any other input. */
export function readActionId(actionId: string): {
  readonly input: string
  readonly dataset: string | undefined
} {
  const [input = actionId, dataset] = actionId.split(BETWEEN, 2)
  return { input, dataset }
}
