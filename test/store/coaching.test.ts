import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  actionStepHistory,
  addActionStep,
  loadActionStep,
  reviseActionStep,
} from '../../src/store/action-steps.ts'
import type { Store } from '../../src/store/database.ts'
import { closeDraft, loadDraft, openDraft, saveDraft } from '../../src/store/drafts.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { listActionSteps, listOpenDrafts } from '../support/read-tables.ts'
import {
  aStoredStep,
  keepSchool,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'

const aDraft = (school: StoredSchool) => ({
  id: randomUUID(),
  kind: 'meeting' as const,
  authorId: school.mentor.id,
  inductionId: school.inductionId,
  stage: 'praise',
  values: {},
  openedAt: MONDAY_MORNING,
})

onBothEngines('what a pair writes together', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  describe('an action step', () => {
    it('comes back as it was agreed, with its lesson', async () => {
      const school = await keepSchool(store)
      const step = aStoredStep(school, {
        kind: 'both',
        source: 'edited',
        libraryId: 'niot-a-3',
        module: 'A',
        entryId: randomUUID(),
        repeatOf: randomUUID(),
        plannedFor: { lesson: '8B, period 3', at: '2026-09-18T11:20', remind: true },
      })
      await school.in((tx) => addActionStep(tx, step))
      expect(await school.in((tx) => loadActionStep(tx, step.id))).toEqual({ ...step, version: 1 })
    })

    it('may be planned for a lesson without a time', async () => {
      const school = await keepSchool(store)
      const step = aStoredStep(school, { plannedFor: { lesson: 'Year 9' } })
      await school.in((tx) => addActionStep(tx, step))
      expect(await school.in((tx) => listActionSteps(tx))).toEqual([{ ...step, version: 1 }])
    })

    it('keeps the first wording when the ECT rewords it (B-64)', async () => {
      const school = await keepSchool(store)
      const step = { ...aStoredStep(school), version: 1 }
      await school.in((tx) => addActionStep(tx, step))
      const reworded = { ...step, text: 'In my words', confirmedAt: minutesLater(10) }
      await school.in((tx) => reviseActionStep(tx, reworded))
      expect(await school.in((tx) => listActionSteps(tx, [school.inductionId]))).toEqual([
        { ...reworded, version: 2 },
      ])
      const history = await school.in((tx) => actionStepHistory(tx, step.id))
      expect(history.map(({ text }) => text)).toEqual([step.text, 'In my words'])
    })

    it('tells the slower of two people that it moved on, and keeps the quicker one’s words', async () => {
      const school = await keepSchool(store)
      const step = { ...aStoredStep(school), version: 1 }
      await school.in((tx) => addActionStep(tx, step))
      const texts = Array.from({ length: 10 }, (_, i) => `Wording ${i}`)
      const outcomes = await Promise.allSettled(
        texts.map((text) => school.in((tx) => reviseActionStep(tx, { ...step, text }))),
      )
      const refused = outcomes.flatMap((one) =>
        one.status === 'rejected' ? [one.reason.code] : [],
      )
      expect(refused).toEqual(Array(9).fill('store-moved-on'))
      const winner = texts[outcomes.findIndex(({ status }) => status === 'fulfilled')]
      expect(await school.in((tx) => loadActionStep(tx, step.id))).toMatchObject({
        text: winner,
        version: 2,
      })
    })

    it('is no longer listed once its meeting was taken back, and is kept', async () => {
      const school = await keepSchool(store)
      const step = { ...aStoredStep(school), version: 1 }
      await school.in((tx) => addActionStep(tx, step))
      await school.in((tx) => reviseActionStep(tx, { ...step, undoneAt: minutesLater(5) }))
      expect(await school.in((tx) => listActionSteps(tx))).toEqual([])
      expect(await school.in((tx) => actionStepHistory(tx, step.id))).toHaveLength(2)
    })
  })

  describe('a draft', () => {
    it('is saved at each stage and waits where its author left', async () => {
      const school = await keepSchool(store)
      const draft = aDraft(school)
      await school.in((tx) => openDraft(tx, draft))
      const change = {
        stage: 'probe',
        values: { praise: 'A calm start — every pupil “in”' },
        updatedAt: minutesLater(4),
      }
      const seen = { id: draft.id, version: 1 }
      await school.in((tx) => saveDraft(tx, seen, change))
      const open = await school.in((tx) => listOpenDrafts(tx, [school.mentor.id]))
      expect(open).toEqual([{ ...draft, ...change, version: 2 }])
    })

    it('loses nothing when it is edited on two devices', async () => {
      const school = await keepSchool(store)
      const draft = aDraft(school)
      await school.in((tx) => openDraft(tx, draft))
      let version = 1
      for (let round = 0; round < 20; round++) {
        const seen = { id: draft.id, version }
        const save = (device: string) => {
          const values = { praise: `${device} ${round}` }
          const change = { stage: 'praise', values, updatedAt: minutesLater(round) }
          return school.in((tx) => saveDraft(tx, seen, change))
        }
        const devices = ['phone', 'laptop']
        const outcomes = await Promise.allSettled(devices.map(save))
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
        const winner = devices[outcomes.findIndex(({ status }) => status === 'fulfilled')]
        expect(await school.in((tx) => loadDraft(tx, draft.id))).toMatchObject({
          values: { praise: `${winner} ${round}` },
        })
        version += 1
      }
    })

    it('is closed once, and then can no longer be changed', async () => {
      const school = await keepSchool(store)
      const draft = aDraft(school)
      await school.in((tx) => openDraft(tx, draft))
      const end = { closedAs: 'finished' as const, at: minutesLater(9) }
      const close = () => school.in((tx) => closeDraft(tx, { id: draft.id, version: 1 }, end))
      const outcomes = await Promise.allSettled([close(), close()])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const late = { stage: 'plan', values: {}, updatedAt: minutesLater(10) }
      const seen = { id: draft.id, version: 2 }
      await expect(school.in((tx) => saveDraft(tx, seen, late))).rejects.toMatchObject({
        code: 'store-moved-on',
      })
      expect(await school.in((tx) => loadDraft(tx, draft.id))).toMatchObject({
        closedAs: 'finished',
        closedAt: minutesLater(9),
      })
      expect(await school.in((tx) => listOpenDrafts(tx))).toEqual([])
    })

    it('that nobody began cannot be saved', async () => {
      const school = await keepSchool(store)
      const change = { stage: 'plan', values: {}, updatedAt: MONDAY_MORNING }
      const seen = { id: randomUUID(), version: 1 }
      await expect(school.in((tx) => saveDraft(tx, seen, change))).rejects.toMatchObject({
        code: 'store-moved-on',
      })
      expect(await school.in((tx) => loadDraft(tx, seen.id))).toBeUndefined()
    })
  })
})
