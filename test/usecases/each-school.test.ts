import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { listPeople } from '../../src/store/people.ts'
import { eachSchool } from '../../src/usecases/each-school.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { keepSchool, type StoredSchool } from '../support/stored-school.ts'

onBothEngines('work for each school', (open) => {
  let store: Store
  let schools: StoredSchool[]
  beforeAll(async () => {
    store = await open()
    schools = []
    for (let i = 0; i < 8; i += 1) schools.push(await keepSchool(store))
  })
  const ids = () => schools.map(({ id }) => id)

  it('is done in every one of them, each seeing its own people only', async () => {
    const seen = await eachSchool(
      { store },
      { due: ids(), work: async (tx) => (await listPeople(tx)).map(({ id }) => id) },
    )
    const everybody = schools.flatMap(({ ect, mentor, tutor }) => [ect.id, mentor.id, tutor.id])
    expect(seen.flat().sort()).toEqual(everybody.sort())
    expect(seen).toHaveLength(8)
  })

  it('is nothing where nothing is due', async () => {
    const work = () => Promise.reject(new Error('nobody asked'))
    expect(await eachSchool({ store }, { due: async () => [], work })).toEqual([])
  })

  describe('when some have a fault', () => {
    const done: string[] = []
    const workWith = (broken: readonly string[]) =>
      eachSchool(
        { store },
        {
          due: ids(),
          work: async ({ schoolId }) => {
            if (broken.includes(schoolId)) throw new Error(`fault of ${schoolId}`)
            done.push(schoolId)
          },
        },
      )

    it('is still done in the others, and the fault is thrown', async () => {
      const [broken = ''] = ids()
      done.length = 0
      await expect(workWith([broken])).rejects.toThrow(`fault of ${broken}`)
      expect(done.sort()).toEqual(ids().slice(1).sort())
    })

    it('throws several faults together', async () => {
      await expect(workWith(ids().slice(0, 3))).rejects.toBeInstanceOf(AggregateError)
    })
  })
})
