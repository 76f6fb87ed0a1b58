import { beforeAll, expect, it } from 'vitest'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import { render } from '../../src/templates.ts'
import type { Answer } from '../../src/usecases/answer.ts'
import type { Ask } from '../../src/usecases/ask.ts'
import { noLongerThere, notYours, weekHasChanged } from '../../src/usecases/refusals.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
let ask: Ask<unknown>
beforeAll(async () => {
  school = await openSchool()
  const { email } = school.chatOf('tom')
  ask = {
    actor: await school.actorOf('tom'),
    input: {},
    eventId: 'an-event',
    from: { platform: 'sandbox', tenant: 'sandbox', userId: email, email },
    at: personalAddress(email),
  }
})

const textOf = ({ messages }: Answer): string =>
  messages.map((card) => render(card).text).join('\n')

it('what is not theirs: says who can, replaces nothing and names nobody', () => {
  const answer = notYours(ask, 'Changing this step', 'the ECT whose step it is')
  expect(answer.replace).toBeUndefined()
  expect(textOf(answer)).toContain('the ECT whose step it is')
  expect(textOf(answer)).not.toMatch(/Amina|Bethan|Callum|Priya/)
})

it('what is gone: says that things have moved on, and offers the week', () => {
  const text = textOf(noLongerThere(ask))
  expect(text).toContain('That is no longer there')
  expect(text).toContain('[Show my week]')
})

it('what is not expected any more: shows their own week as it is now', async () => {
  const text = textOf(weekHasChanged(await school.picture(), ask))
  expect(text).toContain('Your week has changed')
  expect(text).toContain('Callum Reid')
  expect(text).not.toMatch(/Amina|Bethan/)
})
