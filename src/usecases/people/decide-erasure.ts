import type { z } from 'zod'
import { noteCard } from '../../cards/messages/note.ts'
import { closeRequest, findRequest } from '../../store/data-requests.ts'
import { asEraser } from '../../store/erasing.ts'
import { inPlace, say } from '../answer.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, isTutor, type Turn, type UseCase } from '../turn.ts'
import { deciders, erasureAskedCard, type erasureRequestInput } from './ask-erasure.ts'
import { eraseAtSchool } from './erase-person.ts'

type Decision = z.infer<typeof erasureRequestInput>

/** The question once more, for whoever may decide it. */
export const openErasureRequest: UseCase<Decision> = async (turn) => {
  const asked = await openIn(turn)
  if ('messages' in asked) return asked
  const { requestId } = turn.ask.input
  const card = erasureAskedCard(turn.picture, { requestId, personId: asked.person.id })
  return card === undefined ? noLongerThere(turn) : say(card)
}

/** The induction tutor confirms: everything about the person who asked goes, in this transaction. */
export const carryOutErasure: UseCase<Decision> = async (turn) => {
  const { school, deps, picture, now } = turn
  const asked = await openIn(turn)
  if ('messages' in asked) return asked
  const rows = await eraseAtSchool(await asEraser(school), deps, {
    school: picture.school,
    person: asked.person,
    now,
  })
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  return inPlace(
    turn,
    noteCard({
      school: picture.school.id,
      title: 'Erased',
      lines: [
        `${count} records went or were blanked. Keepstep does not know them any more, and an import asks before it brings them back.`,
        'Take their row out of the roster. Messages that are in a chat already stay there.',
      ],
    }),
  )
}

/** Something has to be kept: why is for the tutor to say, in person. */
export const declineErasure: UseCase<Decision> = async (turn) => {
  const { school, picture, now, ask } = turn
  const asked = await openIn(turn)
  if ('messages' in asked) return asked
  school.alongside(closeRequest(school, { id: ask.input.requestId, by: actorIn(turn), at: now }))
  return inPlace(
    turn,
    noteCard({
      school: picture.school.id,
      title: 'Nothing was erased',
      lines: [
        `Tell ${asked.person.name} yourself, within a month of when they asked, what is kept and why, and that they may complain to the school and to the Information Commissioner’s Office. They can see that you decided when they look at what is stored about them.`,
      ],
    }),
  )
}

/** Who asks in a request that is open, where the actor is one of those who decide. */
async function openIn(turn: Turn<Decision>) {
  const { school, picture, ask } = turn
  if (!isTutor(turn)) return notYours(turn, 'Whether somebody is erased', 'the induction tutor')
  const request = await findRequest(school, { id: ask.input.requestId })
  const person = request && picture.people.get(request.personId)
  if (person === undefined || request?.decidedAt !== undefined) return noLongerThere(turn)
  const mayDecide = deciders(picture, person.id).some(({ id }) => id === actorIn(turn))
  if (!mayDecide)
    return notYours(
      turn,
      'Erasing yourself, or an ECT whom you mentor or did,',
      'another induction tutor',
    )
  return { person }
}
