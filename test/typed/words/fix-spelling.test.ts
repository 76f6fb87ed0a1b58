import { describe, expect, it } from 'vitest'
import { fixSpelling, isWord } from '../../../src/typed/words/fix-spelling.ts'
import { OWN_WORDS } from '../../../src/typed/words/own-words.ts'
import { REAL_WORDS } from '../../../src/typed/words/real-words.ts'
import { realWordsNear } from '../../support/real-words-near.ts'

describe('slips of the finger', () => {
  it.each([
    ['snoze until thrusday', 'snooze until thursday'],
    ['puase my mesages', 'pause my messages'],
    ['hlep', 'help'],
    ['log metting', 'log meeting'],
    ['setings', 'settings'],
    ['privcay', 'privacy'],
    ['who is my metnor', 'who is my mentor'],
    ['finsihed the diagnsotic', 'finished the diagnostic'],
  ])('%j is meant as %j', (typed, meant) => expect(fixSpelling(typed)).toBe(meant))

  it.each([
    'the cause of the noise',
    'gone by one',
    'a letter from the stop',
    'paused and snoozed',
    'read well and tell',
    'asdfghjkl',
    'stp',
  ])('%j stays as it is', (typed) => expect(fixSpelling(typed)).toBe(typed))

  it('never turn one word of acting into another', () => {
    const acting = ['done', 'stop', 'pause', 'undo', 'step', 'snooze', 'resume', 'mute']
    for (const word of acting) {
      for (let at = 0; at < word.length; at += 1) {
        for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
          const slip = word.slice(0, at) + letter + word.slice(at + 1)
          const fixed = fixSpelling(slip)
          const other = acting.filter((one) => one !== word).includes(fixed)
          expect(other && !isWord(slip) && slip !== fixed, `${slip} → ${fixed}`).toBe(false)
        }
      }
    }
  })

  it('are told from words of everyday English, of which the list is complete', () => {
    expect(REAL_WORDS).toEqual(realWordsNear(OWN_WORDS))
  }, 60_000)
})
