import { beforeAll, describe, expect, it } from 'vitest'
import { findByEmail } from '../../../src/store/directory.ts'
import { setLeaving } from '../../../src/store/people.ts'
import { partWithLeavers } from '../../../src/usecases/people/part-with-leavers.ts'
import { findByAccount } from '../../support/read-tables.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

const EMAIL = 'tom@hillcrest.example'
const ACCOUNT = { platform: 'sandbox', tenant: 'sandbox', userId: EMAIL }

describe('somebody who leaves on a day that is still to come (B-09)', () => {
  let school: School
  let id: string
  beforeAll(async () => {
    school = await openSchool()
    await school.chatOf('tom').types('my week')
    id = await school.personIdOf('tom')
    await school.in((tx) => setLeaving(tx, [id], '2026-11-02'))
  })

  const known = () =>
    school.deps.store.shared(async (tx) => [
      ...(await findByEmail(tx, EMAIL)),
      ...(await findByAccount(tx, ACCOUNT)),
    ])

  it('is at the school until then: found, answered and in its picture', async () => {
    await partWithLeavers(school.deps, new Date('2026-11-01T20:00:00Z'))
    expect(await known()).not.toEqual([])
    expect([...(await school.picture()).people.keys()]).toContain(id)
    await school.chatOf('tom').types('my week')
    expect(await school.chatOf('tom').lastText()).toContain('Callum')
  })

  it('is a stranger there from that day on, and history stays', async () => {
    await school.moveTo('2026-11-02T09:00')
    expect([...(await school.picture()).people.keys()]).not.toContain(id)
    expect(await known()).toEqual([])
  })
})
