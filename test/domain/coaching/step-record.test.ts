import { expect, it } from 'vitest'
import { isOnRecord } from '../../../src/domain/coaching/step-record.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { ectAlign } from '../../../src/programmes/ect-align/programme.ts'
import { aStep, at } from '../../support/build-situation.ts'

const confirmed = aStep({ confirmedAt: at('2026-10-06T17:00') })

it('is on record once agreed, where the mentor records it (contradiction 14)', () => {
  expect(isOnRecord(aStep(), ambition.steps)).toBe(true)
})

it('is on record once both recorded it, where Hampshire asks both (contradiction 14, HANTS:92-96)', () => {
  expect(isOnRecord(aStep(), ectAlign.steps)).toBe(false)
  expect(isOnRecord(confirmed, ectAlign.steps)).toBe(true)
})
