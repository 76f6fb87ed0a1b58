import { noteCard } from '../cards/messages/note.ts'
import { sayContact } from '../domain/programme/contacts.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { programmeOfInduction } from '../school/questions.ts'
import { say } from './answer.ts'
import { everybody, isTutor, type Turn, type UseCase } from './turn.ts'

/** Whom to ask about a programme: one card for each that this person has to do with (B-90, B-95). */
export const showContacts: UseCase<object> = async (turn) => {
  const school = turn.picture.school.id
  const programmes = await programmesFor(turn)
  const cards = programmes.map(({ name, contacts, safeSenders }) =>
    noteCard({
      school,
      title: `Who helps: ${name}`,
      lines: [
        ...contacts.map(sayContact),
        ...(contacts.length === 0 ? ['Its documents name nobody; the induction tutor knows.'] : []),
        ...(safeSenders.length === 0 ? [] : [`It writes from ${safeSenders.join(', ')}.`]),
      ],
    }),
  )
  const nobody = noteCard({
    school,
    title: 'Who helps',
    lines: ['Nobody is on a programme here yet. The induction tutor knows whom to ask.'],
  })
  return say(...(cards.length === 0 ? [nobody] : cards))
}

/** An ECT's own, those of a mentor's ECTs, and for the induction tutor and others all of the school. */
async function programmesFor(turn: Turn<object>): Promise<readonly Programme[]> {
  const { picture, ask } = turn
  const { personId } = ask.actor
  const own = picture.inductionOfEct(personId)
  const mine = [...(own === undefined ? [] : [own]), ...picture.inductionsMentoredBy(personId)]
  const inductions = mine.length > 0 && !isTutor(turn) ? mine : (await everybody(turn)).inductions
  return [...new Set(inductions.map(programmeOfInduction))]
}
