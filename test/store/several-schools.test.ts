import { expect, it } from 'vitest'
import { listPeople } from '../../src/store/people.ts'
import { loadSchool, saveSchool } from '../../src/store/schools.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

onBothEngines('several schools in one transaction', (open) => {
  it('each see their own people in their turn, and nobody of the school before', async () => {
    const store = await open()
    const [hill, vale] = [await keepSchool(store, ' of Hill'), await keepSchool(store, ' of Vale')]
    const seen = await store.withSchools([hill.id, vale.id, hill.id], async (tx) =>
      (await listPeople(tx)).map(({ id }) => id),
    )
    expect(seen[0]).toContain(hill.ect.id)
    expect(seen[1]).toContain(vale.ect.id)
    expect(seen[1]?.some((id) => seen[0]?.includes(id))).toBe(false)
    expect(seen[2]).toEqual(seen[0])
  })

  it('cannot write into the school whose turn it is not', async () => {
    const store = await open()
    const [hill, vale] = [await keepSchool(store), await keepSchool(store)]
    const stolen = { id: hill.id, urn: '999998', name: 'Taken over', timeZone: 'Europe/London' }
    await expect(
      store.withSchools([vale.id], (tx) => saveSchool(tx, stolen)),
    ).rejects.toMatchObject({ code: 'store-refused' })
  })

  it('keep nothing of the first where the last fails', async () => {
    const store = await open()
    const [hill, vale] = [await keepSchool(store), await keepSchool(store)]
    const work = store.withSchools([hill.id, vale.id], async (tx) => {
      if (tx.schoolId === vale.id) throw new Error('the line went dead')
      const school = await loadSchool(tx)
      if (school) await saveSchool(tx, { ...school, name: 'Another name' })
    })
    await expect(work).rejects.toThrow('the line went dead')
    expect((await hill.in((tx) => loadSchool(tx)))?.name).toBe('Hill School')
  })
})
