import { z } from 'zod'
import { noteCard } from '../../cards/messages/note.ts'
import { academicYearOf, sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { inductionIn, nameIn } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'

export const challengeFigureInput = z.object({
  inductionId: z.uuid(),
  signal: z.string().max(100).optional(),
})

/** As many as a person can take in; the newest ones. */
const SHOWN = 12
const COUNTED: readonly Expectation['activity'][] = ['self-study', 'drop-in', 'meeting', 'event']

/**
 * Opens a pair's figures up to their reasons, one expectation after another, and says how each can
 * be put right: nobody has to accept a number that they cannot check.
 */
export const challengeFigure: UseCase<z.infer<typeof challengeFigureInput>> = async (turn) => {
  const { ask } = turn
  if (!isTutor(turn)) return notYours(turn, 'The figures of each pair', 'the induction tutor')
  const picture = await everybody(turn)
  const induction = inductionIn(picture, ask.input.inductionId)
  if (induction === undefined) return noLongerThere(turn)
  noteLooks(lookingIn(turn), 'counted figures', [induction.ectId])
  const counted = picture
    .expectationsOfInduction(induction.id)
    .filter((one) => COUNTED.includes(one.activity) && one.dueOn <= picture.today)
    .filter((one) => one.week.academicYear === academicYearOf(picture.today))
    .slice(-SHOWN)
  return say(
    noteCard({
      school: picture.school.id,
      title: `How the figures of ${nameIn(picture, induction.ectId)} were counted`,
      lines: [
        ...counted.map(lineOf),
        'To put a figure right: log what happened from "my week", take an entry back with Undo, or enter days away in settings. The figures follow at once.',
      ],
    }),
  )
}

const STATE: Readonly<Record<Expectation['state'], string>> = {
  done: 'logged',
  open: 'open',
  'not-logged': 'not logged yet',
  excused: 'not counted',
}

const lineOf = ({ title, dueOn, state, reasons }: Expectation): string =>
  `${title}, due ${sayDay(dueOn)}: ${STATE[state]}. ${reasons.at(-1) ?? ''}`.trim()
