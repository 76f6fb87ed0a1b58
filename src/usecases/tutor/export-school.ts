import { noteCard } from '../../cards/messages/note.ts'
import { engagementCsv } from '../../domain/oversight/engagement-csv.ts'
import { pairDetail } from '../../domain/oversight/pair-detail.ts'
import { inductionsHere } from '../../school/questions.ts'
import { pairDetailFacts } from '../../school/school-week.ts'
import { say } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'
import { weekFor } from './show-detail.ts'

/** As many rows as one message of any chat holds. */
const ROWS = 60

/**
 * The figures of each pair as CSV, to be copied into a spreadsheet. Whoever is in it can see under
 * privacy that it was taken.
 */
export const exportSchool: UseCase<unknown> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, 'The figures as a table', 'the induction tutor')
  const picture = await everybody(turn)
  const week = weekFor(picture)
  if (week === undefined || inductionsHere(picture).length === 0) {
    return say(
      noteCard({
        school: picture.school.id,
        title: 'There is nothing to export yet',
        lines: ['It fills once the calendar and the roster are in and a teaching week has begun.'],
      }),
    )
  }
  const ects = inductionsHere(picture).map(({ ectId }) => ectId)
  noteLooks(lookingIn(turn), 'induction export', ects)
  const [head = '', ...rows] = engagementCsv(
    pairDetail(pairDetailFacts({ picture, week, addresses: [] })),
  )
  return say(
    noteCard({
      school: picture.school.id,
      title: 'Figures as CSV',
      lines: [
        'Copy the lines below into a file that ends in .csv.',
        head,
        ...rows.slice(0, ROWS),
        ...(rows.length > ROWS ? [`${rows.length - ROWS} more rows do not fit a message.`] : []),
      ],
      seenBy: 'Only you can see this. The people in it can see that you took it.',
    }),
  )
}
