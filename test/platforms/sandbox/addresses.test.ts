import { describe, expect, it } from 'vitest'
import {
  addressOf,
  channelAddress,
  isIn,
  personalAddress,
} from '../../../src/platforms/sandbox/addresses.ts'

describe('addresses in the sandbox', () => {
  it('are the same for a person however the email is written', () => {
    expect(personalAddress(' Amina@Oakfield.example ')).toEqual(
      personalAddress('amina@oakfield.example'),
    )
  })

  it('are the same for a channel by its name and by its slug', () => {
    expect(channelAddress('Induction Team')).toEqual(channelAddress('induction-team'))
  })

  it('can be read back from a conversation', () => {
    for (const at of [personalAddress('a@b.example'), channelAddress('induction')]) {
      expect(addressOf(at.conversation)).toEqual(at)
    }
  })

  it('are only persons and channels', () => {
    expect(addressOf('19:abc@thread.tacv2')).toBeUndefined()
  })

  it('let a person into their own chat and every channel, and into no other chat', () => {
    expect(isIn('A@b.example', personalAddress('a@b.example'))).toBe(true)
    expect(isIn('a@b.example', channelAddress('induction'))).toBe(true)
    expect(isIn('a@b.example', personalAddress('c@b.example'))).toBe(false)
  })
})
