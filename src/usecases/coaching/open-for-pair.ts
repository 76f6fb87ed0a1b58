import { noteCard } from '../../cards/messages/note.ts'
import { loadSchool } from '../../school/load.ts'
import { nameIn } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { inSchool, type UseCase } from '../ask.ts'
import { openDropIn } from './open-drop-in.ts'
import { openMeeting } from './open-meeting.ts'

/** The form of the one pair, or a choice where the mentor has several; an ECT hears who logs it. */
export const openForPair: UseCase<'drop-in' | 'meeting'> = async (deps, ask, now) => {
  const pairs = await deps.store.withSchool(ask.actor.schoolId, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    return picture
      .inductionsMentoredBy(ask.actor.personId)
      .map((one) => ({ inductionId: one.id, name: nameIn(picture, one.ectId) }))
  })
  const [first, ...others] = pairs
  const isDropIn = ask.input === 'drop-in'
  if (first !== undefined && others.length === 0) {
    const input = { inductionId: first.inductionId }
    return isDropIn
      ? await openDropIn(deps, { ...ask, input }, now)
      : await openMeeting(deps, { ...ask, input }, now)
  }
  return await inSchool(deps, { ask, now }, async (school) =>
    say(
      first === undefined
        ? noteCard({
            school: school.schoolId,
            title: `The mentor logs ${isDropIn ? 'drop-ins' : 'meetings'}`,
            lines: ['You see them in your week once they are logged.'],
            actions: [{ title: 'Show my week', verb: 'show-my-week' }],
          })
        : noteCard({
            school: school.schoolId,
            title: 'With which ECT?',
            lines: [],
            actions: pairs.map(({ inductionId, name }) => ({
              title: name,
              verb: isDropIn ? 'open-drop-in' : 'open-meeting',
              ids: { inductionId },
            })),
          }),
    ),
  )
}
