/** Every button of every card, pressed as the person whose it is would press it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Verb } from '../../src/cards/button.ts'
import { listRemarks } from '../../src/store/remarks.ts'
import { dataRequests } from '../../src/store/schema/own-data.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { expected } from './journeys.ts'
import { loseMessage } from './lose-delivery.ts'
import type { School } from './school-in-memory.ts'

export interface PressWish {
  readonly inputs?: Record<string, string>
  readonly inChannel?: true
}

export type Press = (
  who: string,
  verb: Verb,
  data?: Readonly<Record<string, unknown>>,
  its?: PressWish,
) => Promise<void>

/** What only the pair may read. */
export const SECRETS = {
  note: 'Quiet corner by the door',
  praise: 'Voice low and slow',
  step: 'Wait three seconds',
  criterion: 'A pause after each question',
  line: 'The countdown helps',
  ownLine: 'My hands shook',
  link: 'https://video.example/8b-entry',
  offered: '8B, how they come in',
} as const

const newest = (school: School) => ({
  newestDraft: async () => (await school.drafts()).at(-1)?.id ?? '',
  newestEntry: async () => (await school.log()).at(-1)?.id ?? '',
  async newestStep() {
    const step = (await school.picture()).steps.at(-1)
    if (step === undefined) throw new Error('No step was agreed.')
    return step
  },
})

/** Everybody presses every button once, and once more where that makes sense. */
export async function pressEverything(school: School, press: Press): Promise<void> {
  const { newestDraft, newestEntry, newestStep } = newest(school)
  const amina = await school.inductionOf('amina')
  const study = await expected(school, 'amina', { activity: 'self-study', on: '2026-09-14' })
  for (const who of ['amina', 'priya', 'helen']) {
    await press(who, 'show-my-week')
    await press(who, 'show-help')
    await press(who, 'open-page', { to: 'school' })
  }
  await press('amina', 'log-done', { expectationId: study.id })
  await press('amina', 'undo-entry', { entryId: await newestEntry() })
  await press('amina', 'log-done', { expectationId: study.id })
  for (const outcome of ['met', 'not-yet']) {
    await press('priya', 'open-drop-in', { inductionId: amina })
    const inputs = {
      outcome,
      on: '2026-09-14',
      mode: 'in-person',
      minutes: '15',
      note: SECRETS.note,
    }
    await press('priya', 'save-drop-in', { draftId: await newestDraft() }, { inputs })
  }
  await press('priya', 'open-meeting', { inductionId: amina })
  const draftId = await newestDraft()
  await press(
    'priya',
    'meeting-stage',
    { draftId, to: 'probe' },
    { inputs: { praise: SECRETS.praise } },
  )
  await press('priya', 'open-find-step', { draftId, to: 'action-step' })
  await press('priya', 'leave-meeting', { draftId })
  await press('priya', 'resume-meeting', { draftId })
  await press('priya', 'finish-meeting', { draftId })
  const lesson = { lesson: '8B', plannedOn: '2026-09-16', plannedAt: '11:20' }
  const agreed = { step: SECRETS.step, criterion1: SECRETS.criterion, module: 'A', ...lesson }
  await press('priya', 'finish-meeting', { draftId }, { inputs: agreed })
  await press('priya', 'open-meeting', { inductionId: amina, another: true })
  await press('priya', 'drop-draft', { draftId: await newestDraft() })
  const { id: stepId } = await newestStep()
  await press('amina', 'confirm-step', { stepId, version: 1 })
  await press('amina', 'open-reword-step', { stepId })
  const version = (await newestStep()).version
  const reworded = {
    step: SECRETS.step,
    criterion1: SECRETS.criterion,
    criterion2: '',
    criterion3: '',
  }
  await press('amina', 'save-reworded-step', { stepId, version }, { inputs: reworded })
  await press('amina', 'tried-step', { stepId, card: 'week' })
  await pressNotes(school, press, { inductionId: amina, stepId })
  await pressOffer(school, press, amina)
  await press('amina', 'remind-before-lesson', { stepId })
  await press('amina', 'show-steps', { inductionId: amina })
  await pressManners(press)
  await pressProposal(school, press)
  await pressProforma(school, press)
  await press('amina', 'open-electives')
  await press('amina', 'save-electives', {}, { inputs: { electives: 'A1,A2' } })
  await pressAsTutor(school, press, amina)
  await pressErasure(school, press)
}

/** What both of the pair read again, and what the ECT says to it. */
async function pressNotes(
  school: School,
  press: Press,
  { inductionId, stepId }: { readonly inductionId: string; readonly stepId: string },
): Promise<void> {
  const step = (await school.picture()).steps.find(({ id }) => id === stepId)
  const entryId = step?.entryId
  for (const who of ['amina', 'priya']) await press(who, 'show-notes', { inductionId })
  await press('amina', 'show-note', { entryId })
  await press('amina', 'open-find-notes', { inductionId })
  await press('amina', 'note-useful', { entryId, card: 'step' })
  await press('amina', 'open-remark', { entryId })
  await press(
    'amina',
    'save-remark',
    { entryId, remarkId: randomUUID() },
    { inputs: { words: SECRETS.line } },
  )
  await press('amina', 'open-remark', { stepId })
  const own = { words: SECRETS.ownLine, seenBy: 'author' }
  await press('amina', 'save-remark', { stepId, remarkId: randomUUID() }, { inputs: own })
  const remarks = await school.in((tx) => listRemarks(tx, inductionId))
  const kept = remarks.find(({ seenBy }) => seenBy === 'author')
  await press('amina', 'share-remark', { remarkId: kept?.id })
  await pressRemoveWords(school, press)
}

/** The mentor changes a drop-in, and takes away what it said before. */
async function pressRemoveWords(school: School, press: Press): Promise<void> {
  const dropIn = (await school.log()).find(({ activity }) => activity === 'drop-in')
  const { id: entryId, inductionId } = dropIn ?? {}
  await press('priya', 'open-drop-in', { entryId, inductionId })
  const draftId = await newest(school).newestDraft()
  const inputs = { on: '2026-09-14', mode: 'in-person', minutes: '15', note: SECRETS.note }
  await press('priya', 'save-drop-in', { draftId }, { inputs: { ...inputs, outcome: 'met' } })
  await press('priya', 'ask-remove-words')
  await press('priya', 'remove-words', { entryId })
}

/** A recording that is offered, logged, and offered again once that log is undone. */
async function pressOffer(school: School, press: Press, inductionId: string): Promise<void> {
  const own = { link: SECRETS.link, on: '2026-09-10', line: SECRETS.offered }
  await press('amina', 'open-offer', { inductionId })
  await press('amina', 'save-offer', { inductionId }, { inputs: { ...own, link: '' } })
  await press('amina', 'save-offer', { inductionId }, { inputs: own })
  await press('amina', 'open-offer', { inductionId })
  const offerId = (await school.picture()).recordings[0]?.id
  await press('priya', 'show-my-week')
  await press('priya', 'open-drop-in', { inductionId, offerId })
  const draftId = await newest(school).newestDraft()
  const seen = { on: own.on, link: own.link, mode: 'recording', minutes: '15', outcome: 'met' }
  await press('priya', 'save-drop-in', { draftId }, { inputs: seen })
  await press('priya', 'undo-entry', { entryId: draftId })
  await press('amina', 'drop-offer', { offerId })
}

/** An ECT in year 2 proposes a step, and takes the idea back. */
async function pressProposal(school: School, press: Press): Promise<void> {
  const inductionId = await school.inductionOf('bethan')
  await press('bethan', 'open-proposal', { inductionId })
  await press('bethan', 'save-proposal', { inductionId }, { inputs: { step: SECRETS.step } })
  const [proposal] = (await school.picture()).proposals
  await press('bethan', 'drop-proposal', { proposalId: proposal?.id })
}

/** What a year 2 of another programme has, and this one does not. */
async function pressProforma(school: School, press: Press): Promise<void> {
  const induction = await school.inductionOf('maya')
  const time = (await school.picture())
    .expectationsOfInduction(induction)
    .find(({ activity }) => activity === 'expert')
  const about = { expectationId: time?.id }
  await press('maya', 'open-proforma', about)
  const inputs = { on: '2026-09-15', expert: 'Ms Lee' }
  await press('maya', 'save-proforma', { ...about, entryId: randomUUID() }, { inputs })
}

async function pressManners(press: Press): Promise<void> {
  await press('amina', 'open-snooze')
  await press('amina', 'save-snooze', {}, { inputs: { until: '2026-09-16', time: '08:00' } })
  await press('amina', 'open-not-this-week')
  await press(
    'amina',
    'save-not-this-week',
    {},
    { inputs: { things: 'whole-week', reason: 'cover' } },
  )
  await press('amina', 'open-pause')
  await press('amina', 'save-pause', {}, { inputs: { until: '2026-10-01' } })
  await press('amina', 'resume-nudges')
  await press('amina', 'open-settings')
  const settings = { day: '1', time: '07:45', workingDays: '1,2,3,4,5', nudges: 'my-week' }
  const away = { awayFrom: '2026-09-21', awayTo: '2026-09-22' }
  await press('amina', 'save-settings', {}, { inputs: { ...settings, ...away } })
  await press('amina', 'remove-away', { from: '2026-09-21' })
  await press('amina', 'set-nudge', { nudge: 'my-week', on: false })
  await press('amina', 'answer-wellbeing', { answer: 'yes' })
  for (const verb of ['show-privacy', 'show-my-data', 'show-looks'] as const) {
    await press('amina', verb)
  }
}

async function pressAboutMessages(school: School, press: Press): Promise<void> {
  const deliveryId = await loseMessage(school, 'amina', { kind: 'welcome' })
  await press('helen', 'show-undelivered')
  await press('helen', 'show-sent')
  await press('helen', 'send-again', { deliveryId })
  await loseMessage(school, 'priya', { kind: 'welcome' })
  await press('helen', 'send-again')
}

/** A stand-in, done and taken back. */
async function pressChange(school: School, press: Press, inductionId: string): Promise<void> {
  const mentorId = await school.personIdOf('tom')
  const inputs = { inductionId, mentorId, from: '2026-09-21', to: '2026-09-25' }
  await press('helen', 'save-change', { what: 'stand-in' }, { inputs })
  const changeId = await newestChange(school)
  await press('helen', 'do-change', { changeId })
  await press('amina', 'answer-handover', { inductionId, mentorId, word: 'yes' })
  await press('helen', 'undo-change', { changeId })
}

const newestChange = (school: School): Promise<string> =>
  school.in(async (tx) => {
    const [row] = await rowsOf<{ id: string }>(
      tx.db,
      sql`select id::text as id from school_changes where school_id = ${tx.schoolId} and source = 'chat'
          order by proposed_at desc limit 1`,
    )
    if (row === undefined) throw new Error('No change was proposed.')
    return row.id
  })

/** Two people ask to be erased: one is kept, one is not. */
async function pressErasure(school: School, press: Press): Promise<void> {
  for (const who of ['bethan', 'callum']) {
    await press(who, 'ask-erasure')
    await press(who, 'send-erasure-request')
  }
  const requests = await school.in((tx) => tx.db.select().from(dataRequests))
  const requestOf = async (who: string) => {
    const personId = await school.personIdOf(who)
    return { requestId: requests.find((one) => one.personId === personId)?.id }
  }
  await press('helen', 'open-erasure-request', await requestOf('bethan'))
  await press('helen', 'decline-erasure', await requestOf('bethan'))
  await press('bethan', 'restrict-me', { on: (await school.picture()).today })
  await press('bethan', 'lift-restriction')
  await press('helen', 'carry-out-erasure', await requestOf('callum'))
}

async function pressAsTutor(school: School, press: Press, inductionId: string): Promise<void> {
  await press('helen', 'show-detail')
  await press('helen', 'show-detail', {}, { inChannel: true })
  await press('helen', 'explain-counts')
  await press('helen', 'show-flight-path')
  await press('helen', 'show-flexibility')
  await press('helen', 'show-events')
  const seminar = { programme: 'niot', key: 'seminar-a/autumn-1' }
  await press('helen', 'open-event-date', seminar)
  const day = { on: '2026-10-15', startsAt: '15:45', endsAt: '17:15', mode: 'online', place: '' }
  await press('helen', 'save-event-date', seminar, { inputs: day })
  await press('helen', 'open-event-date', seminar)
  await press('helen', 'remove-event-date', seminar)
  await press('helen', 'save-event-date', seminar, { inputs: day })
  await press('helen', 'show-attendance')
  await press('helen', 'show-attendance')
  const event = { expectationId: `${inductionId}/2026-27/autumn-1/seminar-a`, kind: 'cannot-come' }
  await press('amina', 'mark-event', event)
  await press('amina', 'unmark-event', event)
  await press('helen', 'show-my-week')
  await press('helen', 'show-cover')
  await press('helen', 'show-protected-time')
  await press('helen', 'show-start-list')
  await press('helen', 'tick-item', { about: inductionId, item: 'dfe' })
  await press('helen', 'show-my-week')
  await press('helen', 'untick-item', { about: inductionId, item: 'dfe' })
  await press('helen', 'tick-item', { about: inductionId, item: 'niot' })
  await press('helen', 'show-my-week')
  await press('helen', 'untick-item', { about: inductionId, item: 'niot' })
  await press('helen', 'show-my-week')
  await press('helen', 'show-induction')
  await press('helen', 'open-agreement', { inductionId })
  const leave = { kind: 'leave', from: '2027-01-04', to: '2027-02-12', amount: '' }
  await press('helen', 'save-agreement', { inductionId }, { inputs: leave })
  await press('helen', 'open-agreement', { inductionId })
  await press('helen', 'save-agreement', { inductionId }, { inputs: { ...leave, kind: 'x' } })
  await press('amina', 'show-my-week')
  const own = { from: '2027-01-04', choice: 'keep' }
  await press('amina', 'choose-leave', own)
  await press('helen', 'show-my-week')
  await press('helen', 'remove-agreement', { inductionId, kind: 'leave', from: '2027-01-04' })
  await press('helen', 'show-my-week')
  await press('helen', 'challenge-figure', { inductionId })
  await press('amina', 'challenge-figure')
  await press('amina', 'report-figure', { inductionId })
  await press('helen', 'open-change', { what: 'away' })
  await pressChange(school, press, inductionId)
  await press('helen', 'show-changes')
  await press('helen', 'open-reminder')
  const people = await school.personIdOf('priya')
  await press('helen', 'send-reminder', {}, { inputs: { people } })
  await pressAboutMessages(school, press)
  await press('helen', 'open-sequence')
  const order = { place2: 'F', place3: 'C', place4: 'E', place5: 'B', place6: 'D' }
  const why = { level: 'school', rationale: 'Behaviour and adaptive practice first' }
  await press('helen', 'check-sequence', {}, { inputs: { ...order, ...why } })
  await press('helen', 'save-sequence', {}, { inputs: { ...order, ...why } })
  await press('helen', 'post-digests-here', {}, { inChannel: true })
  await press('helen', 'post-digests-here', {}, { inChannel: true })
  await press('helen', 'open-digest-time')
  await press('helen', 'save-digest-time', {}, { inputs: { day: '4', time: '15:30' } })
  await press('helen', 'stop-digests', {}, { inChannel: true })
}
