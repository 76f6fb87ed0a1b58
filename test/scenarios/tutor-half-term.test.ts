/**
 * The autumn's first half term at a school with all four programmes, as its people live it: each does
 * what is expected on its day, and in each pair one thing goes otherwise. What of that the induction
 * tutor hears, on each platform, and what they do not hear again.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Expectation } from '../../src/domain/expectations/expectation.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import { mattersOf, type TutorMatter } from '../../src/domain/oversight/tutor-week.ts'
import { messageBlocks } from '../../src/platforms/slack/cards.ts'
import { contentFor } from '../../src/platforms/teams/cards.ts'
import { tutorSections } from '../../src/school/tutor-sections.ts'
import { saveAbsence } from '../../src/store/absences.ts'
import { addActionStep } from '../../src/store/action-steps.ts'
import { listAddresses, markUnreachable } from '../../src/store/addresses.ts'
import { saveAgreement } from '../../src/store/agreements.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { anEctRow } from '../support/build-roster.ts'
import { allProgrammes } from '../support/four-programmes.ts'
import { NEXT_CARD, openSchool, type School } from '../support/school-in-memory.ts'
import { wordsIn } from '../support/slack-words.ts'
import { wordsOn } from '../support/teams-client.ts'

const MONDAY = '2026-10-19'
let school: School
let monday: readonly TutorMatter[]

/** How somebody does one thing: as expected unless said; undefined where they do not log it. */
type Doing = (one: Expectation) => Partial<LogEntry> | undefined
const asExpected: Doing = () => ({})

/** Everything but what is due from a day on. */
const notFrom =
  (activity: Expectation['activity'], day: string): Doing =>
  (one) =>
    one.activity === activity && one.dueOn >= day ? undefined : {}

/** What goes otherwise in each pair, by the ECT. */
const OTHERWISE: Readonly<Record<string, Doing>> = {
  amina: (one) => (one.activity === 'drop-in' ? { outcome: 'not-yet' } : {}),
  jonas: (one) => (one.activity === 'self-study' ? { on: '2026-10-15' } : {}),
  nia: (one) => (one.activity === 'meeting' ? { timetabled: 'no' } : {}),
  ruby: (one) =>
    ['meeting', 'self-study'].includes(one.activity) && one.dueOn >= '2026-09-21' ? undefined : {},
  idris: notFrom('drop-in', '2026-09-01'),
  maya: (one) => (one.activity === 'event' ? undefined : {}),
}

async function liveTheHalfTerm(): Promise<void> {
  const picture = await school.picture()
  const nameOf = new Map(
    [...picture.people.values()].map(({ id, email }) => [id, email.split('@')[0] ?? '']),
  )
  const done = picture.inductions.flatMap(({ id, ectId }) => {
    const doing = OTHERWISE[nameOf.get(ectId) ?? ''] ?? asExpected
    return picture
      .expectationsOfInduction(id)
      .filter(({ dueOn, state }) => dueOn < MONDAY && state !== 'excused')
      .flatMap((one) => {
        const how = doing(one)
        return how === undefined ? [] : [entryOf(one, how)]
      })
  })
  await school.in(async (tx) => {
    await Promise.all(done.map((entry) => addLogEntry(tx, entry)))
  })
}

const entryOf = (one: Expectation, how: Partial<LogEntry>): Omit<LogEntry, 'version'> => ({
  id: randomUUID(),
  ...(one.inductionId === undefined ? {} : { inductionId: one.inductionId }),
  personId: one.personId,
  activity: one.activity,
  expectationId: one.id,
  on: one.dueOn,
  loggedBy: one.personId,
  loggedAt: new Date(`${one.dueOn}T14:00:00Z`),
  platform: 'sandbox',
  ...how,
})

/** The same step five times in a row, and what comes from outside the weekly round. */
async function otherThings(): Promise<void> {
  const bethan = await school.inductionOf('bethan')
  const priya = await school.personIdOf('priya')
  const helen = await school.personIdOf('helen')
  const tom = await school.personIdOf('tom')
  const maya = await school.personIdOf('maya')
  await school.in(async (tx) => {
    for (const [at, setOn] of [
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
      '2026-10-05',
    ].entries()) {
      await addActionStep(tx, {
        id: randomUUID(),
        inductionId: bethan,
        text: 'Wait three seconds after each question',
        criteria: [`A pause is heard, ${at + 1}`],
        kind: 'performance',
        source: 'own',
        setOn,
        setBy: priya,
      })
    }
    await saveAbsence(tx, { personId: tom, from: '2026-10-12', to: '2026-11-20' })
    await saveAgreement(tx, {
      inductionId: bethan,
      kind: 'extension',
      from: '2026-10-01',
      amount: 10,
      saidBy: helen,
      saidAt: new Date('2026-10-01T12:00:00Z'),
    })
    for (const { address } of await listAddresses(tx, [maya]))
      await markUnreachable(tx, address, 'unreachable')
  })
}

const mattersNow = async (): Promise<readonly TutorMatter[]> => {
  const picture = await school.picture()
  const addresses = await school.in((tx) => listAddresses(tx))
  return mattersOf(tutorSections({ picture, addresses }))
}

beforeAll(async () => {
  const zoe = anEctRow({
    name: 'Zoe Marsh',
    email: 'zoe@hillcrest.example',
    mentor_email: '',
  })
  school = await openSchool({ roster: [...allProgrammes(), zoe], now: '2026-10-16T12:00' })
  await liveTheHalfTerm()
  await otherThings()
  await school.moveTo(`${MONDAY}T12:00`)
  monday = await mattersNow()
})

/** Kind of sign → about whom it is, or how much: each once. The action plan of a year 2 is due with the term, so not here. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  unpaired: /^Zoe Marsh has no mentor yet/,
  'mentor-away': /^Callum Reid is without Tom Hargreaves/,
  'hard-step': /^Amina Yusuf and Priya Raman: /,
  'repeated-step': /^Bethan Pryce and Priya Raman: the pair may welcome coaching support/,
  study: /^Ruby Thornton and Nadia Karim: /,
  meetings: /^Ruby Thornton and Nadia Karim: /,
  'drop-ins': /^Idris Cole and Nadia Karim: /,
  'saved-up': /^Jonas Weber and Ewan Fraser: /,
  time: /^Nia Bevan and Grace Okafor: /,
  contact: /^Maya Lindqvist and Owen Blake: /,
  longer: /^Year 2 of Bethan Pryce is longer by 10 school days/,
  sequence: /^The order of the modules/,
  'event-days': /of this school year have no day yet/,
  start: /of the list for the start are not ticked yet/,
}

/** All that stands in the induction tutor's chat since Monday morning, a card in one text. */
async function cardsOf(from: number) {
  const messages = await school.chatOf('helen').messages()
  return messages.slice(from).filter(({ card }) => card !== undefined)
}

/** The same, with the cards on which a card goes on. */
async function allCardsOf(from: number) {
  const helen = school.chatOf('helen')
  const opened = new Set<string>()
  for (;;) {
    const cards = await cardsOf(from)
    const next = await helen.sees(NEXT_CARD)
    const isNew = cards.some(({ id }) => id === next?.messageId)
    if (next === undefined || !isNew || opened.has(next.messageId)) return cards
    opened.add(next.messageId)
    await helen.sends(next)
  }
}

describe('the first half term of a school, as its induction tutor hears of it', () => {
  it('brings each sign once, for the pair in which it is so, each with its reason and what may help', () => {
    const kinds = monday.map(({ id }) => id.split('/')[0] ?? '')
    for (const [kind, says] of Object.entries(EXPECTED)) {
      const those = monday.filter(({ id }) => id.startsWith(`${kind}/`))
      expect(
        those.map(({ sentence }) => sentence),
        kind,
      ).toEqual([expect.stringMatching(says)])
      expect(those[0]?.because).not.toBe('')
      expect(those[0]?.mayHelp).not.toBe('')
    }
    const others = kinds.filter((kind) => !(kind in EXPECTED))
    expect(others.filter((kind) => kind !== 'event' && kind !== 'forecast')).toEqual([])
  })

  it('says all of it on Monday on Teams, on Slack and in the sandbox, with the same words', async () => {
    const cards = await allCardsOf(0)
    const onSandbox = cards.map(({ text }) => text).join('\n')
    const onTeams = cards.map(({ card, text }) => {
      const made = card && contentFor({ name: 'messages/my-week', card, text }, 'personal')
      return made === undefined || made === 'too-large' ? '' : wordsOn(made.content).join('\n')
    })
    const onSlack = cards.map(({ card, text }) =>
      card === undefined
        ? ''
        : wordsIn(messageBlocks({ name: 'messages/my-week', card, text })).join('\n'),
    )
    for (const says of [onSandbox, onTeams.join('\n'), onSlack.join('\n')]) {
      for (const { sentence } of monday) expect(says).toContain(sentence)
      for (const { because } of monday) expect(says).toContain(because)
    }
  })

  it('is said once: the Monday after, only what is new, and the rest in one line', async () => {
    const before = (await school.chatOf('helen').messages()).length
    await school.moveTo('2026-11-03T12:00')
    const said = (await allCardsOf(before)).map(({ text }) => text).join('\n')
    expect(said).toMatch(/\d+ things as before/)
    expect(said).not.toContain('study may have been saved up')
    expect(said).not.toContain('has no mentor yet')
  })

  it('reaches neither the channel nor the headteacher by name', async () => {
    const channel = (await school.channelTexts()).join('\n')
    const marcus = school.chatOf('marcus')
    await marcus.types('show induction now')
    for (const text of [channel, await marcus.lastText()]) {
      expect(text).not.toMatch(/Jonas|Ruby|Idris|Nia|Leila|Maya|Zoe|Callum|Amina|Bethan/)
    }
  })
})
