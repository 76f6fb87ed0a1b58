import { beforeAll, describe, expect, it } from 'vitest'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { markLeft } from '../../../src/store/people.ts'
import { setLeaving } from '../../../src/store/placements.ts'
import { findActors } from '../../../src/usecases/people/find-actors.ts'
import { aRoster } from '../../support/build-roster.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

const NOW = new Date('2026-09-04T09:00:00Z')

let school: School
let next: School
beforeAll(async () => {
  school = await openSchool()
  next = await school.openNextDoor()
})

const sender = (email: string, userId = email) => ({
  platform: 'sandbox',
  tenant: 'sandbox',
  userId,
  email,
})

describe('who somebody in a chat is', () => {
  it('found by email, with the roles that they have at their school', async () => {
    const [actor, ...others] = await findActors(school.deps, sender('helen@hillcrest.example'), NOW)
    expect(others).toEqual([])
    expect(actor).toMatchObject({ schoolId: school.id, roles: ['induction-tutor'] })
  })

  it('then by chat account, so that a changed email does no harm', async () => {
    const known = await findActors(school.deps, sender('tom@hillcrest.example', 'U-tom'), NOW)
    const { email: _, ...account } = sender('', 'U-tom')
    expect(await findActors(school.deps, account, NOW)).toEqual(known)
    expect(
      await findActors(school.deps, sender('new.name@hillcrest.example', 'U-tom'), NOW),
    ).toEqual(known)
  })

  it('a stranger is nobody, and so is an email that is known in another tenant only', async () => {
    expect(await findActors(school.deps, sender('stranger@hillcrest.example'), NOW)).toEqual([])
    const elsewhere = { ...sender('amina@hillcrest.example', 'U-x'), tenant: 'another-trust' }
    expect(await findActors(school.deps, elsewhere, NOW)).toEqual([])
    const { messages } = await school.receives({ as: 'stranger@hillcrest.example' })
    expect(messages).toHaveLength(1)
    expect(messages[0]?.text).not.toMatch(/Hillcrest|Next School/)
  })

  it('somebody at two schools is both, also where the second came later', async () => {
    const email = 'priya@hillcrest.example'
    expect(await findActors(school.deps, sender(email), NOW)).toHaveLength(1)
    const shared = smallRoster({ urn: '654321', domain: 'nextdoor' }).map((row) =>
      row.email === 'marcus@nextdoor.example' ? { ...row, email } : row,
    )
    const bytes = aRoster(shared)
    await importRoster(school.deps, { bytes, channelAddress }, school.clock.now())
    const schools = (await findActors(school.deps, sender(email), NOW)).map(
      ({ schoolId }) => schoolId,
    )
    expect(schools.sort()).toEqual([school.id, next.id].sort())
  })

  it('and is asked which school they mean, before anything is done', async () => {
    const before = await school.log()
    await school.chatOf('priya').types('log drop-in')
    const text = await school.chatOf('priya').lastText()
    expect(text).toContain('Hillcrest School')
    expect(text).toContain('Next School')
    expect(await school.log()).toEqual(before)
  })

  it('whoever has left is nobody any more, by email and by account', async () => {
    const marcus = sender('marcus@hillcrest.example', 'U-marcus')
    const [actor] = await findActors(school.deps, marcus, NOW)
    await school.in((tx) => markLeft(tx, [actor?.personId ?? ''], '2026-09-14'))
    expect(await findActors(school.deps, marcus, NOW)).toEqual([])
  })

  it('is at their old school until the day on which they leave it, and not from then on (B-09)', async () => {
    const own = await openSchool()
    const tom = sender('tom@hillcrest.example')
    const id = await own.personIdOf('tom')
    await own.in((tx) => setLeaving(tx, [id], '2026-11-02'))
    const on = (day: string) => findActors(own.deps, tom, new Date(`${day}T12:00:00Z`))
    expect(await on('2026-11-01')).toHaveLength(1)
    expect(await on('2026-11-02')).toEqual([])
  })
})
