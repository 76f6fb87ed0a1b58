import { markUnreachable } from '../../store/addresses.ts'
import { NOTHING } from '../answer.ts'
import type { UseCase } from '../turn.ts'

/** The app was removed there: nothing is sent to it any more, and the tutor sees a contact problem. */
export const forgetAddress: UseCase<unknown> = ({ school, ask }) => {
  school.alongside(markUnreachable(school, ask.at, 'uninstalled'))
  return NOTHING
}
