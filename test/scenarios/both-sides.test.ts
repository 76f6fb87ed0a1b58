import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/store/tx.ts'
import { agreesStep, logsDropIn, opensMeeting } from '../support/journeys.ts'
import { type Chat, openSchool, type School } from '../support/school-in-memory.ts'

/*
 * Every sentence of a card that promises something to one of a pair is held here to what the other
 * one finds in their own chat.
 */

const RECORDING = 'https://video.school.example/8b?t=4&v=1_2'
const PHOTO = 'https://files.school.example/board.jpg'

let school: School
let amina: Chat
let priya: Chat
beforeAll(async () => {
  school = await openSchool()
  amina = school.chatOf('amina')
  priya = school.chatOf('priya')
})

const cards = async (chat: Chat, title: string): Promise<readonly string[]> =>
  (await chat.allTexts()).filter((text) => text.startsWith(title))
const card = async (chat: Chat, title: string): Promise<string> =>
  (await cards(chat, title)).at(-1) ?? `no card ${title}`
const everything = async (who: string): Promise<string> =>
  (await school.chatOf(who).allTexts()).join('\n')

describe('what a mentor writes for the two of them', () => {
  it('an ECT reads what was seen in the drop-in, as its form says', async () => {
    await logsDropIn(school, {
      outcome: 'not-yet',
      note: 'Calm entry, books out by the bell',
      link: RECORDING,
    })
    const note = await card(amina, 'Drop-in, Monday 14 September')
    expect(note).toContain('Written by Priya Raman')
    expect(note).toContain('Calm entry, books out by the bell')
    expect(note).toContain(`Link: ${RECORDING}`)
    expect(note).toContain('You and Priya Raman can see this, nobody else.')
  })

  it('an ECT reads the praise, what was explored and the script with the new step', async () => {
    await agreesStep(school, {
      praise: 'Every pupil answered by the end',
      explored: 'Who waits, and who calls out',
      link: PHOTO,
      script: 'Hands down, think, and now together',
      rounds: '2',
      lesson: '8B',
      plannedOn: '2026-09-16',
    })
    const step = await card(amina, 'Action step')
    expect(step).toContain('What Priya Raman wrote')
    expect(step).toContain('What went well, and its effect on pupils: Every pupil answered')
    expect(step).toContain('What we explored: Who waits, and who calls out')
    expect(step).toContain('What will be said or done: Hands down, think, and now together')
    expect(step).toContain('Rounds of practice: 2')
    expect(step).toContain(`Link: ${PHOTO}`)
    expect(step).toContain('Planned for 8B, Wednesday 16 September')
    expect(step).toContain('You and the mentor can see the step and the note, nobody else.')
  })

  it('a link opens from the card, and nobody but the two finds it', async () => {
    const cards = await amina.messages()
    const links = JSON.stringify(cards.map(({ card }) => card)).match(/"url":"[^"]*"/g)
    expect(links).toContain(`"url":"${RECORDING}"`)
    expect(links).toContain(`"url":"${PHOTO}"`)
    const helen = school.chatOf('helen')
    await helen.types('detail')
    expect(await everything('helen')).not.toContain('school.example/')
  })

  it('a link that is no https address is asked for again, with all that was typed', async () => {
    await priya.types('log drop-in')
    await priya.presses('Amina Yusuf')
    await priya.presses('Save', { link: 'http://video.example', note: 'Calm', another: 'true' })
    const form = await priya.lastText()
    expect(form).toContain('Error: Give a whole address that begins with https://')
    expect(form).toContain('http://video.example')
    expect(form).toContain('Calm')
  })

  it('an ECT says that it was useful, and the mentor sees it', async () => {
    await amina.presses('This was useful')
    expect(await card(amina, 'Action step')).toContain('You: this was useful')
    const news = await card(priya, 'From Amina Yusuf')
    expect(news).toContain('What you wrote was useful: Mentor meeting, Monday 14 September')
    expect(news).toContain('You and Amina Yusuf can see this, nobody else.')
  })

  it('an ECT writes a line back, and it joins the same card of the mentor’s', async () => {
    await amina.presses('Write a line back')
    expect(await amina.lastText()).toContain('A line back to Priya Raman')
    await amina.presses('Save', { words: 'The countdown helps most' })
    expect(await amina.lastText()).toContain('Kept, and on its way to Priya Raman')
    expect(await cards(priya, 'From Amina Yusuf')).toHaveLength(1)
    expect(await card(priya, 'From Amina Yusuf')).toContain('“The countdown helps most”')
  })

  it('an edit of the mentor’s reaches the card that brought the note', async () => {
    await priya.presses('Edit', {})
    await priya.presses('Save and finish', { praise: 'Every pupil answered, and two asked' })
    expect(await card(amina, 'Action step')).toContain('Every pupil answered, and two asked')
  })
})

describe('what was changed later', () => {
  it('stays readable to the two, with what it said before, and to nobody else', async () => {
    const fresh = await openSchool()
    await logsDropIn(fresh, { note: 'Calm entry.' })
    await fresh.moveTo('2026-09-15T12:00')
    const priya = fresh.chatOf('priya')
    await priya.types('notes')
    expect(await priya.sees('Earlier words')).toBeUndefined()
    await priya.presses('Edit')
    await priya.presses('Save', { note: 'Calm entry, books out.', on: '2026-09-11' })
    for (const reader of [priya, fresh.chatOf('amina')]) {
      await reader.types('notes')
      expect(await reader.lastText()).not.toContain('Calm entry.\n')
      await reader.presses(/^Earlier words/)
      expect(await reader.lastText()).toContain(
        'Written Monday 14 September, for Monday 14 September\nWhat was seen: Calm entry.',
      )
      await reader.presses(/^As it is now/)
      expect(await reader.lastText()).toContain('Calm entry, books out.')
    }
    const seen = await priya.button(/^Earlier words/)
    for (const other of ['tom', 'helen']) {
      await fresh.chatOf(other).sends(seen)
      expect(await fresh.chatOf(other).lastText()).not.toContain('Calm entry')
    }
  })

  it('is gone for good once its writer takes it away: both see that words went, and nothing holds them', async () => {
    const fresh = await openSchool()
    const [priya, amina] = [fresh.chatOf('priya'), fresh.chatOf('amina')]
    await logsDropIn(fresh, { note: 'Calm entry by Pupilcanary.' })
    await priya.types('notes')
    await priya.presses('Edit')
    await priya.presses('Save', { note: 'Calm entry.' })
    const stored = () =>
      fresh.in(async (tx) =>
        (
          await Promise.all(
            ['notes', 'drafts', 'action_steps', 'remarks', 'deliveries'].map((table) =>
              rowsOf<{ row: string }>(
                tx.db,
                sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t`,
              ),
            ),
          )
        )
          .flat()
          .map(({ row }) => row)
          .join('\n'),
      )
    expect(await stored()).toContain('Pupilcanary')

    // Nobody but the writer is offered it, and nobody else can press it.
    await amina.types('notes')
    await amina.presses(/^Earlier words/)
    expect(await amina.sees('Remove the earlier words')).toBeUndefined()
    await priya.types('remove the earlier words')
    expect(await priya.lastText()).toContain('This cannot be undone.')
    expect(await stored()).toContain('Pupilcanary')
    const button = await priya.button('Remove them for good')
    await amina.sends(button)
    expect(await stored()).toContain('Pupilcanary')

    await priya.types('notes')
    await priya.presses(/^Earlier words/)
    await priya.presses('Remove the earlier words')
    await priya.presses('Remove them for good')
    expect(await priya.lastText()).toContain('The words are gone')
    expect(await stored()).not.toContain('Pupilcanary')
    for (const reader of [priya, amina]) {
      await reader.types('notes')
      expect(await reader.lastText()).toContain('Calm entry.')
      await reader.presses(/^Earlier words/)
      expect(await reader.lastText()).toContain('The words were removed on Monday 14 September.')
      expect(await reader.sees('Remove the earlier words')).toBeUndefined()
    }
    await priya.types('remove the earlier words')
    expect(await priya.lastText()).toContain('There are no earlier words of yours')
  })

  it('a meeting keeps the earlier wording of its step and of its note', async () => {
    const fresh = await openSchool()
    await agreesStep(fresh, { praise: 'Warm welcome.' })
    const priya = fresh.chatOf('priya')
    await priya.presses(/^Edit/)
    await priya.presses('Save and finish', { praise: 'Warm, quick welcome.', step: 'Scan first' })
    const amina = fresh.chatOf('amina')
    await amina.types('notes')
    await amina.presses(/^Earlier words/)
    expect(await amina.lastText()).toContain('Warm welcome.')
    expect(await amina.lastText()).toContain('Wait three seconds after each question')
    expect(await amina.lastText()).not.toContain('Scan first')
  })
})

describe('a meeting in two parts, or held by a colleague', () => {
  it('is logged once, with the day of its second part for the two to read (B-25, B-55)', async () => {
    const fresh = await openSchool()
    const priya = await opensMeeting(fresh)
    await priya.presses('More', { praise: 'Calm.' })
    await priya.presses('Go on with: Praise, in full')
    expect((await priya.inputOf('praise')).value).toBe('Calm.')
    const refused = await priya.presses('Save and finish', {
      step: 'Wait for silence',
      restOn: '2026-09-12',
    })
    expect(refused).toMatchObject({ errors: { restOn: expect.stringContaining('before the') } })
    await priya.presses('Save and finish', { restOn: '2026-09-17', heldBy: 'partly' })
    const log = await fresh.log()
    expect(log.filter(({ activity }) => activity === 'meeting')).toMatchObject([
      { on: '2026-09-14' },
    ])
    const amina = fresh.chatOf('amina')
    await amina.types('notes')
    expect(await amina.lastText()).toContain('Day of the second part: Thursday 17 September')
    expect(await amina.lastText()).toContain(
      'Who held it: The mentor, and a colleague a part of it',
    )
  })

  it('asks a mentor who begins it again whether this was its second part', async () => {
    const fresh = await openSchool()
    const priya = fresh.chatOf('priya')
    await priya.types('my week')
    const open = await priya.button(/^Open: .*, Amina/)
    await agreesStep(fresh)
    await priya.sends(open)
    expect(await priya.lastText()).toContain('If this was the second part of it, edit it')
  })

  it('asks a mentor who types it on a later day, and counts the two parts once', async () => {
    const fresh = await openSchool()
    const tom = fresh.chatOf('tom')
    await tom.types('log meeting')
    await tom.types('log meeting')
    expect(await tom.lastText()).toContain('Stage 1 of 6')
    await tom.presses('Save and finish', { step: 'Wait for silence' })
    await fresh.moveTo('2026-09-17T12:00')
    for (const typed of ['log meeting', 'done meeting']) {
      await tom.types(typed)
      expect(await tom.lastText()).toContain('Logged already')
      expect(await tom.lastText()).toContain('If this was the second part of it, edit it')
    }
    await tom.types('done')
    await tom.presses(/^Second part: /)
    expect(await tom.lastText()).toContain('Callum Reid')
    await tom.presses('Save and finish', { restOn: '2026-09-17' })
    const meetings = (await fresh.log()).filter(({ activity }) => activity === 'meeting')
    expect(meetings).toMatchObject([{ on: '2026-09-14', version: 2 }])
    await fresh.moveTo('2026-09-21T12:00')
    await tom.types('log meeting')
    expect(await tom.lastText()).toContain('Stage 1 of 6')
  })
})

describe('a step that the ECT changes or tries', () => {
  it('a reworded step reaches the mentor in a message', async () => {
    await amina.presses('Reword')
    await amina.presses('Save', { step: 'I count to three in my head' })
    const news = await card(priya, 'From Amina Yusuf')
    expect(news).toContain('Put the action step in their own words: I count to three in my head')
  })

  it('a line after trying it goes to the mentor where the ECT says so', async () => {
    await amina.presses('I tried it')
    await amina.presses('Add a line')
    await amina.presses('Save', { words: 'Worked with 8B', seenBy: 'pair' })
    expect(await card(priya, 'From Amina Yusuf')).toContain('“Worked with 8B”')
  })

  it('and stays with the ECT where they keep it for themselves, until they share it', async () => {
    await amina.presses('Add a line')
    await amina.presses('Save', { words: 'I was nervous', seenBy: 'author' })
    expect(await amina.lastText()).toContain('Kept for yourself')
    await priya.types('notes')
    expect(await everything('priya')).not.toContain('nervous')
    await amina.types('notes')
    expect(await amina.lastText()).toContain('“I was nervous” Only you can see this line.')
    await amina.presses('Share it with Priya Raman')
    await priya.types('notes for amina')
    expect(await priya.lastText()).toContain('“I was nervous”')
  })

  it('a line typed with “I tried it” is kept for the ECT, and the button beside it shares it', async () => {
    await amina.types('I tried it, 9C were with me')
    expect(await card(amina, 'Kept for yourself')).toContain('9C were with me')
    await priya.types('notes for amina')
    expect(await priya.lastText()).not.toContain('9C were with me')
    await amina.presses('Share it with Priya Raman')
    await priya.types('notes for amina')
    expect(await priya.lastText()).toContain('9C were with me')
  })
})

describe('the notes of a pair', () => {
  it('tell notes, steps and outcomes by date as one story, the newest first', async () => {
    await amina.types('notes')
    const story = await amina.lastText()
    const at = (words: string) => story.indexOf(words)
    expect(story).toContain('Notes with Priya Raman')
    expect(at('Drop-in, Monday 14 September')).toBeGreaterThan(-1)
    expect(story).toContain('Action step agreed: I count to three in my head')
    expect(story).toContain('You: this was useful')
    await school.moveTo('2026-09-21T10:00')
    await logsDropIn(school, { outcome: 'met', note: 'Three seconds, every time' })
    await amina.types('notes')
    const next = await amina.lastText()
    expect(next.indexOf('Monday 21 September')).toBeLessThan(next.indexOf('Monday 14 September'))
    expect(next).toContain('The step “I count to three in my head”: met')
  })

  it('are searched by typing and by the button, and what is not there is said', async () => {
    await amina.types('search my notes for countdown')
    expect(await amina.lastText()).toContain('With the words “countdown”')
    expect(await amina.lastText()).toContain('The countdown helps most')
    expect(await amina.lastText()).not.toContain('Three seconds, every time')
    await amina.presses('Search again')
    await amina.presses('Search', { words: 'giraffe' })
    expect(await amina.lastText()).toContain('Nothing has all of these words.')
  })

  it('are one tap from the week, for both', async () => {
    await amina.types('my week')
    await amina.presses('Read')
    expect(await amina.lastText()).toContain('Three seconds, every time')
    await amina.presses('All notes')
    expect(await amina.lastText()).toContain('Notes with Priya Raman')
    await priya.types('my week')
    await priya.presses('Notes')
    expect(await everything('priya')).toContain('Notes with Amina Yusuf')
  })

  it('are nobody else’s: not a colleague’s, not the tutor’s, not the headteacher’s', async () => {
    const inductionId = await school.inductionOf('amina')
    const entryId = (await school.log()).find(({ activity }) => activity === 'drop-in')?.id ?? ''
    for (const who of ['tom', 'helen', 'marcus', 'callum']) {
      const chat = school.chatOf(who)
      await chat.types('notes')
      const pressed = { messageId: 'a', title: '', data: { v: 1, school: school.id, inductionId } }
      await chat.sends({ ...pressed, verb: 'show-notes', inputs: {} })
      await chat.sends({ ...pressed, verb: 'open-find-notes', inputs: {} })
      for (const verb of ['show-note', 'note-useful', 'open-remark', 'save-remark']) {
        const data = { v: 1, school: school.id, entryId, remarkId: school.deps.newId() }
        await chat.sends({ ...pressed, verb, data, inputs: { words: 'a line' } })
      }
      const all = await everything(who)
      expect(all, who).not.toContain('Calm entry')
      expect(all, who).not.toContain('countdown')
      expect(all, who).not.toContain('Three seconds')
    }
    expect((await school.channelTexts()).join('\n')).not.toContain('Calm entry')
  })
})

it('a mentor who takes over reads the steps, and nothing that was written before them', async () => {
  await school.moveTo('2026-09-22T10:00')
  const [priyaId, tomId] = [await school.personIdOf('priya'), await school.personIdOf('tom')]
  const induction = await school.inductionOf('amina')
  await school.in(async (tx) => {
    await tx.db.execute(
      sql`update pairings set to_day = '2026-09-21' where mentor_id = ${priyaId} and induction_id = ${induction}`,
    )
    await tx.db.execute(
      sql`insert into pairings (school_id, induction_id, mentor_id, from_day)
        values (${school.id}, ${induction}, ${tomId}, '2026-09-22')`,
    )
  })
  const tom = school.chatOf('tom')
  await amina.types('my week')
  await amina.presses(/^Yes: Tom Hargreaves may see it/)
  await tom.types('notes for amina')
  const story = await tom.lastText()
  expect(story).toContain('Action step agreed: I count to three in my head')
  for (const words of ['Calm entry', 'countdown', 'nervous', 'Worked with 8B', 'Three seconds']) {
    expect(story).not.toContain(words)
  }
  await opensMeeting(school, { mentor: 'tom' })
  expect(await everything('tom')).not.toContain('Three seconds')
  await priya.types('notes for amina')
  expect(await priya.lastText()).not.toContain('Notes with Amina Yusuf')
})

describe('the stage that agrees a step', () => {
  it('knows the last one: its words, its signs of success, how it stood, that it was tried', async () => {
    const fresh = await openSchool()
    const { id } = await agreesStep(fresh, { criterion1: 'Hands go up' })
    await fresh.chatOf('amina').presses('I tried it')
    await fresh.moveTo('2026-09-21T10:00')
    await logsDropIn(fresh, { outcome: 'getting-there' })
    const mentor = await opensMeeting(fresh)
    await mentor.presses('3 Action step')
    const stage = await mentor.lastText()
    const [last] = (await fresh.picture()).steps.filter((step) => step.id === id)
    expect(stage).toContain(`Last time: ${last?.text}`)
    expect(stage).toContain('• Hands go up')
    expect(stage).toContain('Monday 21 September: getting there')
    expect(stage).toContain('The ECT tried it, Monday 14 September')
  })

  it('keeps it, rewords it from its own words, or begins a new one', async () => {
    const fresh = await openSchool()
    const first = await agreesStep(fresh, { criterion1: 'Hands go up' })
    await fresh.moveTo('2026-09-21T10:00')
    const mentor = await opensMeeting(fresh)
    await mentor.presses('3 Action step')
    expect((await mentor.inputOf('sameAgain')).choices?.map(({ title }) => title)).toEqual([
      'Keep',
      'Reword',
      'New',
    ])
    await mentor.presses('Fill in the chosen step', { sameAgain: 'reword' })
    expect((await mentor.inputOf('step'))['value']).toBe(first.text)
    expect((await mentor.inputOf('criterion1'))['value']).toBe('Hands go up')
    const words = 'Wait five seconds after every question'
    await mentor.presses('Save and finish', { step: words })
    const step = (await fresh.picture()).steps.at(-1)
    expect(step).toMatchObject({ text: words, repeatOf: first.id, criteria: ['Hands go up'] })
  })

  it('shows a step of the library by its words wherever one goes and comes back', async () => {
    const fresh = await openSchool()
    const mentor = await opensMeeting(fresh)
    await mentor.presses('3 Action step')
    await mentor.presses('Next: Plan', { libraryStep: 'niot-a-entry' })
    await mentor.presses('Back: Action step')
    const { choices, value } = await mentor.inputOf('libraryStep')
    expect(choices?.find((one) => one.value === value)?.title).toMatch(/ /)
  })

  it('takes the library’s signs of success out, and says so, once other words stand there', async () => {
    const fresh = await openSchool()
    const mentor = await opensMeeting(fresh)
    await mentor.presses('3 Action step')
    await mentor.presses('Fill in the chosen step', { libraryStep: 'niot-a-entry' })
    expect((await mentor.inputOf('criterion1'))['value']).not.toBe('')
    await mentor.presses('Next: Plan', { step: 'Use wait time after questions' })
    expect(await mentor.lastText()).toContain('its signs of success were taken out')
    await mentor.presses('Back: Action step')
    expect(await mentor.lastText()).not.toContain('were taken out')
    expect((await mentor.inputOf('criterion1'))['value']).toBeUndefined()
    await mentor.presses('Save and finish')
    const step = (await fresh.picture()).steps.at(-1)
    expect(step).toMatchObject({ text: 'Use wait time after questions', criteria: [] })
  })

  it('sends no sign of success of the library’s that stands under other words unseen', async () => {
    const fresh = await openSchool()
    const step = await agreesStep(fresh, {
      libraryStep: 'niot-a-entry',
      step: 'I meet 9C at the door in silence',
    })
    expect(step.text).toBe('I meet 9C at the door in silence')
    expect(step.criteria).toEqual([])
  })
})
