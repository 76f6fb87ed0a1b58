import { describe, expect, it } from 'vitest'
import { linkError, safeLink } from '../../../src/domain/coaching/note-link.ts'

describe('a link that somebody adds to a note', () => {
  it.each([
    'https://school.sharepoint.example/:v:/r/recordings/8C%20period%203.mp4?web=1',
    'https://drive.google.example/file/d/1a_b-c/view',
  ])('is kept where it is a whole https address: %s', (typed) => {
    expect(linkError(typed)).toBeUndefined()
  })

  it.each([
    ['http://drive.example/1', /begins with https/],
    ['drive.example/1', /begins with https/],
    ['javascript:alert(1)', /begins with https/],
    ['data:text/html,x', /begins with https/],
    ['https://localhost/x', /begins with https/],
    ['https://drive.example/a b', /begins with https/],
    ['https://me:secret@drive.example/', /name and the password/],
    [`https://drive.example/${'a'.repeat(1000)}`, /1,000 characters or fewer/],
  ])('is asked for again where it is not: %s', (typed, problem) => {
    expect(linkError(typed)).toMatch(problem)
  })

  it('holds nothing that a chat could read as the end of it or as mark-up', () => {
    expect(safeLink(`https://drive.example/a|b<c>d'e*f`)).toMatch(/^https:\/\/[^|<>'*\s]+$/)
  })
})
