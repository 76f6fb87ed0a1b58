import { noteCard } from '../cards/messages/note.ts'
import { sayContact } from '../domain/programme/contacts.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { inductionsHere, programmeOfInduction } from '../school/questions.ts'
import type { Answer } from './answer.ts'
import { answerWho, pairsOf } from './answer-asking.ts'
import { everybody, isTutor, type Turn } from './turn.ts'

/** Whom one can ask: people of the school first, then a card for each programme (B-90, B-95). */
export async function showContacts(turn: Turn): Promise<Answer> {
  const programmes = await programmesFor(turn)
  const ofSchool = answerWho(turn, 'contacts')
  const cards = programmes.map(({ name, contacts, safeSenders }) =>
    noteCard({
      school: turn.picture.school.id,
      title: `Who helps: ${name}`,
      lines: [
        ...contacts.map(sayContact),
        ...(contacts.length === 0 ? ['Its documents name nobody; the induction tutor knows.'] : []),
        ...(safeSenders.length === 0 ? [] : [`It writes from ${safeSenders.join(', ')}.`]),
      ],
    }),
  )
  return { ...ofSchool, messages: [...ofSchool.messages, ...cards] }
}

/** An ECT's own, those of a mentor's ECTs, and for the induction tutor and others all of the school. */
async function programmesFor(turn: Turn): Promise<readonly Programme[]> {
  const mine = pairsOf(turn)
  const inductions =
    mine.length > 0 && !isTutor(turn) ? mine : inductionsHere(await everybody(turn))
  return [...new Set(inductions.map(programmeOfInduction))]
}
