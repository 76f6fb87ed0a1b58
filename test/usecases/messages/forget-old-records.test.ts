import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../../src/domain/oversight/retention.ts'
import type { Person } from '../../../src/domain/people.ts'
import { replaceCalendar } from '../../../src/store/calendar.ts'
import { rememberTenant } from '../../../src/store/directory.ts'
import { closeDraft } from '../../../src/store/drafts.ts'
import { saveManners } from '../../../src/store/manners.ts'
import { markLeft, saveRestriction } from '../../../src/store/people.ts'
import { ERASED_WORDS } from '../../../src/store/personal-data.ts'
import { actionSteps } from '../../../src/store/schema/coaching.ts'
import { drafts, logEntries, notes } from '../../../src/store/schema/log.ts'
import { tutorNotices } from '../../../src/store/schema/oversight.ts'
import {
  addProposal,
  loadTakenProposal,
  putProposalAside,
  takeProposal,
} from '../../../src/store/step-proposals.ts'
import { saveNotice } from '../../../src/store/tutor-notices.ts'
import { forgetOldRecords } from '../../../src/usecases/messages/forget-old-records.ts'
import { entries2026 } from '../../support/build-calendar.ts'
import { fillSchool } from '../../support/fill-school.ts'
import { onBothEngines } from '../../support/open-test-store.ts'
import { aDelivery, keepSchool, MONDAY_MORNING } from '../../support/stored-school.ts'
import { anEvent } from '../../support/take-turn.ts'
import { depsOn, keepTermSchool, outcomes, queue } from '../../support/way-out.ts'

const days = (count: number) => new Date(MONDAY_MORNING.getTime() + count * 86_400_000)

onBothEngines('what is kept no longer', (open) => {
  it('goes from every school: the send log after 90 days, events seen after seven', async () => {
    const store = await open()
    const schools = [await keepSchool(store), await keepSchool(store)]
    for (const school of schools) {
      await queue(school, [
        aDelivery(school, { period: 'old', skipped: { reason: 'stale' } }),
        aDelivery(school, { period: 'waits' }),
        aDelivery(school, { period: 'new', decidedAt: days(20), skipped: { reason: 'stale' } }),
      ])
    }
    const [school] = schools
    await school?.in((tx) => rememberTenant(tx, 'sandbox', 'sandbox'))
    for (const at of [MONDAY_MORNING, days(95)]) {
      await store.event(anEvent({ email: school?.ect.email ?? '', at }), async (opened) => {
        for (const one of opened.found) await opened.enter(one)
      })
    }
    expect(await forgetOldRecords(depsOn(store), days(6))).toMatchObject({
      deliveries: 0,
      inbound: 0,
    })
    expect(await forgetOldRecords(depsOn(store), days(100))).toMatchObject({
      deliveries: 2,
      inbound: 1,
    })
    for (const one of schools) {
      expect((await outcomes(one)).map(({ period }) => period).sort()).toEqual(['new', 'waits'])
    }
  })

  it('includes what earlier cards told an induction tutor: no history of signals is kept', async () => {
    const store = await open()
    const school = await keepSchool(store)
    const readers = [school.ect.id, school.mentor.id]
    for (const readerId of readers) {
      for (const monday of ['2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05']) {
        const matters = [{ id: `meetings/${school.inductionId}`, level: 1 }]
        await school.in((tx) => saveNotice(tx, { readerId, monday, matters }))
      }
    }
    await forgetOldRecords(depsOn(store), days(30))
    const left = await school.in((tx) => tx.db.select().from(tutorNotices))
    expect(left.map(({ monday }) => monday).sort()).toEqual([
      '2026-09-28',
      '2026-09-28',
      '2026-10-05',
      '2026-10-05',
    ])
  })

  it('tells on the way how many have turned each reminder off, and of nobody who', async () => {
    const store = await open()
    for (const school of [await keepSchool(store), await keepSchool(store)]) {
      const off = (personId: string, nudgesOff: string[]) =>
        school.in((tx) => saveManners(tx, { personId, nudgesOff, celebrate: false }))
      await off(school.ect.id, ['coming-up', 'my-week'])
      await off(school.mentor.id, ['coming-up'])
      await off(school.tutor.id, [])
    }
    const { optOuts } = await forgetOldRecords(depsOn(store), days(1))
    expect(Object.fromEntries(optOuts)).toEqual({ 'coming-up': 4, 'my-week': 2 })
  })

  it('goes as soon as the service is told: fewer days, and none beyond the induction', async () => {
    const store = await open()
    const school = await keepSchool(store)
    await queue(school, [aDelivery(school, { period: 'old', skipped: { reason: 'stale' } })])
    const retention = { ...DEFAULT_RETENTION, messagesDays: 30 }
    const gone = await forgetOldRecords({ ...depsOn(store), retention }, days(31))
    expect(gone).toMatchObject({ deliveries: 1 })
  })

  it('includes what was written about an ECT who left, a term later: what was logged stays', async () => {
    const store = await open()
    const school = await keepTermSchool(store, MONDAY_MORNING)
    await fillSchool(school, 'Words')
    await school.in((tx) => replaceCalendar(tx, ['2026-27'], entries2026))
    await school.in((tx) => markLeft(tx, [school.ect.id], '2026-10-05'))
    const look = () =>
      school.in(async (tx) => ({
        notes: (await tx.db.select().from(notes)).length,
        drafts: (await tx.db.select().from(drafts)).length,
        steps: (await tx.db.select().from(actionSteps)).map(({ wording }) => wording),
        logged: (await tx.db.select().from(logEntries)).length,
      }))
    const all = { notes: 1, drafts: 1, steps: ['Words'], logged: 1 }
    // The autumn term had begun already: the spring term is the term more, and ends on 25 March.
    await forgetOldRecords(depsOn(store), new Date('2027-03-25T08:00:00Z'))
    expect(await look()).toEqual(all)
    await forgetOldRecords(depsOn(store), new Date('2027-03-26T08:00:00Z'))
    expect(await look()).toEqual({ notes: 0, drafts: 0, steps: [ERASED_WORDS], logged: 1 })
  })

  it('includes who looked, after two years, and half-finished logs a week after they were let go', async () => {
    const store = await open()
    const school = await keepSchool(store)
    const { draftId } = await fillSchool(school, 'Words')
    const end = { closedAs: 'let-go', at: MONDAY_MORNING } as const
    await school.in((tx) => closeDraft(tx, { id: draftId, version: 1 }, end))
    expect(await forgetOldRecords(depsOn(store), days(7))).toMatchObject({ drafts: 0, looks: 0 })
    expect(await forgetOldRecords(depsOn(store), days(8))).toMatchObject({ drafts: 1, looks: 0 })
    expect(await forgetOldRecords(depsOn(store), days(731))).toMatchObject({ looks: 1 })
  })

  it('spares all that is about somebody whose data is kept and not used, until that is lifted', async () => {
    const store = await open()
    const school = await keepSchool(store)
    const { draftId } = await fillSchool(school, 'Words')
    const end = { closedAs: 'let-go', at: MONDAY_MORNING } as const
    const restrict = (from: Partial<Pick<Person, 'restrictedFrom'>>) =>
      school.in(async (tx) => {
        for (const { id } of [school.ect, school.mentor]) await saveRestriction(tx, { id, ...from })
      })
    await queue(school, [aDelivery(school, { period: 'old', skipped: { reason: 'stale' } })])
    await school.in((tx) => closeDraft(tx, { id: draftId, version: 1 }, end))
    await restrict({ restrictedFrom: '2026-09-14' })
    const none = { deliveries: 0, drafts: 0, looks: 0, words: 0 }
    expect(await forgetOldRecords(depsOn(store), days(2000))).toMatchObject(none)
    await restrict({})
    const gone = await forgetOldRecords(depsOn(store), days(2000))
    expect(gone).toMatchObject({ drafts: 1, looks: 1 })
    expect(gone.deliveries).toBeGreaterThan(0)
  })

  it('spares an idea that a meeting took, and not one that was taken back', async () => {
    const store = await open()
    const school = await keepSchool(store)
    const { inductionId, ect } = school
    const idea = { version: 1, inductionId, proposedBy: ect.id, proposedAt: MONDAY_MORNING }
    const [taken, back, entryId] = [randomUUID(), randomUUID(), randomUUID()]
    await school.in(async (tx) => {
      await addProposal(tx, { ...idea, id: taken, text: 'Wait for silence', criteria: [] })
      await addProposal(tx, { ...idea, id: back, text: 'Stand still', criteria: [] })
      await takeProposal(tx, { id: taken, version: 1 }, { entryId, at: MONDAY_MORNING })
      await putProposalAside(tx, { id: back, version: 1 }, MONDAY_MORNING)
    })
    expect(await forgetOldRecords(depsOn(store), days(8))).toMatchObject({ drafts: 1 })
    expect(await school.in((tx) => loadTakenProposal(tx, entryId))).toMatchObject({ id: taken })
  })
})
