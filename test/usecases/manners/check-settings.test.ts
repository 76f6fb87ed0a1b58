import { describe, expect, it } from 'vitest'
import { checkSettings, type SettingsTyped } from '../../../src/usecases/manners/check-settings.ts'

/** The form as it stands for somebody who changed nothing. */
const asIs: SettingsTyped = {
  day: '1',
  time: '07:45',
  workingDays: '1,2,3,4,5',
  nudges: 'my-week,step-reminder,coming-up,half-finished,not-logged-yet',
  awayFrom: '',
  awayTo: '',
}
const check = (typed: Partial<SettingsTyped>) => checkSettings({ ...asIs, ...typed })
const errors = (typed: Partial<SettingsTyped>) => {
  const checked = check(typed)
  return checked.kind === 'invalid' ? checked.errors : {}
}

describe('settings as somebody typed them', () => {
  it('are kept where all is well', () => {
    expect(check({})).toEqual({
      kind: 'ok',
      settings: {
        day: 1,
        time: '07:45',
        workingDays: [1, 2, 3, 4, 5],
        nudgesOff: [],
        nudgesOn: [],
        celebrate: false,
      },
    })
  })

  it('name a working day once, in the order of the week, however often it was chosen', () => {
    expect(check({ workingDays: '5, 1,1,3' })).toMatchObject({
      settings: { workingDays: [1, 3, 5] },
    })
  })

  it('turn off what is not chosen', () => {
    expect(check({ nudges: 'my-week, coming-up' })).toMatchObject({
      settings: { nudgesOff: ['step-reminder', 'half-finished', 'not-logged-yet'] },
    })
  })

  it.each(['07:29', '17:31', '23:59', '8am', '', '25:00'])('do not write at %s', (time) => {
    expect(errors({ time })).toEqual({ time: 'Choose a time from 7:30am to 5:30pm.' })
  })
  it.each(['07:30', '12:00', '17:30'])('write at %s', (time) => {
    expect(check({ time })).toMatchObject({ kind: 'ok', settings: { time } })
  })

  it.each(['0', '6', '7', '', 'Monday', '1.5'])('have no day "%s"', (day) => {
    expect(errors({ day })).toEqual({ day: 'Choose a day from Monday to Friday.' })
  })

  it('need one working day at least', () => {
    expect(errors({ workingDays: '6,7,x' })).toEqual({ workingDays: 'Choose at least one day.' })
  })

  it('take one day away alone, or both ends, within a year', () => {
    const away = (awayFrom: string, awayTo: string) => check({ awayFrom, awayTo })
    expect(away('2026-10-12', '')).toMatchObject({
      settings: { away: { from: '2026-10-12', to: '2026-10-12' } },
    })
    expect(away(' 2026-10-12 ', '2026-10-16')).toMatchObject({
      settings: { away: { from: '2026-10-12', to: '2026-10-16' } },
    })
    const told = (from: string, to: string) => errors({ awayFrom: from, awayTo: to })
    expect(told('', '2026-10-16')).toEqual({ awayFrom: 'Give the first day away as a date.' })
    expect(told('12 October', '')).toEqual({ awayFrom: 'Give the first day away as a date.' })
    expect(told('2026-10-12', 'Friday')).toEqual({ awayTo: 'Give the last day away as a date.' })
    expect(told('2026-10-12', '2026-10-11')).toEqual({
      awayTo: 'The last day cannot come before the first.',
    })
    expect(told('2026-10-12', '2028-10-12')).toEqual({ awayTo: 'Days away are for up to a year.' })
  })
})
