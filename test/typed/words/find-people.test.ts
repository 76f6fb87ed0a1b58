import { describe, expect, it } from 'vitest'
import type { KnownPerson } from '../../../src/typed/intent.ts'
import { findPeople } from '../../../src/typed/words/find-people.ts'

const person = (name: string): KnownPerson => ({ id: name, name })
const pair = [person('Amina Yusuf'), person('Will Grace'), person('Siân O’Neill')]
const named = (text: string, known = pair) => {
  const { text: framed, people } = findPeople(text, known)
  return [framed, ...people.map(({ ids, isExact }) => `${ids.join('/')}${isExact ? '' : '?'}`)]
}

describe('a name in a message', () => {
  it.each([
    ['log drop-in for amina', ['log drop-in for WHO', 'Amina Yusuf']],
    ['log drop-in for amina yusuf', ['log drop-in for WHO', 'Amina Yusuf']],
    ["amina's step", ['WHO step', 'Amina Yusuf']],
    ['aminas step', ['WHO step', 'Amina Yusuf']],
    ['meeting with yusuf', ['meeting with WHO', 'Amina Yusuf']],
    ['log drop-in for amnia', ['log drop-in for WHO', 'Amina Yusuf?']],
    ["meeting with sian o'neill", ['meeting with WHO', 'Siân O’Neill']],
    ['meeting with siân', ['meeting with WHO', 'Siân O’Neill']],
    ['drop-in for will', ['drop-in for WHO', 'Will Grace']],
    ['will do it later', ['will do it later']],
    ['i will do it', ['i will do it']],
    ['log drop-in for zebedee', ['log drop-in for zebedee']],
  ])('%j', (typed, found) => expect(named(typed)).toEqual(found))

  it('that two people bear is both', () => {
    const two = [person('Amina Yusuf'), person('Amina Khan')]
    expect(named('drop-in amina', two)).toEqual(['drop-in WHO', 'Amina Yusuf/Amina Khan'])
    expect(named('drop-in amina khan', two)).toEqual(['drop-in WHO', 'Amina Khan'])
  })

  it('is looked for among the known people only', () => {
    expect(named('log drop-in for amina', [])).toEqual(['log drop-in for amina'])
  })
})
