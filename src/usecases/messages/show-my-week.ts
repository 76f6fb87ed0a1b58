import { z } from 'zod'
import { noteCard } from '../../cards/messages/note.ts'
import { NOT_FOR_ASSESSING } from '../../domain/oversight/signal-words.ts'
import { mattersOf, type TutorNews } from '../../domain/oversight/tutor-week.ts'
import { inPlace, say } from '../answer.ts'
import { lookingIn, noteTutorsWeek } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { newsFor } from '../tutor/tutor-news.ts'
import { moreOfWeek } from './more-of-week.ts'
import { needOf } from './tutoring-sections.ts'
import { laterThings, weekCard } from './week-card.ts'

export const showMyWeekInput = z.object({
  page: pageAsked,
  part: z.enum(['later', 'more', 'back', 'matter']).optional(),
  /** Which matter of the induction tutor's. */
  matter: z.string().max(300).optional(),
})

/** Everything of this week in one card, on demand. */
export const showMyWeek: UseCase<z.infer<typeof showMyWeekInput>> = async (turn) => {
  const { page, part } = turn.ask.input
  if (part === 'later') return say(laterThings(turn.picture, actorIn(turn), page))
  if (part === 'more') return inPlace(turn, moreOfWeek(turn.picture, actorIn(turn)))
  const news = await newsFor(turn)
  if (part === 'matter') return showMatter(turn, news)
  const week = weekCard(turn.picture, actorIn(turn), { page, news })
  const shown = noteTutorsWeek(lookingIn(turn), turn.picture, week)
  return part === 'back' ? inPlace(turn, shown) : say(shown)
}

/** One matter of the induction tutor's week, with everything that can be done about it. */
function showMatter(turn: Turn<z.infer<typeof showMyWeekInput>>, news: TutorNews | undefined) {
  const matter = mattersOf(news?.sections ?? []).find(({ id }) => id === turn.ask.input.matter)
  if (matter === undefined) return noLongerThere(turn)
  const { text, because, mayHelp, buttons, isSignal } = needOf(matter)
  return say(
    noteCard({
      school: turn.picture.school.id,
      title: text,
      lines: [
        `Why this shows: ${because}`,
        `What may help: ${mayHelp}`,
        ...(isSignal ? [NOT_FOR_ASSESSING] : []),
      ],
      actions: buttons,
    }),
  )
}
