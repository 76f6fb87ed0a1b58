import { buttonData } from '../../cards/button.ts'
import type { ReminderPart } from '../../cards/card.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Nudge } from '../../domain/messages/nudge.ts'
import { type Recognition, recognitionOf } from '../../domain/messages/recognition.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { nudges } from '../../nudges/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { readsWritten } from '../../school/notes-read.ts'
import { inductionIn, nameIn, wordsFor } from '../../school/questions.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { ownThisWeek } from './week-sections.ts'

/** The week's cards have no room for a button: their switch is said in words. */
const SAID: Readonly<Record<string, string>> = {
  'my-week': ' Say “turn off my week” to end it.',
  'not-logged-yet': ' Say “turn off not logged yet” to end it.',
}

/**
 * What stands below a message that comes by itself: why it comes, one thing that helps or is true of
 * this person, and how to turn it off. Undefined for whatever else is sent.
 */
export function reminderPart(
  picture: SchoolPicture,
  { kind, recipient, recipientKind }: Delivery,
): ReminderPart | undefined {
  const nudge: Nudge | undefined = nudges.find(({ id }) => id === kind)
  if (nudge?.why === undefined || recipientKind !== 'person' || !picture.people.has(recipient)) {
    return undefined
  }
  const words = wordsFor(picture, recipient)
  const off = nudge.offSwitch === undefined || nudge.id in SAID ? [] : [nudge.offSwitch]
  return {
    why: `${inWordsOf(words, nudge.why)}${SAID[nudge.id] ?? ''}`,
    help: inWordsOf(words, helpFor(picture, recipient)),
    buttons: off.map((about) =>
      buttonData(
        {
          title: 'Turn these off',
          verb: 'set-nudge',
          ids: { nudge: nudge.id, on: false },
          about: inWordsOf(words, about),
        },
        picture.school.id,
      ),
    ),
  }
}

function helpFor(picture: SchoolPicture, personId: string): string {
  const found = recognitionOf({
    personId,
    today: picture.today,
    expectations: picture.expectationsOf(personId),
    log: picture.log.filter((entry) => isOfTheirTime(picture, entry, personId)),
  })
  return found === undefined
    ? helpWith(ownThisWeek(picture, personId))
    : sayRecognition(picture, personId, found)
}

/** How a step stood before a mentor came stays between the ECT and the mentor of that time. */
function isOfTheirTime(
  picture: SchoolPicture,
  { inductionId = '', on, loggedBy: by }: LogEntry,
  personId: string,
): boolean {
  const induction = inductionIn(picture, inductionId)
  return induction !== undefined && readsWritten(picture, { induction, on, by }, personId)
}

function sayRecognition(picture: SchoolPicture, personId: string, found: Recognition): string {
  if (found.kind === 'unbroken') {
    return `All that was yours to log was logged in each of the last ${found.weeks} weeks that had something.`
  }
  const ectId = inductionIn(picture, found.inductionId)?.ectId ?? ''
  return ectId === personId
    ? `Your last {actionStep} was met on ${sayDay(found.on)}.`
    : `${nameIn(picture, ectId)} met the last {actionStep} on ${sayDay(found.on)}.`
}

/** What makes the first open thing easier. */
function helpWith([first]: readonly Expectation[]): string {
  switch (first?.activity) {
    case 'drop-in':
      return '{A dropIn} is logged in three taps, and nothing has to be written.'
    case 'meeting':
      return '{A meeting} can be written down in parts: what you wrote is kept.'
    case 'self-study':
    case 'diagnostic':
      return 'Study is logged in one tap, also for an earlier week.'
    default:
      return 'Type “help” for what can be asked and done here.'
  }
}
