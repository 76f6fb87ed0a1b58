import { beforeAll, describe, expect, it } from 'vitest'
import { allProgrammes } from '../../support/four-programmes.ts'
import { agreesStep, newestEntry } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const studyOf = async (who: string) =>
  (await school.expectationsOf(who)).filter((one) => one.activity === 'self-study')
const studyEntries = async () => (await school.log()).filter((one) => one.activity === 'self-study')

describe('an ECT logs what they did', () => {
  it('in one tap: Done beside the study, and the card says so in place', async () => {
    const amina = school.chatOf('amina')
    await amina.types('my week')
    const before = (await amina.messages()).length
    const answer = await amina.presses(/^Done: Core self-study/)
    expect(answer).toMatchObject({ kind: 'answered', messageIds: [] })
    expect(await amina.messages()).toHaveLength(before)
    expect(await amina.lastText()).toContain('Logged for Monday 14 September')
    expect(await newestEntry(school, 'self-study')).toMatchObject({
      personId: await school.personIdOf('amina'),
      loggedBy: await school.personIdOf('amina'),
      on: '2026-09-14',
      minutes: 60,
      platform: 'sandbox',
    })
  })

  it('once, however often the same button arrives: 50 presses at once are one entry', async () => {
    const bethan = school.chatOf('bethan')
    await bethan.types('my week')
    const done = await bethan.button(/^Done: Self-study/)
    const before = (await studyEntries()).length
    const answers = await Promise.all(Array.from({ length: 50 }, () => bethan.sends(done)))
    expect(answers.every((one) => one.kind === 'answered')).toBe(true)
    expect(await studyEntries()).toHaveLength(before + 1)
  })

  it('by typing "done", which takes the study that is next (B-21)', async () => {
    await school.chatOf('bethan').types('done')
    const entry = await newestEntry(school, 'diagnostic')
    expect(entry.personId).toBe(await school.personIdOf('bethan'))
    expect(await school.chatOf('bethan').lastText()).toContain('Logged: Diagnostic')
  })

  it('a redelivered event has no second effect, though it was taken back in between', async () => {
    const [study] = (await studyOf('amina')).filter((one) => one.state === 'done')
    const amina = school.chatOf('amina')
    await amina.types('my week')
    await amina.presses(/^Undo: Core self-study/)
    const event = {
      as: 'amina',
      kind: 'action',
      id: 'the-same-event',
      verb: 'log-done',
      data: { v: 1, school: school.id, expectationId: study?.id },
      inputs: {},
    } as const
    await school.receives(event)
    await amina.types('undo')
    const before = await studyEntries()
    const again = await school.receives(event)
    expect(again.messages).toEqual([])
    expect(await studyEntries()).toEqual(before)
  })
})

describe('what is not theirs to log', () => {
  it('a mentor who presses the ECT’s Done changes nothing and sees their own week', async () => {
    const [study] = await studyOf('amina')
    const before = await school.log()
    await school.receives({
      as: 'priya',
      kind: 'action',
      verb: 'log-done',
      data: { v: 1, school: school.id, expectationId: study?.id },
      inputs: {},
    })
    expect(await school.log()).toEqual(before)
  })

  it('a drop-in is never logged in one tap, not even by the mentor: it has a form', async () => {
    const dropIn = (await school.expectationsOf('priya')).find((one) => one.activity === 'drop-in')
    const reply = await school.receives({
      as: 'priya',
      kind: 'action',
      verb: 'log-done',
      data: { v: 1, school: school.id, expectationId: dropIn?.id },
      inputs: {},
    })
    expect(reply.messages[0]?.text).toContain('the person who did it')
    expect((await school.log()).filter((one) => one.activity === 'drop-in')).toEqual([])
  })

  it('an expectation that does not exist answers with the week as it is', async () => {
    const reply = await school.receives({
      as: 'amina',
      kind: 'action',
      verb: 'log-done',
      data: { v: 1, school: school.id, expectationId: 'no/such/thing' },
      inputs: {},
    })
    expect(reply.messages.map(({ text }) => text.split('\n').slice(0, 2))).toEqual([
      ['My week', 'What you pressed is not expected any more. Here is the week as it is now.'],
    ])
  })
})

describe('“done self-study”', () => {
  it('is the study and not the diagnostic that comes first; “done diagnostic” is that', async () => {
    const four = await openSchool({ roster: allProgrammes() })
    const logged = async () => (await four.log()).map(({ activity }) => activity)
    const open = (await four.expectationsOf('maya')).filter(
      ({ opensOn }) => opensOn <= '2026-09-14',
    )
    expect(open[0]?.activity).toBe('diagnostic')
    await four.chatOf('maya').types('done self-study')
    expect(await logged()).not.toContain('diagnostic')
    await four.chatOf('maya').types('done diagnostic')
    expect(await logged()).toContain('diagnostic')
  })
})

describe('a late tap', () => {
  it('counts in the week in which the study fell due, and the channel still has one digest of it', async () => {
    const late = await openSchool()
    await late.moveTo('2026-09-18T16:00')
    const counts = async () => {
      const reply = await late.receives({
        as: 'helen',
        kind: 'action',
        verb: 'explain-counts',
        data: { v: 1, school: late.id, week: '2026-09-14' },
        inputs: {},
      })
      return reply.messages[0]?.text
    }
    expect(await counts()).toMatch(/Self-study: 0 of/)
    const before = await late.channelTexts()
    await late.moveTo('2026-09-21T09:00')
    await late.chatOf('amina').types('done self-study')
    await late.moveTo('2026-09-21T09:05')
    expect(await counts()).toMatch(/Self-study: 1 of/)
    expect(await late.channelTexts()).toHaveLength(before.length)
  })
})

describe('a card of a week that is over', () => {
  it('becomes the line of its own week once something of it is done, with the way back', async () => {
    const fresh = await openSchool()
    const amina = fresh.chatOf('amina')
    await amina.types('my week')
    const old = await amina.button(/^Done: Core self-study/)
    const cardNow = async () => {
      const card = (await amina.messages()).find(({ id }) => id === old.messageId)
      return card?.text ?? ''
    }
    const ownWeek = (await cardNow()).split('\n')[1] ?? ''
    await fresh.moveTo('2026-09-21T07:00')
    const count = (await amina.messages()).length
    await amina.sends(old)
    expect((await fresh.log()).filter((one) => one.activity === 'self-study')).toHaveLength(1)
    expect(await amina.messages()).toHaveLength(count)
    const line = await cardNow()
    expect(line.split('\n')[0]).toBe(ownWeek)
    expect(line).toContain('Over. 1 of')
    expect(line).toContain('Logged today: Core self-study')
    expect(line).not.toContain('[Snooze]')
    const { messageId } = old
    await amina.sends({ ...(await amina.button(/^Undo: Core self-study/)), messageId })
    expect((await cardNow()).split('\n')[0]).toBe(ownWeek)
    expect(await cardNow()).toContain('Not logged yet: Core self-study')
    await amina.sends({ ...(await amina.button(/^Done: Core self-study/)), messageId })
    expect(await cardNow()).toBe(line)
  })

  it('stays so after a form that was opened from it', async () => {
    const fresh = await openSchool()
    const tom = fresh.chatOf('tom')
    await tom.types('my week')
    const log = await tom.button(/^Log: Drop-in/)
    await fresh.moveTo('2026-09-21T09:00')
    await tom.sends(log)
    await tom.presses('Save')
    await fresh.moveTo('2026-09-21T09:05')
    const card = (await tom.messages()).find(({ id }) => id === log.messageId)
    expect(card?.text.split('\n')[0]).toContain('14 to 18 September')
    expect(card?.text).toContain('Over. ')
  })

  it('says to an ECT who presses I tried it there that it is noted', async () => {
    const fresh = await openSchool()
    await agreesStep(fresh)
    const amina = fresh.chatOf('amina')
    await amina.types('my week')
    const tried = await amina.button(/^I tried it/)
    await fresh.moveTo('2026-09-21T07:00')
    await amina.sends(tried)
    const card = (await amina.messages()).find(({ id }) => id === tried.messageId)
    expect(card?.text).toContain('Your step is down as tried today.')
    expect((await fresh.picture()).steps[0]?.triedOn).toBe('2026-09-21')
  })
})

describe('an event that is named', () => {
  beforeAll(async () => {
    school = await openSchool({ roster: allProgrammes(), now: '2026-11-16T12:00' })
  })

  const logsAs = async (who: string, typed: string): Promise<string> => {
    const before = (await school.log()).length
    await school.chatOf(who).types(typed)
    const text = await school.chatOf(who).lastText()
    return (await school.log()).length === before ? 'asks' : text
  }

  it('is the one that is logged: a seminar is no webinar, though both are open', async () => {
    expect(await logsAs('amina', 'done seminar')).toContain('Seminar B')
    expect(await logsAs('amina', 'webinar done')).toContain('National Expert Webinar')
  })

  it('of which there is none yet is asked about, and no other is logged for it', async () => {
    expect(await logsAs('jonas', 'attended clinic 2')).toBe('asks')
    expect(await school.chatOf('jonas').lastText()).toContain('What is done?')
    expect(await logsAs('jonas', 'attended clinic 1')).toContain('Clinic 1')
    expect(await logsAs('jonas', 'been to the conference')).toContain('Conference 1')
  })
})
