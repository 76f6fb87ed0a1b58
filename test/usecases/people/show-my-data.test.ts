import { describe, expect, it } from 'vitest'
import { type Chat, openSchool } from '../../support/school-in-memory.ts'

/** All pages of what was asked for, as one text. */
async function everyPage(chat: Chat): Promise<string> {
  const texts = [await chat.lastText()]
  while ((await chat.lastText()).includes('[Show more]')) {
    await chat.presses('Show more')
    texts.push(await chat.lastText())
  }
  return texts.join('\n')
}

describe('everything that is stored about somebody', () => {
  it('is shown to them, every word, theirs and what their mentor wrote, and nobody else’s', async () => {
    const school = await openSchool()
    const [amina, priya] = [school.chatOf('amina'), school.chatOf('priya')]
    const note = `Quiet corner by the door. ${'A long afternoon, told in full. '.repeat(25)}It ends here.`
    await amina.types('done')
    for (const [who, words] of [
      ['Amina Yusuf', note],
      ['Bethan Pryce', 'Of somebody else'],
    ] as const) {
      await priya.types('my week')
      await priya.presses(`Log: Drop-in, ${who}`)
      await priya.presses('Save', { outcome: 'met', note: words })
    }
    await amina.types('my data')
    const text = await everyPage(amina)
    expect(text).toContain('Everything that is stored about you')
    expect(text.replaceAll(/\s+/g, ' ')).toContain(note)
    expect(text).toContain('amina@hillcrest.example')
    expect(text).toContain('Logged by: Priya Raman')
    expect(text).not.toMatch(/Of somebody else|Bethan|Callum|priya@|[0-9a-f]{8}-[0-9a-f]{4}/)
    await priya.types('my data')
    expect((await everyPage(priya)).replaceAll(/\s+/g, ' ')).toContain('Of somebody else')
  })

  it('has who looked at what beside it, in words, with each day', async () => {
    const school = await openSchool()
    const [amina, helen] = [school.chatOf('amina'), school.chatOf('helen')]
    await amina.types('my data')
    await amina.presses('Who looked at what')
    expect(await amina.lastText()).toContain('Nobody has looked at your detail.')
    await helen.types('detail')
    await helen.types('detail')
    await helen.types('who took part')
    await amina.types('privacy')
    expect(await amina.lastText()).toContain(
      'Helen Whitcombe looked at how your weeks went 2 times, the last time on Monday 14 September.',
    )
    await amina.presses('Who looked at what')
    expect(await amina.lastText()).toContain('Monday 14 September 2026 (2 times)')
    expect(await amina.lastText()).not.toContain('Bethan')
  })
})
