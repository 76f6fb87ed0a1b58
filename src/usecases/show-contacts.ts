import { sayContact } from '../domain/programme/contacts.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { inductionsHere, programmeOfInduction } from '../school/questions.ts'
import type { Answer } from './answer.ts'
import { pairsOf, tell, whomToAsk } from './answer-asking.ts'
import { everybody, isTutor, type Turn } from './turn.ts'

/** Whom one can ask, in one card: people of the school first, then those of each programme (B-90, B-95). */
export async function showContacts(turn: Turn): Promise<Answer> {
  const programmes = await programmesFor(turn)
  return tell(turn, 'Whom you can ask', [
    ...whomToAsk(turn),
    ...programmes.flatMap(({ name, contacts, safeSenders }) => [
      `Who helps: ${name}`,
      ...contacts.map(sayContact),
      ...(contacts.length === 0 ? ['Its documents name nobody; the induction tutor knows.'] : []),
      ...(safeSenders.length === 0 ? [] : [`It writes from ${safeSenders.join(', ')}.`]),
    ]),
  ])
}

/** An ECT's own, those of a mentor's ECTs, and for the induction tutor and others all of the school. */
async function programmesFor(turn: Turn): Promise<readonly Programme[]> {
  const mine = pairsOf(turn)
  const inductions =
    mine.length > 0 && !isTutor(turn) ? mine : inductionsHere(await everybody(turn))
  return [...new Set(inductions.map(programmeOfInduction))]
}
