import type { Button } from '../../cards/button.ts'
import { BUTTONS_AT_MOST, type CardView } from '../../cards/card.ts'
import { weekButtons } from '../../cards/messages/my-week.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { given } from '../../domain/given.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { personIn } from '../../school/questions.ts'
import { weekSections } from './week-sections.ts'

/** What else can be done with a week, where it did not all fit below it. */
export function moreOfWeek(picture: SchoolPicture, personId: string): CardView {
  const person = personIn(picture, personId)
  const { pausedUntil } = picture.mannersOf(personId)
  const isPaused = pausedUntil !== undefined && pausedUntil > picture.today
  const isTutor = person.roles.includes('induction-tutor')
  const week = picture.calendar.weekOf(picture.today)
  const sections = weekSections(
    picture,
    person,
    isTutor ? { sections: [], unchanged: 0 } : undefined,
  )
  const own = weekButtons({
    sections,
    ...given({ week }),
    ...(isPaused ? { pausedUntil } : {}),
  })
  const back: Button = { title: 'Back to my week', verb: 'show-my-week', ids: { part: 'back' } }
  return noteCard({
    school: picture.school.id,
    title: 'What else?',
    lines: ['All of it can be typed as well: say “help” to see how.'],
    actions: [...own.slice(0, BUTTONS_AT_MOST - 1), back],
    seenBy: 'Only you can see this.',
  })
}
