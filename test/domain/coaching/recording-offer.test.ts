import { describe, expect, it } from 'vitest'
import { checkOffer, dropInFor, usesOffer } from '../../../src/domain/coaching/recording-offer.ts'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import { calendar2026 } from '../../support/build-calendar.ts'

const LINK = 'https://video.example/8b'
const context = { today: '2026-09-16', calendar: calendar2026, startDate: '2026-09-07' }
const check = (values: Partial<Record<'link' | 'on' | 'line', string>>) =>
  checkOffer({ link: LINK, on: '2026-09-15', line: '', ...values }, context)
const errors = (values: Parameters<typeof check>[0]) => {
  const checked = check(values)
  return checked.kind === 'invalid' ? checked.errors : {}
}

describe('a recording that an ECT offers (B-45)', () => {
  it('has an address, the day of a lesson and a line if they like', () => {
    expect(check({ line: ' 8B, period 2 ' })).toEqual({
      kind: 'ok',
      offered: { link: LINK, on: '2026-09-15', line: '8B, period 2' },
    })
  })

  it.each([
    ['no address', { link: ' ' }, 'link', 'Give the address of the recording.'],
    ['no https', { link: 'http://video.example/8b' }, 'link', 'begins with https://.'],
    ['a password in it', { link: 'https://me:pw@video.example/8b' }, 'link', 'Take the name'],
    ['no day', { on: '' }, 'on', 'Give a real date'],
    ['a day to come', { on: '2026-09-17' }, 'on', 'once the lesson is over'],
    ['a Sunday', { on: '2026-09-13' }, 'on', 'There were no lessons on Sunday 13 September'],
    ['a day before induction', { on: '2026-09-04' }, 'on', 'Monday 7 September'],
    ['too long a line', { line: 'a'.repeat(201) }, 'line', 'Use 200 characters or fewer.'],
  ] as const)('%s: says what to put right', (_, values, field, sentence) => {
    expect(errors(values)[field]).toContain(sentence)
  })
})

describe('the drop-in that it can be', () => {
  const dropIn = (id: string, opensOn: string, state: Expectation['state'] = 'open') =>
    ({ id, activity: 'drop-in', opensOn, state }) as Expectation
  const meeting = { id: 'm', activity: 'meeting', opensOn: '2026-09-07', state: 'open' }

  it('is the first that waits and had begun by the week of the lesson', () => {
    const around = [
      meeting as Expectation,
      dropIn('done', '2026-09-07', 'done'),
      dropIn('later', '2026-09-21'),
      dropIn('this', '2026-09-16'),
    ]
    expect(dropInFor({ on: '2026-09-15' }, around)?.id).toBe('this')
    expect(dropInFor({ on: '2026-09-11' }, around)).toBeUndefined()
  })
})

describe('a drop-in that is logged', () => {
  const offer = { link: LINK, on: '2026-09-15' }
  const elsewhere = { link: 'https://other.example/1', on: '2026-09-14' }
  const uses = (dropIn: Partial<Parameters<typeof usesOffer>[0]>, { wasOpenedFrom = false } = {}) =>
    usesOffer({ mode: 'recording', ...elsewhere, ...dropIn }, offer, { wasOpenedFrom })

  it('uses the offer that its form was opened from, its address or its day', () => {
    expect(uses({}, { wasOpenedFrom: true })).toBe(true)
    expect(uses({ link: LINK })).toBe(true)
    expect(uses({ on: '2026-09-15' })).toBe(true)
  })

  it('leaves it standing where it is another recording, or was seen in person', () => {
    expect(uses({})).toBe(false)
    expect(uses({ ...offer, mode: 'in-person' }, { wasOpenedFrom: true })).toBe(false)
  })
})
