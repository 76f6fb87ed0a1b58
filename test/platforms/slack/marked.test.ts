import { describe, expect, it } from 'vitest'
import { boldLine, figureLine, linkText, shownLines } from '../../../src/platforms/slack/marked.ts'

const shown = (...lines: Parameters<typeof shownLines>[0]) => shownLines(lines)

describe('bold words on Slack', () => {
  it('stand in its mark-up, with every sign that Slack reads written as text', () => {
    expect(shown(boldLine('Drop-in with A & B'), [{ text: 'By <Friday>' }])).toEqual([
      {
        type: 'mrkdwn',
        text: '*Drop-in with A &amp; B*\nBy &lt;Friday&gt;',
        verbatim: true,
      },
    ])
  })

  it.each(['*loud*', 'snake_case', '~gone~', '`code`', 'party :tada: time', '> said I'])(
    'are given up where somebody’s words would be read as mark-up: %s',
    (typed) => {
      expect(shown(boldLine('Note'), [{ text: typed }])).toEqual([
        { type: 'plain_text', text: `Note\n${typed}`, emoji: false },
      ])
    },
  )

  it('a figure’s first number is bold, and a time or a sentence is left alone', () => {
    const bold = (text: string) =>
      figureLine(text)
        .filter((piece) => piece.bold)
        .map((piece) => piece.text)
    expect(bold('Drop-ins: 4 of 5 (13 of 15 this term)')).toEqual(['4 of 5'])
    expect(bold('It counted 4 of 5 pupils')).toEqual([])
  })

  it('what is too long for one text stays plain, and is all there', () => {
    const long = 'word '.repeat(900).trim()
    const texts = shown(boldLine('Note'), [{ text: long }])
    expect(texts.every(({ type }) => type === 'plain_text')).toBe(true)
    expect(
      texts
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toBe(`Note ${long}`)
  })

  it('a link is its own address, and nothing else hides behind it', () => {
    const url = 'https://files.school.example/a?b=1&c=2'
    expect(linkText(`Link: ${url}`, url).text).toBe(
      'Link: <https://files.school.example/a?b=1&amp;c=2>',
    )
  })
})
