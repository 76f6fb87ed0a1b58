import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay, sayTime } from '../../domain/calendar/school-date.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { capitalised, sayDayAndTime, sayMinutes } from '../say.ts'

/** An event or an arranged drop-in, two working days ahead. */
export interface ComingUpInput {
  readonly school: string
  /** 'Autumn webinar', 'Drop-in with Amira Khan'. */
  readonly what: string
  /** With the programme's word for it: 'module', 'development cycle'. */
  readonly module?: { readonly word: string; readonly id: string; readonly title: string }
  readonly on: SchoolDate
  /** '15:45'. */
  readonly at?: string
  readonly until?: string
  /** A room, or 'online'. */
  readonly where?: string
  readonly minutes?: number
  readonly expectationId?: string
  /** Events have their own way to say that one cannot come. */
  readonly isEvent?: boolean
}

/** What, when and where, with a way to say "I cannot make it". */
export function comingUpCard(input: ComingUpInput): CardView {
  const { school, expectationId, module, where, minutes } = input
  const facts = [
    { title: 'When', value: sayWhen(input) },
    { title: 'Where', value: where ?? '' },
    { title: 'Takes', value: minutes === undefined ? '' : sayMinutes(minutes) },
  ]
  return {
    name: 'messages/coming-up',
    data: {
      school,
      what: input.what,
      context:
        module === undefined ? '' : `${capitalised(module.word)} ${module.id}: ${module.title}`,
      facts: facts.filter((fact) => fact.value !== ''),
      cannot: [
        buttonData(
          input.isEvent === true && expectationId !== undefined
            ? {
                title: 'I cannot make it',
                verb: 'mark-event',
                ids: { expectationId, kind: 'cannot-come' },
              }
            : {
                title: 'I cannot make it',
                verb: 'open-not-this-week',
                ...(expectationId === undefined ? {} : { ids: { expectationId } }),
              },
          school,
        ),
      ],
    },
  }
}

function sayWhen({ on, at, until }: ComingUpInput): string {
  if (at === undefined || until === undefined) return sayDayAndTime(on, at)
  return `${sayDay(on)}, ${sayTime(at)} to ${sayTime(until)}`
}
