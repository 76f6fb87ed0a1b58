import { helpCard } from '../cards/messages/help.ts'
import { say } from './answer.ts'
import { inSchool, type UseCase } from './ask.ts'

/** What can be typed, for this person's roles. */
export const showHelp: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) =>
    say(helpCard({ school: school.schoolId, roles: ask.actor.roles })),
  )
