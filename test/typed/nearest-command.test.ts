import { describe, expect, it } from 'vitest'
import { nearestCommand } from '../../src/typed/nearest-command.ts'

describe('a slip of the finger', () => {
  it.each([
    ['hlep', 'help'],
    ['my weak', 'my week'],
    ['log dropin', 'log drop-in'],
    ['setings', 'settings'],
    ['privcay', 'privacy'],
    ['snoze', 'snooze'],
  ])('%j is probably %j', (typed, name) => expect(nearestCommand(typed)).toBe(name))

  it.each(['', 'blah', 'the lesson went well today', 'x'.repeat(5_000)])(
    'sees no command in %j',
    (typed) => expect(nearestCommand(typed)).toBeUndefined(),
  )
})
