import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { PERSONAL_DATA } from '../../src/store/personal-data.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { linesWith } from '../support/dump-database.ts'
import { agreesStep, logsDropIn } from '../support/journeys.ts'
import { type Chat, openSchool, type School } from '../support/school-in-memory.ts'

/** Every row of the school that speaks of people, apart from the sandbox's own chats. */
async function stored(school: School): Promise<string> {
  const tables = Object.keys(PERSONAL_DATA).filter((table) => table !== 'sandbox_messages')
  return await school.in(async (tx) => {
    const texts: string[] = []
    for (const table of [...tables, 'inbound_events']) {
      const rows = await rowsOf<{ row: string }>(
        tx.db,
        sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t`,
      )
      texts.push(...rows.map(({ row }) => row))
    }
    return texts.join('\n')
  })
}

const holds = async (school: School, canary: string): Promise<boolean> =>
  linesWith(await stored(school), canary).length > 0

/** Asks for them, sees that nothing went yet, lets the other of the pair try, and takes them away. */
async function removes(
  school: School,
  {
    writer,
    other,
    canary,
  }: { readonly writer: Chat; readonly other: Chat; readonly canary: string },
) {
  await writer.types('remove the earlier words')
  expect(await writer.lastText()).toContain('This cannot be undone.')
  const button = await writer.button('Remove them for good')
  await other.sends(button)
  expect(await holds(school, canary)).toBe(true)
  await writer.presses('Remove them for good')
  expect(await writer.lastText()).toContain('The words are gone')
  expect(linesWith(await stored(school), canary)).toEqual([])
}

describe.each(['embedded', 'postgres'] as const)(
  'words that their writer takes away (%s)',
  (engine) => {
    it('go with what was logged and taken back, and both see that they went', async () => {
      const school = await openSchool({ engine })
      const [priya, amina] = [school.chatOf('priya'), school.chatOf('amina')]
      await logsDropIn(school, { note: 'Calm entry by Pupilcanary.' })
      await priya.types('undo')
      expect(await holds(school, 'Pupilcanary')).toBe(true)
      await removes(school, { writer: priya, other: amina, canary: 'Pupilcanary' })
      expect(await priya.lastText()).toContain('which you took back')
      for (const reader of [priya, amina]) {
        await reader.types('my data')
        while (await reader.sees('Show more')) {
          if ((await reader.lastText()).includes('Words removed: Monday 14 September 2026')) break
          await reader.presses('Show more')
        }
        expect(await reader.lastText()).toContain('Words removed: Monday 14 September 2026')
      }
      await priya.types('remove the earlier words')
      expect(await priya.lastText()).toContain('There are no earlier words of yours')
    })

    it('go with a meeting that was taken back, and with the step that it agreed', async () => {
      const school = await openSchool({ engine })
      const [priya, amina] = [school.chatOf('priya'), school.chatOf('amina')]
      await agreesStep(school, {
        praise: 'Pupilcanary answered.',
        step: 'Wait for Pupilcanary',
        lesson: 'Pupilcanary’s',
      })
      await priya.types('undo')
      await removes(school, { writer: priya, other: amina, canary: 'Pupilcanary' })
    })

    it('are what an ECT said back about a note: the mentor sees that words went, in the news as well', async () => {
      const school = await openSchool({ engine })
      const [priya, amina] = [school.chatOf('priya'), school.chatOf('amina')]
      await logsDropIn(school, { note: 'Calm entry.' })
      await amina.types('notes')
      await amina.presses(/^Write a line back/)
      await amina.presses('Save', { words: 'Linecanary was calmer' })
      expect((await priya.allTexts()).join('\n')).toContain('Linecanary')
      await removes(school, { writer: amina, other: priya, canary: 'Linecanary' })
      const news = (await priya.allTexts()).filter((text) => text.startsWith('From Amina Yusuf'))
      expect(news.at(-1)).toContain('the words were removed')
      await priya.types('notes')
      expect(await priya.lastText()).toContain('Amina Yusuf: the words were removed')
      expect(await priya.lastText()).toContain('Calm entry.')
      expect(await priya.sees(/^Remove what you said/)).toBeUndefined()
    })

    it('are what an ECT said of a step, for themselves and then for the mentor', async () => {
      const school = await openSchool({ engine })
      const [priya, amina] = [school.chatOf('priya'), school.chatOf('amina')]
      await agreesStep(school)
      await amina.presses('I tried it')
      await amina.presses('Add a line')
      await amina.presses('Save', { words: 'Triedcanary kept waiting', seenBy: 'author' })
      await amina.presses(/^Share it with/)
      await amina.types('notes')
      await amina.presses(/^Remove what you said/)
      await removes(school, { writer: amina, other: priya, canary: 'Triedcanary' })
      await priya.types('notes')
      expect(await priya.lastText()).toContain('the words were removed')
    })

    it('are only one’s own: the mentor’s wording of a step goes by the mentor, the ECT’s by the ECT', async () => {
      const school = await openSchool({ engine })
      const [priya, amina] = [school.chatOf('priya'), school.chatOf('amina')]
      await agreesStep(school, { step: 'Wait, says Mentorcanary' })
      for (const step of ['Wait, says Ectcanary', 'Wait three seconds']) {
        await amina.presses('Reword')
        await amina.presses('Save', { step })
      }
      // The note is changed, so that there are earlier words of the mentor's.
      await priya.types('notes')
      await priya.presses(/^Edit/)
      await priya.presses('Save and finish', { praise: 'Warm', step: 'Wait five seconds' })
      await removes(school, { writer: priya, other: amina, canary: 'Mentorcanary' })
      expect(await holds(school, 'Ectcanary')).toBe(true)
      await removes(school, { writer: amina, other: priya, canary: 'Ectcanary' })
    })

    it('are asked for one by one where there are several', async () => {
      const school = await openSchool({ engine })
      const [priya, amina] = [school.chatOf('priya'), school.chatOf('amina')]
      await logsDropIn(school, { note: 'Calm entry.' })
      for (const words of ['First line', 'Second line']) {
        await amina.types('notes')
        await amina.presses(/^Write a line back/)
        await amina.presses('Save', { words })
      }
      await amina.types('remove what I said')
      expect(await amina.lastText()).toContain('Which words?')
      expect(await amina.lastText()).toContain('“Second line”')
      await amina.presses(/^Remove these words/)
      await amina.presses('Remove them for good')
      const left = await stored(school)
      expect(left.includes('First line')).not.toBe(left.includes('Second line'))
      await priya.types('remove what I said')
      expect(await priya.lastText()).toContain('There are no earlier words of yours')
    })
  },
)
