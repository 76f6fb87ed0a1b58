import { noteCard } from '../../cards/messages/note.ts'
import { sayCount } from '../../cards/say.ts'
import { agreedOf, eventsOf } from '../../school/events.ts'
import { say } from '../answer.ts'
import { actorIn, type UseCase } from '../turn.ts'

/** Somebody's own days for their calendar program: an address to subscribe to, which is the file as well. */
export const showCalendar: UseCase<unknown> = (turn) => {
  const { picture, deps, ask, now } = turn
  const personId = actorIn(turn)
  const dated = eventsOf(picture, personId).filter(({ held }) => held !== undefined).length
  const agreed = agreedOf(picture, personId).length
  const url = deps.calendarLink?.(ask.from, now)
  return say(
    noteCard({
      school: picture.school.id,
      title: 'Your calendar',
      lines: [
        `It has ${sayCount(dated, 'event')} with a day, and ${sayCount(agreed, 'day')} that you agreed in a pair.`,
        ...(url === undefined
          ? ['Take it from your page My week: “Put events with a day into my calendar”.']
          : [
              'The button fetches it as a file. Copied into “Add calendar from the internet” it stays up to date by itself.',
              'Whoever has the address can read these days and names, so keep it to yourself. It works for a year, and only while you are at the school.',
            ]),
      ],
      actions: [
        { title: 'Show events', verb: 'show-events' },
        { title: 'Show my week', verb: 'show-my-week' },
      ],
      links: url === undefined ? [] : [{ title: 'Take my calendar', url }],
    }),
  )
}
