import { describe, expect, it } from 'vitest'
import { itemsOf, type RuleItem } from '../../../src/domain/programme/programme-rule.ts'
import { programmeOf } from '../../../src/programmes/index.ts'

/*
 * How each event is held and what comes instead for who could not be there, read by hand: whether somebody
 * has to be released for a day, or sits down in front of a screen after school, hangs on it.
 */

interface Held {
  readonly programme: string
  /** The first word of its title that says what it is. */
  readonly kind: 'conference' | 'clinic' | 'seminar' | 'webinar'
  readonly source: string
  readonly mode: 'face-to-face' | 'online' | 'either'
  readonly instead?: 'another-date' | 'set-content'
  /** Of both years and of the training of mentors. */
  readonly count: number
}

const held: readonly Held[] = [
  {
    ...{ programme: 'ambition', kind: 'conference', source: 'AMB:416, AMB:470, AMB:558' },
    ...{ mode: 'face-to-face', instead: 'another-date', count: 5 },
  },
  {
    ...{ programme: 'ambition', kind: 'clinic', source: 'AMB:420, AMB:697' },
    ...{ mode: 'online', instead: 'set-content', count: 8 },
  },
  {
    ...{ programme: 'ect-align', kind: 'conference', source: 'HANTS:100-101, HANTS:143' },
    ...{ mode: 'either', instead: 'another-date', count: 5 },
  },
  {
    ...{ programme: 'ect-align', kind: 'clinic', source: 'HANTS:151, AMB:697' },
    ...{ mode: 'online', instead: 'set-content', count: 8 },
  },
  {
    ...{ programme: 'niot', kind: 'seminar', source: 'NIOT:219, NIOT:361, NIOT:496' },
    ...{ mode: 'either', count: 16 },
  },
  {
    ...{ programme: 'niot', kind: 'webinar', source: 'NIOT:246, NIOT:387' },
    ...{ mode: 'online', count: 6 },
  },
  {
    ...{ programme: 'teach-first', kind: 'seminar', source: 'TF:116' },
    ...{ mode: 'either', count: 2 },
  },
]

const KIND = /conference|clinic|seminar|webinar/

const kindOf = ({ title }: RuleItem): string | undefined => KIND.exec(title.toLowerCase())?.[0]

const eventsOf = (id: string): readonly RuleItem[] => {
  const programme = programmeOf(id)
  const rules = [1, 2].flatMap((year) => programme?.years[year as 1 | 2]?.rules ?? [])
  const all = [...rules.flatMap(itemsOf), ...(programme?.mentorTraining.items ?? [])]
  return all.filter(({ activity }) => activity === 'event')
}

describe('an event is held as the handbook says, for ECTs of both years and for mentors (B-68 to B-72)', () => {
  it.each(held)('$kind of $programme: $mode ($source)', ({ programme, kind, mode, ...of }) => {
    const events = eventsOf(programme).filter((one) => kindOf(one) === kind)
    expect(events).toHaveLength(of.count)
    for (const event of events) {
      expect(event.mode, event.title).toBe(mode)
      expect(event.catchUp?.kind, event.title).toBe(of.instead)
    }
  })

  it('are all the events that there are', () => {
    for (const id of ['ambition', 'ect-align', 'niot', 'teach-first']) {
      const known = held.filter(({ programme }) => programme === id)
      const count = known.reduce((sum, one) => sum + one.count, 0)
      expect(eventsOf(id), id).toHaveLength(count)
    }
  })
})
