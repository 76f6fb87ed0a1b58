import { sayLimit } from './too-long.ts'

/** How long an action step may be, in characters: where it is proposed, agreed and reworded alike. */
export const MOST_IN_STEP = 400
/** How long each of its signs of success may be, in characters. */
export const MOST_IN_CRITERION = 200

/** Both limits, said before anybody types. */
export const sayStepLimits = (): string =>
  `${sayLimit(MOST_IN_STEP)} A sign of success has up to ${MOST_IN_CRITERION}.`
