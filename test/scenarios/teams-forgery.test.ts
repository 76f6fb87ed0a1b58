import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkSchool } from '../../src/usecases/people/link-schools.ts'
import {
  aMessage,
  anInstall,
  anInvoke,
  CHANNEL,
  inChannel,
  TENANT,
} from '../support/build-activity.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../support/build-roster.ts'
import type { HttpAnswer } from '../support/teams-bench.ts'
import {
  type SeenOnTeams,
  sampleRoster,
  startTeamsService,
  type TeamsChat,
  type TeamsService,
  until,
} from '../support/teams-service.ts'
import { asOwner } from '../support/test-databases.ts'
import { depsOn } from '../support/way-out.ts'

/**
 * What somebody with a genuine token might send who is not who they would have to be, or who changed
 * what a card carries: tried on the real service, whose whole database is compared before and after.
 */
const OTHER = '7b0e3a52-1f7e-4c26-9d7f-94f1a0c6d811'
const AMINA = 'a.yusuf@larkfield.example'

/** A school of the same trust, and one elsewhere that has somebody with Amina's address. */
const schoolRows = (school_urn: string, school_name: string, ect: string) => [
  aTutorRow({
    school_urn,
    school_name,
    name: 'Nuala Quirke',
    email: `tutor@${school_urn}.example`,
  }),
  aMentorRow({
    school_urn,
    school_name,
    name: 'Rhys Vaughan',
    email: `mentor@${school_urn}.example`,
  }),
  anEctRow({
    school_urn,
    school_name,
    name: 'Zadie Foreign',
    email: ect,
    mentor_email: `mentor@${school_urn}.example`,
  }),
]

let teams: TeamsService
let database: pg.Client
const people = {} as Record<
  'amina' | 'priya' | 'tom' | 'callum' | 'helen' | 'marcus' | 'nextdoor' | 'elsewhere' | 'stranger',
  TeamsChat
>
/** Genuine buttons as their owners saw them. */
const seen = {} as Record<
  | 'logDropIn'
  | 'saveDropIn'
  | 'undoDropIn'
  | 'editDropIn'
  | 'openMeeting'
  | 'nextStage'
  | 'finishMeeting'
  | 'leaveMeeting'
  | 'doneStudy'
  | 'confirmStep'
  | 'rewordStep'
  | 'snooze'
  | 'foreignDone',
  SeenOnTeams
>

/** Everything that is stored, but for when somebody was last heard and which events were seen. */
async function stored(): Promise<string> {
  const tables = [
    ...['log_entries', 'notes', 'action_steps', 'drafts', 'answered_expectations', 'manners'],
    ...['not_this_week', 'channels', 'digest_schedules', 'sequence_choices', 'elective_choices'],
    ...['inductions', 'pairings', 'people', 'absences', 'access_log', 'tenants', 'deliveries'],
    ...['calendar_entries', 'schools', 'person_directory'],
  ]
  const rows: string[] = []
  for (const table of tables) {
    const all = `string_agg(t::text, E'\\n' order by t::text)`
    const { rows: found } = await database.query(`select ${all} as rows from ${table} t`)
    rows.push(`${table}: ${found[0]?.rows}`)
  }
  return rows.join('\n')
}

beforeAll(async () => {
  teams = await startTeamsService({
    now: '2026-09-11T12:00',
    env: { MICROSOFT_APP_TENANT_ID: `${TENANT},${OTHER}` },
    rosters: [
      sampleRoster(),
      aRoster(schoolRows('999002', 'Nextdoor School', 'ect@999002.example')),
      aRoster(schoolRows('999003', 'Elsewhere School', AMINA)),
    ],
    calendarsFor: ['999001', '999002', '999003'],
  })
  const link = (urn: string, tenant: string) =>
    linkSchool(
      depsOn(teams.store),
      { platform: 'teams', tenant, urn },
      new Date('2026-09-04T09:00:00Z'),
    )
  await link('999001', TENANT)
  await link('999002', TENANT)
  await link('999003', OTHER)
  database = new pg.Client({ connectionString: asOwner(teams.databaseUrl) })
  await database.connect()

  const at = (name: string) => teams.chatOf(`${name}@larkfield.example`)
  Object.assign(people, {
    amina: at('a.yusuf'),
    priya: at('p.raman'),
    tom: at('t.hargreaves'),
    callum: at('c.reid'),
    helen: at('h.whitcombe'),
    marcus: at('m.adeyemi'),
    nextdoor: teams.chatOf('ect@999002.example'),
    elsewhere: teams.chatOf(AMINA, OTHER),
    stranger: teams.chatOf('supply@agency.example'),
  })
  const known = Object.values(people).filter((one) => one !== people.stranger)
  for (const chat of known) await chat.installs()
  await teams.typesInChannel('h.whitcombe@larkfield.example', 'post digests here')
  await teams.moveTo('2026-09-11T12:01')
  await teams.moveTo('2026-09-14T07:45')

  const { amina, priya, nextdoor } = people
  seen.doneStudy = amina.button(/^Done: Core self-study/)
  await amina.presses('More')
  seen.snooze = amina.button('Snooze')
  seen.foreignDone = nextdoor.button(/^Done: /)
  seen.logDropIn = priya.button(/^Log: Drop-in, Amina/)
  seen.openMeeting = priya.button(/^Open: .*[Mm]eeting, Amina/)
  await priya.presses(/^Log: Drop-in, Amina/)
  seen.saveDropIn = priya.button('Save')
  await priya.presses('Save')
  seen.undoDropIn = priya.button('Undo')
  seen.editDropIn = priya.button('Edit')
  await priya.sends(seen.openMeeting)
  await priya.presses('Save and finish', { step: 'Wait three seconds' })
  await teams.moveTo('2026-09-14T12:00')
  seen.confirmStep = amina.button('Looks right')
  seen.rewordStep = amina.button('Reword')
  await teams.moveTo('2026-09-21T09:00')
  await priya.types('log meeting')
  if (!priya.lastText().includes('Stage 1 of 6')) await priya.presses(/^Open: .*Amina/)
  seen.nextStage = priya.button('Next: Probe')
  seen.finishMeeting = priya.button('Save and finish')
  seen.leaveMeeting = priya.button('Save for later')
  await teams.moveTo('2026-09-21T09:30')
})
afterAll(() => database.end())

/** The button with other ids inside. */
const changed = (button: SeenOnTeams, ids: Record<string, unknown>): SeenOnTeams => ({
  ...button,
  data: { ...button.data, keepstep: { ...idsOf(button), ...ids } },
})
const idsOf = (button: SeenOnTeams): Record<string, unknown> =>
  (button.data['keepstep'] ?? {}) as Record<string, unknown>
const verb = (button: SeenOnTeams, name: string): SeenOnTeams => ({ ...button, verb: name })
/** A button of this school that nobody was ever shown. */
const made = (name: string, ids: Record<string, unknown> = {}): SeenOnTeams => ({
  messageId: 'made-up',
  verb: name,
  data: { keepstep: { v: 1, school: idsOf(seen.doneStudy)['school'], ...ids } },
  inputs: {},
})
const theirs = () => ({
  school: idsOf(seen.foreignDone)['school'],
  expectationId: idsOf(seen.foreignDone)['expectationId'],
})

const attempts: Readonly<Record<string, () => Promise<HttpAnswer>>> = {
  'another school’s id on one’s own button': () =>
    people.amina.sends(changed(seen.doneStudy, { school: theirs().school })),
  'another school’s expectation with one’s own school': () =>
    people.amina.sends(changed(seen.doneStudy, { expectationId: theirs().expectationId })),
  'a whole button of another school of the same trust': () => people.amina.sends(seen.foreignDone),
  'one’s button pressed by somebody of another school of the trust': () =>
    people.nextdoor.sends(seen.doneStudy),
  'the same address in another tenant, with this school’s button': () =>
    people.elsewhere.sends(seen.doneStudy),
  'the same address in another tenant, with this school’s step': () =>
    people.elsewhere.sends(seen.confirmStep),
  'this school chosen from another tenant': () =>
    people.elsewhere.sends(
      made('type-words', { schoolId: idsOf(seen.doneStudy)['school'], text: 'done' }),
    ),
  'a school that does not exist': () =>
    people.amina.sends(changed(seen.doneStudy, { school: randomUUID() })),
  'no school': () => people.amina.sends(changed(seen.doneStudy, { school: undefined })),
  'a list of schools': () =>
    people.amina.sends(
      changed(seen.doneStudy, { school: [idsOf(seen.doneStudy)['school'], theirs().school] }),
    ),
  'a stranger’s press': () => people.stranger.sends(seen.doneStudy),
  'a colleague’s self-study': () => people.callum.sends(seen.doneStudy),
  'a mentor’s self-study for the ECT': () => people.priya.sends(seen.doneStudy),
  'an ECT who logs their own drop-in': () => people.amina.sends(seen.logDropIn),
  'an ECT who saves their own drop-in': () => people.amina.sends(seen.saveDropIn),
  'a mentor who is not paired, opening a drop-in': () => people.tom.sends(seen.logDropIn),
  'a mentor who is not paired, saving one': () => people.tom.sends(seen.saveDropIn),
  'a headteacher who saves a drop-in': () => people.marcus.sends(seen.saveDropIn),
  'an ECT who takes back the mentor’s drop-in': () => people.amina.sends(seen.undoDropIn),
  'a mentor who is not paired, taking it back': () => people.tom.sends(seen.undoDropIn),
  'an ECT who edits the mentor’s drop-in': () => people.amina.sends(seen.editDropIn),
  'an ECT who opens the meeting': () => people.amina.sends(seen.openMeeting),
  'an ECT who writes in the mentor’s draft': () =>
    people.amina.sends(seen.nextStage, { praise: 'I was marvellous' }),
  'a mentor who is not paired, in the draft': () =>
    people.tom.sends(seen.nextStage, { praise: 'Hello' }),
  'an ECT who finishes the mentor’s meeting': () =>
    people.amina.sends(seen.finishMeeting, { step: 'No more steps' }),
  'an ECT who leaves the mentor’s meeting': () => people.amina.sends(seen.leaveMeeting),
  'an ECT who lets the mentor’s draft go': () =>
    people.amina.sends(verb(seen.leaveMeeting, 'drop-draft')),
  'a colleague who confirms the step': () => people.callum.sends(seen.confirmStep),
  'the mentor who confirms in the ECT’s name': () => people.priya.sends(seen.confirmStep),
  'a colleague who rewords the step': () =>
    people.callum.sends(verb(seen.rewordStep, 'save-reworded-step'), { step: 'Mine now' }),
  'an ECT who chooses the order of the modules': () =>
    people.amina.sends(made('save-sequence', {}), { module1: 'B' }),
  'a mentor who asks for the tutor’s detail': () => people.priya.sends(made('show-detail')),
  'an ECT who asks for the tutor’s detail': () => people.amina.sends(made('show-detail')),
  'a verb that there is not': () => people.amina.sends(made('make-me-tutor')),
  'a verb that every object has': () => people.amina.sends(made('constructor')),
  'a verb that changes objects': () => people.amina.sends(made('__proto__')),
  'somebody else named in the card’s data': () =>
    people.callum.sends(
      changed(seen.doneStudy, { personId: 'a.yusuf', from: people.amina.person, as: AMINA }),
    ),
  'ids overwritten by inputs': () =>
    people.callum.sends(made('log-done'), {
      expectationId: String(idsOf(seen.doneStudy)['expectationId']),
      personId: AMINA,
    }),
  'ids that are none': () => people.amina.sends(made('undo-entry', { entryId: "' or true; --" })),
  'an entry that there is not': () =>
    people.amina.sends(made('undo-entry', { entryId: randomUUID() })),
  'a draft that there is not': () =>
    people.priya.sends(made('resume-meeting', { draftId: randomUUID() })),
  'a step of a version that never was': () =>
    people.amina.sends(changed(seen.confirmStep, { version: 99 })),
  'a version in words': () => people.amina.sends(changed(seen.confirmStep, { version: 'latest' })),
  'nothing inside': () => people.amina.sends({ ...seen.doneStudy, data: { keepstep: null } }),
  'a list inside': () => people.amina.sends({ ...seen.doneStudy, data: { keepstep: [1, 2] } }),
  'a personal button pressed in the channel': () =>
    teams.post(
      anInvoke(
        teams.connector.serviceUrl,
        { verb: seen.snooze.verb, data: seen.snooze.data },
        {
          from: {
            id: people.amina.person.id,
            aadObjectId: people.amina.person.aadObjectId,
            name: 'x',
          },
          ...inChannel(),
        },
      ),
    ),
  'a channel claimed by a mentor': () =>
    teams.typesInChannel('p.raman@larkfield.example', 'post digests here'),
  'digests stopped by an ECT': () =>
    teams.typesInChannel('a.yusuf@larkfield.example', 'stop digests'),
}

describe('a genuine token is no permission', () => {
  it('works for the buttons as they are, so that the refusals below mean something', () => {
    expect(Object.keys(attempts).length).toBeGreaterThanOrEqual(40)
    for (const button of Object.values(seen))
      expect(idsOf(button)['school']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each(Object.entries(attempts))('nothing comes of %s', async (_, attempt) => {
    const before = await stored()
    const { status, body } = await attempt()
    expect(status).toBe(200)
    expect(await stored()).toBe(before)
    expect(JSON.stringify(body ?? '')).not.toMatch(
      /Zadie|Rhys|Nuala|Elsewhere School|stack|error":/,
    )
  })

  it('and nobody reads anything of another school', () => {
    for (const chat of [people.amina, people.priya, people.tom, people.callum, people.stranger]) {
      expect(chat.texts().join('\n')).not.toMatch(/Zadie|Rhys|Nuala|Elsewhere|Nextdoor/)
    }
    for (const chat of [people.nextdoor, people.elsewhere]) {
      expect(chat.texts().join('\n')).not.toMatch(/Priya|Callum|Larkfield Academy|Wait three/)
    }
    const channel = teams.connector
      .messages(CHANNEL)
      .map(({ activity }) => JSON.stringify(activity))
    expect(channel.join()).not.toMatch(/Zadie|Elsewhere|Nextdoor|Amina/)
  })
})

/** Where each person is written to, and whether they can be. */
async function addresses(): Promise<string> {
  const { rows } = await database.query(
    `select string_agg(concat_ws(' ', person_id, conversation, reference, state), E'\n' order by person_id) as rows from addresses`,
  )
  return String(rows[0]?.rows)
}

describe('a token that somebody got hold of, with the Entra id of another', () => {
  const inNoChat = () => ({
    from: { id: '29:1thief', aadObjectId: people.amina.person.aadObjectId, name: 'x' },
    conversation: { id: 'a:1nowhere', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
  })
  const byIdOnly = () => ({ ...inNoChat(), from: { id: people.amina.person.aadObjectId } })

  it.each<[string, () => unknown]>([
    ['typed', () => aMessage(teams.connector.serviceUrl, 'pause', inNoChat())],
    [
      'pressed',
      () =>
        anInvoke(
          teams.connector.serviceUrl,
          { verb: seen.snooze.verb, data: seen.snooze.data },
          inNoChat(),
        ),
    ],
    ['installed', () => anInstall(teams.connector.serviceUrl, inNoChat())],
    ['installed without a name', () => anInstall(teams.connector.serviceUrl, byIdOnly())],
    [
      'uninstalled',
      () => anInstall(teams.connector.serviceUrl, { ...inNoChat(), action: 'remove' }),
    ],
  ])('in a chat that does not exist changes nothing, and no address: %s', async (_, activity) => {
    const before = [await stored(), await addresses()]
    await teams.post(activity())
    expect([await stored(), await addresses()]).toEqual(before)
  })
})

describe('what comes twice has one effect', () => {
  const entries = async () => {
    const { rows } = await database.query('select count(*)::int as n from log_entries')
    return Number(rows[0]?.n)
  }
  const invoke = (button: SeenOnTeams, chat: TeamsChat) =>
    anInvoke(
      teams.connector.serviceUrl,
      {
        verb: button.verb,
        data: { ...button.data, ...button.inputs },
        replyToId: button.messageId,
      },
      {
        from: { id: chat.person.id, aadObjectId: chat.person.aadObjectId, name: 'x' },
        conversation: {
          id: chat.person.conversation,
          conversationType: 'personal',
          tenantId: TENANT,
        },
      },
    )

  it('the very same activity, delivered again and again', async () => {
    const before = await entries()
    const again = invoke(seen.doneStudy, people.amina)
    const answers = [await teams.post(again), await teams.post(again), await teams.post(again)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await entries()).toBe(before + 1)
  })

  it('a form that is sent 50 times at once', async () => {
    const { priya } = people
    await priya.types('my week')
    await priya.presses(/^Log: Drop-in, Amina/)
    const before = await entries()
    const form = priya.button('Save')
    const save = { ...form, inputs: { ...form.inputs, outcome: 'met' } }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => teams.post(invoke(save, priya))),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await until('everything was answered', async () => (await entries()) > before)
    expect(await entries()).toBe(before + 1)
  })

  it('a card that is out of date says so, and shows how things stand', async () => {
    const before = await stored()
    const answer = await people.priya.sends(seen.saveDropIn, { note: 'An older form' })
    expect(answer.status).toBe(200)
    expect(await stored()).toBe(before)
  })

  it('somebody who has left the school is a stranger, whatever button they kept', async () => {
    await database.query(`update people set left_on = '2026-09-18' where name = 'Callum Reid'`)
    const before = await stored()
    await people.callum.types('my week')
    expect(people.callum.lastText()).not.toMatch(/Tom|Core self-study|Larkfield Academy/)
    expect((await people.callum.sends(seen.snooze)).status).toBe(200)
    expect(await stored()).toBe(before)
  })

  it('none of it was a fault of ours', () => {
    expect(teams.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})
