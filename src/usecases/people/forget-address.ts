import { markUnreachable } from '../../store/addresses.ts'
import { NOTHING } from '../answer.ts'
import { inSchool, type UseCase } from '../ask.ts'

/** The app was removed there: nothing is sent to it any more, and the tutor sees a contact problem. */
export const forgetAddress: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    await markUnreachable(school, ask.at, 'uninstalled')
    return NOTHING
  })
