import type { Button } from '../../cards/button.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { proposesSteps } from '../../school/proposals.ts'
import { wordsFor } from '../../school/questions.ts'
import { type Answer, say } from '../answer.ts'
import { actorIn, type Turn } from '../turn.ts'

/** Where the library of steps stands (B-61): in the meeting's form for a mentor, and a way to bring one for an ECT. */
export function showLibrary(turn: Turn): Answer {
  const { picture } = turn
  const words = wordsFor(picture, actorIn(turn))
  const induction = picture.inductionOfEct(actorIn(turn))
  const mayPropose = induction !== undefined && proposesSteps(picture, induction)
  return say(
    noteCard({
      school: picture.school.id,
      title: inWordsOf(words, 'The library of {steps}'),
      lines: [
        inWordsOf(
          words,
          turn.ask.actor.roles.includes('mentor')
            ? 'It stands in the {session}’s form, where {a step} is agreed: look through it by {module}, or type a word.'
            : 'The mentor has it in the form of the {session}. The two of you choose from it, or agree {a step} of your own.',
        ),
      ],
      actions: waysOn(turn, mayPropose),
    }),
  )
}

function waysOn({ picture, ask }: Turn, mayPropose: boolean): readonly Button[] {
  const words = wordsFor(picture, ask.actor.personId)
  const typing = (title: string, text: string): Button => ({
    title: inWordsOf(words, title),
    verb: 'type-words',
    ids: { schoolId: picture.school.id, text },
  })
  if (ask.actor.roles.includes('mentor')) return [typing('Log {a session}', 'log meeting')]
  return [
    ...(mayPropose ? [typing('Propose {a step}', 'propose a step')] : []),
    typing('{Steps} so far', 'steps'),
  ]
}
