import { describe, expect, it } from 'vitest'
import { changeManners } from '../../../src/usecases/manners/change-manners.ts'
import { listManners, listWakeUps } from '../../support/read-tables.ts'
import { openSchool } from '../../support/school-in-memory.ts'
import { inTurn } from '../../support/take-turn.ts'

describe('changing how somebody is written to', () => {
  it('keeps what was chosen before, and thinks anew about when to write', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const personId = await school.personIdOf('amina')
    await inTurn(school, 'amina', (turn) => {
      const picture = changeManners(turn, (theirs) => ({ ...theirs, reminderDay: 3 }))
      changeManners({ ...turn, picture }, (theirs) => ({ ...theirs, reminderTime: '16:00' }))
    })
    expect(await school.in((tx) => listManners(tx, [personId]))).toEqual([
      { personId, reminderDay: 3, reminderTime: '16:00', nudgesOff: [], celebrate: false },
    ])
    const wakeUps = await school.in((tx) => listWakeUps(tx))
    expect(wakeUps.find((one) => one.personId === personId)?.nextAt).toEqual(
      new Date('2026-09-14T15:00:00Z'),
    )
  })
})
