import { describe, expect, it } from 'vitest'
import { COMMAND_NAMES } from '../../src/typed/suggest.ts'
import { understandText } from '../../src/typed/understand-text.ts'
import { openSchool } from '../support/school-in-memory.ts'

describe('help', () => {
  it('names what this person can type, in their role', async () => {
    const school = await openSchool()
    const help = async (who: string) => {
      await school.chatOf(who).types('help')
      return await school.chatOf(who).lastText()
    }
    expect(await help('amina')).toContain('done: logs your self-study')
    expect(await help('amina')).not.toContain('post digests here')
    expect(await help('priya')).toContain('log drop-in')
    expect(await help('helen')).toContain('post digests here')
    expect(await help('marcus')).toContain('detail: shows the numbers of this week, without names')
  })

  it('names only what is then understood', async () => {
    const school = await openSchool()
    const { calendar } = await school.picture()
    const context = {
      now: school.clock.now(),
      place: { timeZone: 'Europe/London', calendar },
      reminderTime: '07:45',
      people: [],
    }
    for (const who of ['amina', 'priya', 'helen', 'marcus']) {
      await school.chatOf(who).types('help')
      const lines = (await school.chatOf(who).lastText()).split('\n')
      const phrases = lines.flatMap((line) => /^([a-z][^:]*): /i.exec(line)?.[1] ?? [])
      expect(phrases.length).toBeGreaterThan(5)
      const said = lines.find((line) => line.startsWith('Or write in your own words'))
      const sentences = [...(said ?? '').matchAll(/“(.+?)”/g)].map(([, one]) => one ?? '')
      expect(sentences).toHaveLength(3)
      for (const phrase of [...phrases, ...sentences]) {
        expect([phrase, understandText(phrase, context).kind]).not.toContain('unknown')
      }
    }
    for (const name of COMMAND_NAMES) {
      expect([name, understandText(name, context).kind]).not.toContain('unknown')
    }
  })

  it('is a button too', async () => {
    const school = await openSchool()
    await school.chatOf('amina').types('xyzzy plugh')
    await school.chatOf('amina').presses('Help')
    expect(await school.chatOf('amina').lastText()).toContain('What you can write')
  })
})
