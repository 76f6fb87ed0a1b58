import { expect, it } from 'vitest'
import { noteCard } from '../../src/cards/messages/note.ts'
import { askAgain, NOTHING, openForm, replaceWith, say } from '../../src/usecases/answer.ts'

const card = noteCard({ title: 'Logged', lines: [] })
const other = noteCard({ title: 'Your week', lines: [] })

it('something said stands below, in order', () => {
  expect(say(card, other)).toEqual({ messages: [card, other] })
})

it('a card that was acted on becomes another, with nothing below', () => {
  expect(replaceWith(card)).toEqual({ replace: card, messages: [] })
})

it('a form opens by itself', () => {
  expect(openForm(card)).toEqual({ form: card, messages: [] })
})

it('a form that is asked again stands in its own place and says what to put right', () => {
  const errors = { on: 'Give a real date.' }
  expect(askAgain(card, errors)).toEqual({ replace: card, messages: [], errors })
})

it('a redelivered event has no answer: the chat shows the outcome already', () => {
  expect(NOTHING).toEqual({ messages: [] })
})
