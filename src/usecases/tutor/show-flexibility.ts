import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import type { OpenPart } from '../../domain/programme/flexibility.ts'
import type { Programme } from '../../domain/programme/programme.ts'
import { programmesIn } from '../../school/events.ts'
import { say } from '../answer.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'

export const showFlexibilityInput = z.object({ page: pageAsked })

/** What a school may change about its programmes, and what not and why, as their documents say it. */
export const showFlexibility: UseCase<z.infer<typeof showFlexibilityInput>> = async (turn) => {
  const isHead = turn.ask.actor.roles.includes('headteacher')
  if (!isTutor(turn) && !isHead) {
    return notYours(turn, 'What a school may change', 'the induction tutor and the headteacher')
  }
  const picture = await everybody(turn)
  const programmes = programmesIn(picture)
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'What a school may change',
      context: 'As the programme’s documents say it',
      parts: programmes.flatMap((one) =>
        partsOf(one, { schoolId: picture.school.id, mayChoose: isTutor(turn) }),
      ),
      nothing: 'Nobody here is on a programme yet.',
      seenBy: 'Only you can see this. It is about programmes, not about people.',
      turnsBy: { verb: 'show-flexibility' },
      page: turn.ask.input.page,
    }),
  )
}

function partsOf(
  { id, name, flexibility }: Programme,
  { schoolId, mayChoose }: { readonly schoolId: string; readonly mayChoose: boolean },
): readonly OverviewPart[] {
  if (flexibility === undefined) {
    return [
      { heading: name, lines: ['Its documents do not say. The contacts of the programme know.'] },
    ]
  }
  const { open, fixed } = flexibility
  return [
    {
      heading: `${name}: yes, that is flexible`,
      lines: open.map(({ what }) => what),
      buttons: mayChoose
        ? open.flatMap((part) => buttonFor(part, { programme: id, schoolId }) ?? [])
        : [],
    },
    {
      heading: `${name}: no, that part is fixed`,
      lines: fixed.map(({ what, because }) => `${clause(what)}, because ${because}.`),
    },
  ]
}

/** A sentence that goes on. */
const clause = (sentence: string): string => sentence.replace(/\.$/, '')

/** Where Keepstep has the choice, the way to it. */
function buttonFor(
  { chosenWith }: OpenPart,
  { programme, schoolId }: { readonly programme: string; readonly schoolId: string },
): Button | undefined {
  if (chosenWith === 'sequence') {
    return { title: 'Choose the order', verb: 'open-sequence', ids: { programme } }
  }
  return chosenWith === 'pace'
    ? { title: 'Agree a pace', verb: 'type-words', ids: { schoolId, text: 'induction length' } }
    : undefined
}
