import { beforeAll, expect, it } from 'vitest'
import { render } from '../../src/templates.ts'
import type { Answer } from '../../src/usecases/answer.ts'
import { noLongerThere, notYours, weekHasChanged } from '../../src/usecases/refusals.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'
import { inTurn } from '../support/take-turn.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const textOf = ({ messages }: Answer): string =>
  messages.map((card) => render(card).text).join('\n')

it('what is not theirs: says who can, replaces nothing and names nobody', async () => {
  const answer = await inTurn(school, 'tom', (turn) =>
    notYours(turn, 'Changing this step', 'the ECT whose step it is'),
  )
  expect(answer.replace).toBeUndefined()
  expect(textOf(answer)).toContain('the ECT whose step it is')
  expect(textOf(answer)).not.toMatch(/Amina|Bethan|Callum|Priya/)
})

it('what is gone: says that things have moved on, and offers the week', async () => {
  const text = textOf(await inTurn(school, 'tom', noLongerThere))
  expect(text).toContain('That is no longer there')
  expect(text).toContain('[Show my week]')
})

it('what is not expected any more: shows their own week as it is now', async () => {
  const text = textOf(await inTurn(school, 'tom', weekHasChanged))
  expect(text).toContain('What you pressed is not expected any more.')
  expect(text).toContain('Callum Reid')
  expect(text).not.toMatch(/Amina|Bethan/)
})
