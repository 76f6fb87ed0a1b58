import { describe, expect, it } from 'vitest'
import { COMMAND_NAMES, suggest } from '../../src/typed/suggest.ts'
import { understandText } from '../../src/typed/understand-text.ts'
import { copyProblems } from '../support/copy-lint.ts'
import { monday } from './gist.ts'

const texts = (typed: string) => suggest(typed).map(({ text }) => text)

describe('what is offered to somebody who was not understood', () => {
  it.each([
    ['pupils asked about my meeting room', 'log meeting'],
    ['wellbeeing of hamsters', 'wellbeing'],
    ['snoze in assembly now', 'snooze'],
    ['observashun', 'log drop-in'],
  ])('after %j there is %j', (typed, text) => expect(texts(typed)).toContain(text))

  it('is the usual where nothing is near', () => {
    expect(texts('xyzzy plugh')).toEqual(['my week', 'settings', 'help'])
    expect(texts('')).toEqual(['my week', 'settings', 'help'])
  })

  it('is understood when it is pressed, each command under the name by which it is suggested', () => {
    const not = COMMAND_NAMES.filter((name) =>
      ['unknown', 'question', 'date-not-usable'].includes(understandText(name, monday).kind),
    )
    expect(not).toEqual([])
  })

  it('is in plain words, and never repeats what was typed', () => {
    for (const { title } of suggest('my secret canary sentence')) {
      expect(copyProblems(title)).toEqual([])
      expect(title).not.toContain('canary')
    }
  })
})
