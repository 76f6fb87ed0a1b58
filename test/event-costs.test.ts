import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Verb, verbs } from '../src/cards/button.ts'
import type { ChatEvent } from '../src/platforms/chat-event.ts'
import { channelAddress, personalAddress, SANDBOX } from '../src/platforms/sandbox/addresses.ts'
import { type Asked, counting } from './support/count-statements.ts'
import { allProgrammes } from './support/four-programmes.ts'
import { expected } from './support/journeys.ts'
import { openSchool, type School } from './support/school-in-memory.ts'

let school: School
/** What each verb asked of PostgreSQL, the first time and again. */
const costs = new Map<string, Asked[]>()

/** The event itself: what the clock sends afterwards is not its cost. */
async function measured(name: string, who: string, event: Partial<ChatEvent>): Promise<void> {
  const { email } = school.chatOf(who)
  const from = { platform: SANDBOX, tenant: SANDBOX, userId: email, email }
  const whole = { id: randomUUID(), at: personalAddress(email), from, ...event } as ChatEvent
  const { asked, result } = await counting(() => school.core.receive(whole))
  costs.set(name, [...(costs.get(name) ?? []), asked])
  const texts = [...result.messages, result.replace, result.form].map((card) => card?.text ?? '')
  expect(texts.join(''), name).not.toContain('no longer there')
  expect(texts.join(''), name).not.toContain('cannot be used')
}

const press = (
  who: string,
  verb: Verb,
  data: Readonly<Record<string, unknown>> = {},
  its: { readonly inputs?: Record<string, string>; readonly inChannel?: true } = {},
): Promise<void> =>
  measured(verb, who, {
    kind: 'action',
    verb,
    data: { v: 1, school: school.id, ...data },
    inputs: its.inputs ?? {},
    messageId: randomUUID(),
    ...(its.inChannel ? { at: channelAddress('Staff room') } : {}),
  })

const type = (who: string, text: string): Promise<void> =>
  measured(`typed: ${text}`, who, { kind: 'text', text })

const newestDraft = async (): Promise<string> => (await school.drafts()).at(-1)?.id ?? ''
const newestEntry = async (): Promise<string> => (await school.log()).at(-1)?.id ?? ''
const newestStep = async () => {
  const step = (await school.picture()).steps.at(-1)
  if (step === undefined) throw new Error('No step was agreed.')
  return step
}

/** Everybody presses every button once, and once more where that makes sense. */
async function pressEverything(): Promise<void> {
  const amina = await school.inductionOf('amina')
  const study = await expected(school, 'amina', { activity: 'self-study', on: '2026-09-14' })
  for (const who of ['amina', 'priya', 'helen']) {
    await press(who, 'show-my-week')
    await press(who, 'show-help')
  }
  await press('amina', 'log-done', { expectationId: study.id })
  await press('amina', 'undo-entry', { entryId: await newestEntry() })
  await press('amina', 'log-done', { expectationId: study.id })
  for (const outcome of ['met', 'not-yet']) {
    await press('priya', 'open-drop-in', { inductionId: amina })
    const inputs = { outcome, on: '2026-09-14', mode: 'in-person', minutes: '15', note: 'Calm' }
    await press('priya', 'save-drop-in', { draftId: await newestDraft() }, { inputs })
  }
  await press('priya', 'open-meeting', { inductionId: amina })
  const draftId = await newestDraft()
  await press('priya', 'meeting-stage', { draftId, to: 'probe' }, { inputs: { praise: 'Calm' } })
  await press('priya', 'open-find-step', { draftId, to: 'action-step' })
  await press('priya', 'leave-meeting', { draftId })
  await press('priya', 'resume-meeting', { draftId })
  await press('priya', 'finish-meeting', { draftId })
  const lesson = { lesson: '8B', plannedOn: '2026-09-16', plannedAt: '11:20' }
  const agreed = { step: 'Wait three seconds', criterion1: 'A pause', module: 'A', ...lesson }
  await press('priya', 'finish-meeting', { draftId }, { inputs: agreed })
  await press('priya', 'open-meeting', { inductionId: amina })
  await press('priya', 'drop-draft', { draftId: await newestDraft() })
  const { id: stepId } = await newestStep()
  await press('amina', 'confirm-step', { stepId, version: 1 })
  await press('amina', 'open-reword-step', { stepId })
  const version = (await newestStep()).version
  const reworded = { step: 'Wait a little', criterion1: 'A pause', criterion2: '', criterion3: '' }
  await press('amina', 'save-reworded-step', { stepId, version }, { inputs: reworded })
  await press('amina', 'tried-step', { stepId, card: 'week' })
  await press('amina', 'remind-before-lesson', { stepId })
  await press('amina', 'show-steps', { inductionId: amina })
  await pressManners()
  await pressProforma()
  await press('amina', 'open-electives')
  await press('amina', 'save-electives', {}, { inputs: { electives: 'A1,A2' } })
  await pressAsTutor(amina)
}

/** What a year 2 of another programme has, and this one does not. */
async function pressProforma(): Promise<void> {
  const induction = await school.inductionOf('maya')
  const time = (await school.picture())
    .expectationsOfInduction(induction)
    .find(({ activity }) => activity === 'expert')
  const about = { expectationId: time?.id }
  await press('maya', 'open-proforma', about)
  const inputs = { on: '2026-09-15', expert: 'Ms Lee' }
  await press('maya', 'save-proforma', { ...about, entryId: randomUUID() }, { inputs })
}

async function pressManners(): Promise<void> {
  await press('amina', 'open-snooze')
  await press('amina', 'save-snooze', {}, { inputs: { until: '2026-09-16', time: '08:00' } })
  await press('amina', 'open-not-this-week')
  await press('amina', 'save-not-this-week', {}, { inputs: { reason: 'cover' } })
  await press('amina', 'open-pause')
  await press('amina', 'save-pause', {}, { inputs: { until: '2026-10-01' } })
  await press('amina', 'resume-nudges')
  await press('amina', 'open-settings')
  const settings = { day: '1', time: '07:45', workingDays: '1,2,3,4,5', nudges: 'my-week' }
  const away = { awayFrom: '2026-09-21', awayTo: '2026-09-22' }
  await press('amina', 'save-settings', {}, { inputs: { ...settings, ...away } })
  await press('amina', 'remove-away', { from: '2026-09-21' })
  await press('amina', 'set-nudge', { nudge: 'my-week', on: false })
  await press('amina', 'show-privacy')
}

async function pressAsTutor(inductionId: string): Promise<void> {
  await press('helen', 'show-detail')
  await press('helen', 'show-detail', {}, { inChannel: true })
  await press('helen', 'explain-counts')
  await press('helen', 'challenge-figure', { inductionId })
  await press('helen', 'open-sequence')
  const order = { place2: 'F', place3: 'C', place4: 'E', place5: 'B', place6: 'D' }
  const why = { level: 'school', rationale: 'Behaviour and adaptive practice first' }
  await press('helen', 'save-sequence', {}, { inputs: { ...order, ...why } })
  await press('helen', 'post-digests-here', {}, { inChannel: true })
  await press('helen', 'post-digests-here', {}, { inChannel: true })
  await press('helen', 'open-digest-time')
  await press('helen', 'save-digest-time', {}, { inputs: { day: '4', time: '15:30' } })
  await press('helen', 'stop-digests', {}, { inChannel: true })
}

const WORDS: readonly (readonly [string, string])[] = [
  ['amina', 'done'],
  ['amina', 'done seminar'],
  ['amina', 'undo'],
  ['amina', 'my week'],
  ['amina', 'help'],
  ['amina', 'snooze until Thursday'],
  ['amina', 'pause until 12 October'],
  ['amina', 'resume'],
  ['amina', 'settings'],
  ['amina', 'steps'],
  ['amina', 'privacy'],
  ['amina', 'qwertyuiop'],
  ['tom', 'log drop-in'],
  ['tom', 'log meeting'],
  ['tom', 'resume'],
  ['helen', 'detail'],
  ['helen', 'sequence'],
]

beforeAll(async () => {
  school = await openSchool({ engine: 'postgres', roster: allProgrammes() })
  await pressEverything()
  for (const [who, text] of WORDS) await type(who, text)
})

/** Prepared again for each connection of the pool: none of it asks for anything twice. */
const said = (asked: Asked): string => asked.said.join('\n')

const MOST_STATEMENTS: Partial<Record<Verb, number>> = {
  'show-help': 6,
  'log-done': 12,
  'undo-entry': 12,
}

describe('what an event costs', () => {
  const everyVerb = verbs.filter((verb) => verb !== 'type-words')

  it.each(everyVerb)('%s: one transaction, and few statements in few round trips', (verb) => {
    const [first, ...others] = costs.get(verb) ?? []
    if (first === undefined) throw new Error(`Nobody pressed ${verb}.`)
    const most = MOST_STATEMENTS[verb] ?? 14
    for (const asked of [first, ...others]) {
      expect(asked.transactions).toBe(1)
      expect(asked.statements, said(asked)).toBeLessThanOrEqual(most)
      expect(asked.roundTrips, said(asked)).toBeLessThanOrEqual(4)
    }
    const warm = [first, ...others].map((asked) => asked.roundTrips)
    expect(Math.min(...warm), said(first)).toBeLessThanOrEqual(3)
  })

  it.each(WORDS)('%s types “%s”: no more than a press', (_, text) => {
    for (const asked of costs.get(`typed: ${text}`) ?? []) {
      expect(asked.transactions).toBe(1)
      expect(asked.statements, said(asked)).toBeLessThanOrEqual(14)
      expect(asked.roundTrips, said(asked)).toBeLessThanOrEqual(4)
    }
  })

  it('is no more where nothing is remembered yet, but for one round trip', async () => {
    const settled = [...costs.values()].flat()
    const cold = settled.filter(({ roundTrips }) => roundTrips > 3)
    // A roster that has just changed is read again; nothing else asks for a fourth.
    expect(cold.length).toBeLessThan(settled.length / 3)
  })

  it('counts what is sent: a table asked for by hand is one more statement', async () => {
    const { asked } = await counting(() => school.in((tx) => tx.db.execute('select 1')))
    expect(asked).toMatchObject({ transactions: 1, statements: 1 })
  })
})
