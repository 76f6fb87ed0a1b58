import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { NO_CHOICES } from '../../../src/imports/roster/choices.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { listDeliveries } from '../../../src/store/deliveries.ts'
import { listChanges } from '../../../src/store/school-changes.ts'
import { rowsOf } from '../../../src/store/tx.ts'
import { aRoster } from '../../support/build-roster.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const logged = async (school: School): Promise<number> =>
  school.in(async (tx) => (await rowsOf(tx.db, sql`select 1 from log_entries`)).length)

const kinds = async (school: School) =>
  (await school.in((tx) => listChanges(tx, 5))).map(({ kind }) => kind)

const seenBy = async (school: School, who: string, words: string): Promise<string> => {
  await school.chatOf(who).types(words)
  return await school.chatOf(who).lastText()
}

describe('what is known of somebody who has it restricted', () => {
  it('is kept, and stands in no card, number or message until they lift it', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const amina = school.chatOf('amina')
    const id = await school.personIdOf('amina')
    await amina.types('done')
    const counts = async () => (await school.picture()).expectationsOf(id).length
    const [rows, expected] = [await logged(school), await counts()]
    expect(expected).toBeGreaterThan(0)
    expect(await seenBy(school, 'helen', 'detail')).toContain('Amina Yusuf')
    expect(await seenBy(school, 'priya', 'my week')).toContain('Amina Yusuf')

    await amina.types('restrict my data')
    expect(await amina.lastText()).toContain('Keep your data and stop using it?')
    await amina.presses('Keep it and stop using it')
    expect(await amina.lastText()).toContain('Your data is kept and not used')
    expect(await logged(school)).toBe(rows)
    expect(await counts()).toBe(0)
    for (const [who, words] of [
      ['helen', 'detail'],
      ['helen', 'my week'],
      ['helen', 'induction length'],
      ['helen', 'forecast'],
      ['helen', 'export'],
      ['marcus', 'show induction now'],
      ['priya', 'my week'],
      ['priya', 'notes'],
    ] as const) {
      expect(await seenBy(school, who, words), `${who}: ${words}`).not.toContain('Amina')
    }
    const before = (await school.in((tx) => listDeliveries(tx))).length
    const heard = (await amina.messages()).length
    await school.moveTo('2026-09-28T12:00')
    expect((await school.in((tx) => listDeliveries(tx))).length).toBeGreaterThan(before)
    expect(await amina.messages()).toHaveLength(heard)
    const posted = (await school.channelTexts()).join()
    expect(posted).not.toContain('Amina')

    // Whatever they write, they are told how it stands, and lift it themselves.
    expect(await seenBy(school, 'amina', 'my week')).toContain('Your data is kept and not used')
    expect(await amina.lastText()).toContain('ask Helen Whitcombe')
    await amina.presses('Use my data again')
    expect(await seenBy(school, 'amina', 'my week')).toContain('My week')
    expect(await counts()).toBe(expected)
    expect(await seenBy(school, 'priya', 'my week')).toContain('Amina Yusuf')
    expect((await kinds(school)).slice(0, 2)).toEqual(['restriction-lifted', 'restricted'])
  })

  it('is asked once more where the card is of an earlier day', async () => {
    const school = await openSchool()
    const amina = school.chatOf('amina')
    await amina.types('restrict my data')
    const old = await amina.button('Keep it and stop using it')
    await school.moveTo('2026-09-15T09:00')
    await amina.sends(old)
    expect(await kinds(school)).not.toContain('restricted')
    const asked = (await amina.messages()).find(({ id }) => id === old.messageId)
    expect(asked?.text).toContain('Keep your data and stop using it?')
    await amina.sends(await amina.button('Keep it and stop using it'))
    expect(await kinds(school)).toContain('restricted')
  })

  it('can be had by the induction tutor on their word, taken back and lifted, each with a record; an import leaves it', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const personId = await school.personIdOf('bethan')
    const there = async () => (await school.picture()).people.has(personId)
    await helen.types('restrict Bethan')
    await helen.presses('Go on', { personId })
    expect(await helen.lastText()).toContain('is kept and not used from today on')
    expect(await there()).toBe(true)
    await helen.presses('Yes, do it')
    expect(await there()).toBe(false)
    expect(await seenBy(school, 'bethan', 'my week')).toContain('Your data is kept and not used')
    const roster = { bytes: aRoster(smallRoster()), choices: NO_CHOICES }
    expect(
      (await importRoster(school.deps, roster, new Date('2026-09-15T12:00:00Z'))).kind,
    ).not.toBe('refused')
    expect(await there()).toBe(false)
    await helen.types('lift the restriction')
    await helen.presses('Go on', { personId })
    await helen.presses('Yes, do it')
    expect(await there()).toBe(true)
    await helen.presses('Undo')
    expect(await there()).toBe(false)
    expect(await seenBy(school, 'helen', 'what was changed')).toContain(
      'data kept and not used, Bethan Pryce',
    )
  })

  it('leaves the pair of a mentor to go on: the ECT and the tutor see no mentor of that name', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const priya = school.chatOf('priya')
    await priya.types('restrict my data')
    await priya.presses('Keep it and stop using it')
    for (const [who, words] of [
      ['amina', 'my week'],
      ['amina', 'notes'],
      ['amina', 'who is my mentor?'],
      ['helen', 'my week'],
      ['helen', 'detail'],
      ['helen', 'mentor cover'],
      ['helen', 'protected time'],
      ['helen', 'forecast'],
      ['helen', 'what was sent'],
      ['marcus', 'show induction now'],
    ] as const) {
      expect(await seenBy(school, who, words), `${who}: ${words}`).not.toContain('Priya')
    }
    const heard = (await priya.messages()).length
    await school.moveTo('2026-09-28T12:00')
    expect(await priya.messages()).toHaveLength(heard)
    expect((await school.channelTexts()).length).toBeGreaterThan(0)
    await priya.presses('Use my data again')
    expect(await seenBy(school, 'amina', 'my week')).toContain('My week')
    expect(await seenBy(school, 'helen', 'detail')).toContain('Priya')
  })

  it.each(['priya', 'marcus', 'tom'])(
    'is nothing that %s can do for somebody else',
    async (who) => {
      const school = await shared()
      const personId = await school.personIdOf('amina')
      await school.chatOf(who).sends({
        messageId: 'a',
        title: '',
        verb: 'save-change',
        data: { v: 1, school: school.id, what: 'restricted' },
        inputs: { personId },
      })
      expect((await school.picture()).people.has(personId)).toBe(true)
    },
  )
})

const shared = sharedInFile(() => openSchool())
