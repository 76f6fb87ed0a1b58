import { beforeAll, describe, expect, it } from 'vitest'
import { channelAddress } from '../../src/platforms/sandbox/addresses.ts'
import { agreesStep, stepsOf } from '../support/journeys.ts'
import { openSchool, type School, smallRoster } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-14T12:00' })
})

/** The first line of what Keepstep answers. */
async function answerTo(who: string, text: string): Promise<string> {
  await school.chatOf(who).types(text)
  return (await school.chatOf(who).lastText()).split('\n')[0] ?? ''
}

describe('every command, typed, is carried out', () => {
  it.each([
    ['amina', 'my week', 'My week'],
    ['amina', 'what do I need to do?', 'My week'],
    ['amina', 'help', 'What you can write'],
    ['amina', 'hello', 'What you can write'],
    ['amina', 'privacy', 'What is stored about you'],
    ['amina', 'settings', 'Your day and time'],
    ['amina', 'snooze', 'Snooze'],
    ['amina', 'snooze until Thursday', 'Snoozed until Thursday 17 September at 7:45am'],
    ['amina', 'remind me tomorrow at 3:30pm', 'Snoozed until Tuesday 15 September at 3:30pm'],
    ['amina', 'not this week', 'Not this week'],
    ['amina', 'pause', 'Pause reminders'],
    ['amina', 'pause until 12 April', 'Paused until Monday 12 April'],
    ['amina', 'resume', 'Keepstep writes to you again'],
    ['amina', 'steps', 'Action steps so far'],
    ['amina', 'electives', 'Choose what to study'],
    ['amina', 'log drop-in', 'The mentor logs drop-ins'],
    ['amina', 'log meeting', 'The mentor logs meetings'],
    ['priya', 'log drop-in', 'With which ECT?'],
    ['priya', 'done meeting', 'With which ECT?'],
    ['tom', 'log drop-in', 'Log a drop-in'],
    ['tom', 'log meeting', 'Stage 1 of 6: Praise'],
    ['helen', 'detail', 'Each pair'],
    ['helen', 'sequence', 'Order of modules'],
    ['helen', 'post digests here', 'Say that in the channel'],
    ['helen', 'stop digests', 'Say that in the channel'],
    ['marcus', 'detail', 'How this was counted'],
  ])('%s: “%s” gives “%s”', async (who, text, title) => {
    expect(await answerTo(who, text)).toContain(title)
  })

  it('done: one piece of study after another, until only what is open for later waits', async () => {
    const fresh = await openSchool({ now: '2026-09-14T12:00' })
    const amina = fresh.chatOf('amina')
    await amina.types('done')
    expect(await amina.lastText()).toContain('Logged: Core self-study')
    await amina.types('done seminar')
    expect(await amina.lastText()).toContain('Logged: Seminar A')
    await amina.types('undo')
    const log = await fresh.log()
    expect(log.map(({ activity }) => activity)).toEqual(['self-study'])
    for (let again = 0; again < 3; again += 1) await amina.types('done')
    expect(await amina.lastText()).toContain('What is done?')
    expect(await amina.lastText()).toContain('Seminar A')
  })

  it('done, from a mentor with a drop-in and a meeting open: asks which, and opens the one chosen', async () => {
    const fresh = await openSchool({ now: '2026-09-14T12:00' })
    const tom = fresh.chatOf('tom')
    await tom.types('done')
    const asked = await tom.lastText()
    expect(asked).toContain('What is done?')
    expect(asked).toContain('Log: Drop-in')
    expect(asked).toContain('Open: ')
    expect(asked).not.toContain('logged already')
    await tom.presses(/^Log: Drop-in/)
    expect(await tom.lastText()).toContain('Log a drop-in')
  })

  it('done, from a mentor of two: says with whom each is', async () => {
    const fresh = await openSchool({ now: '2026-09-14T12:00' })
    await fresh.chatOf('priya').types('done')
    expect(await fresh.chatOf('priya').lastText()).toMatch(/Log: Drop-in.*, Amina Yusuf/)
  })

  it('a drop-in with somebody who is named opens the form of that pair', async () => {
    const fresh = await openSchool({ now: '2026-09-14T12:00' })
    const priya = fresh.chatOf('priya')
    await priya.types('done drop-in with Bethan')
    expect(await priya.lastText()).toContain('Log a drop-in')
    expect(await priya.lastText()).toContain('Bethan Pryce')
  })

  it('tried it, without a step: nothing is said to be kept', async () => {
    const fresh = await openSchool({ now: '2026-09-14T12:00' })
    const amina = fresh.chatOf('amina')
    await amina.types('tried it, went well')
    expect(await amina.lastText()).toContain('No step is agreed at the moment')
    expect((await amina.allTexts()).join()).not.toContain('Kept: you tried it')
  })

  it('tried it, with a step: it is kept, and the words beside it for the ECT alone', async () => {
    const fresh = await openSchool({ now: '2026-09-15T12:00' })
    const { id } = await agreesStep(fresh)
    const amina = fresh.chatOf('amina')
    await amina.types('tried it, went well')
    expect(await amina.lastText()).toContain('Kept for yourself')
    expect((await stepsOf(fresh)).find((one) => one.id === id)?.triedOn).toBe('2026-09-15')
  })

  it('resume goes on with a half-finished meeting, where there is one', async () => {
    const fresh = await openSchool({ now: '2026-09-14T12:00' })
    const tom = fresh.chatOf('tom')
    await tom.types('log meeting')
    await tom.presses(/^Next/)
    await tom.types('resume')
    expect(await tom.lastText()).toContain('Stage 2 of 6')
  })
})

describe('what cannot be understood', () => {
  it('gets the nearest command, or all that can be typed, and changes nothing', async () => {
    expect(await answerTo('amina', 'my wek')).toContain('My week')
    expect(await answerTo('amina', 'xyzzy plugh')).toBe('That was not understood')
    expect(await school.chatOf('amina').lastText()).toContain('nothing was changed')
    await school.chatOf('amina').presses('Show my week')
    expect(await school.chatOf('amina').lastText()).toContain('My week')
    expect(await answerTo('amina', 'the lesson went well '.repeat(60))).toBe(
      'That was not understood',
    )
    for (const text of ['🎉', '???', '<script>', '💩'.repeat(300), "'; drop table people; --"]) {
      expect(await answerTo('amina', text)).toMatch(/What you can write|not understood/)
    }
  })

  it('asks with two buttons where two days fit, and acts on the one that is pressed', async () => {
    expect(await answerTo('amina', 'pause until Fri 1 Oct')).toBe('Which do you mean?')
    const pausedUntil = async () =>
      (await school.picture()).mannersOf(await school.personIdOf('amina')).pausedUntil
    expect(await pausedUntil()).toBeUndefined()
    await school.chatOf('amina').presses('Thursday 1 October')
    expect(await pausedUntil()).toBe('2026-10-01')
    await school.chatOf('amina').types('resume')
  })

  it('knows the days of the school', async () => {
    expect(await answerTo('amina', 'pause until after half term')).toBe(
      'Paused until Monday 2 November',
    )
    await school.chatOf('amina').types('resume')
  })

  it('tells a day that cannot be used, and why', async () => {
    expect(await answerTo('amina', 'pause until 31 February')).toBe('That day cannot be used')
    expect(await answerTo('amina', 'snooze until Sunday')).toBe('That day cannot be used')
  })
})

describe('in a channel, where everybody reads along', () => {
  const inChannel = async (as: string, text: string) => {
    const { messages, form, replace } = await school.receives({
      as,
      kind: 'text',
      text,
      at: channelAddress('Induction 123456'),
      id: school.deps.newId(),
    })
    return [...messages, form, replace].flatMap((card) => card?.text ?? []).join('\n')
  }

  it.each([
    'my week',
    'done',
    'steps',
    'privacy',
    'settings',
    'undo',
    'not this week',
    'pause until Friday',
    'xyzzy',
    'log drop-in',
  ])('“%s” is not answered there, and nothing is done', async (text) => {
    const before = await school.log()
    for (const who of ['amina', 'priya']) {
      expect(await inChannel(who, text)).toContain('That is for your own chat')
    }
    expect(await school.log()).toEqual(before)
    const { pausedUntil } = (await school.picture()).mannersOf(await school.personIdOf('priya'))
    expect(pausedUntil).toBeUndefined()
  })
})

describe('somebody in two roles', () => {
  it('sees both on one card, and may do what either may', async () => {
    const roster = smallRoster()
    const tutor = roster.find(({ role }) => role === 'induction-tutor')
    const both = roster.map((row) =>
      row.name === 'Tom Hargreaves' && tutor !== undefined
        ? { ...row, name: tutor.name, email: tutor.email }
        : row.mentor_email.startsWith('tom') && tutor !== undefined
          ? { ...row, mentor_email: tutor.email }
          : row,
    )
    const dual = await openSchool({ roster: both, allowDualRole: 'One teacher in a small school' })
    const helen = dual.chatOf('helen')
    await helen.types('my week')
    const text = await helen.lastText()
    expect(text).toContain('As induction tutor')
    expect(text).toContain('Callum Reid')
    await helen.types('detail')
    expect(await helen.lastText()).toContain('Each pair')
    await helen.types('log drop-in')
    expect(await helen.lastText()).toContain('Log a drop-in')
    await helen.types('help')
    expect(await helen.lastText()).toMatch(
      /log drop-in[\s\S]*post digests here|post digests here[\s\S]*log drop-in/,
    )
  })
})
