import { describe, expect, it } from 'vitest'
import {
  EARLIER,
  modulesWithSteps,
  onShelf,
  shelvesOf,
} from '../../../src/domain/coaching/step-shelf.ts'
import { type Module, moduleOf } from '../../../src/domain/programme/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'
import { library } from '../../support/build-meeting.ts'
import { aStep } from '../../support/build-situation.ts'
import { niotWords } from '../../support/niot-words.ts'

const modules = (...ids: readonly string[]): Module[] =>
  ids.map((id) => moduleOf(niot, id) as Module)
const cycle = teachFirst.modules.slice(0, 1)
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

describe('the shelves that a mentor looks through', () => {
  it('are the modules studied, the one of now first', () => {
    expect(
      shelvesOf(modules('A', 'C', 'B'), { words: niotWords, hasEarlier: false }).map(
        ({ id }) => id,
      ),
    ).toEqual([...['B', 'C', 'A']])
  })

  it('are areas where a module has them, the chosen one in front (B-37, B-40)', () => {
    const areas = cycle[0]?.areas ?? []
    expect(areas.length).toBeGreaterThan(2)
    expect(ids(shelvesOf(cycle, { words: niotWords, hasEarlier: false }))).toEqual(ids(areas))
    const third = areas[2]?.id ?? ''
    expect(ids(shelvesOf(cycle, { words: niotWords, hasEarlier: false, focus: third }))[0]).toBe(
      third,
    )
  })

  it('end with the pair’s own earlier steps, once there are any', () => {
    expect(shelvesOf(modules('A'), { words: niotWords, hasEarlier: true }).at(-1)).toEqual({
      id: EARLIER,
      title: 'Steps that the two of you had before',
    })
  })

  it('reach beyond what is studied only where a focus may lie elsewhere', () => {
    expect(modulesWithSteps(niot, modules('A'))).toEqual(modules('A'))
    const all = modulesWithSteps(teachFirst, cycle)
    expect(all).toHaveLength(teachFirst.modules.length)
    expect(all.at(-1)).toBe(cycle[0])
  })
})

describe('what stands on a shelf', () => {
  const earlier = [
    aStep({ id: 'old', text: 'Count down from three.' }),
    aStep({ id: 'new', text: 'Wait for silence.' }),
  ]
  const from = {
    library,
    earlier,
    shelves: [
      { id: 'A', title: 'A' },
      { id: 'C', title: 'C' },
      { id: EARLIER, title: 'Before' },
    ],
  }

  it('is what belongs to it; without a wish the first shelf’s', () => {
    expect(ids(onShelf({}, from))).toEqual(['A1'])
    expect(ids(onShelf({ shelf: 'C' }, from))).toEqual(['C1'])
    expect(ids(onShelf({ shelf: 'no such' }, from))).toEqual(['A1'])
    expect(onShelf({ shelf: 'C' }, { ...from, library: [] })).toEqual([])
  })

  it('is the newest of the pair’s own steps first', () => {
    expect(ids(onShelf({ shelf: EARLIER }, from))).toEqual(['earlier:new', 'earlier:old'])
  })

  it('is found by words of the step, of how it is done and of its criteria, on any shelf', () => {
    expect(ids(onShelf({ words: 'door' }, from))).toEqual(['A1'])
    expect(ids(onShelf({ words: 'WORD' }, from))).toEqual(['C1'])
    expect(ids(onShelf({ words: 'task ready' }, from))).toEqual(['A1'])
    expect(ids(onShelf({ words: 'silence' }, from))).toEqual(['earlier:new'])
    expect(onShelf({ words: 'xylophone' }, from)).toEqual([])
  })

  it('is what fits best first, and what stands on the wished shelf before all', () => {
    expect(ids(onShelf({ words: 'a door' }, from))[0]).toBe('A1')
    expect(ids(onShelf({ words: 'for word door', shelf: 'A' }, from))[0]).toBe('A1')
  })

  it('is never more than a phone can show', () => {
    const [one] = library
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...(one as (typeof library)[number]),
      id: `A${at}`,
    }))
    expect(onShelf({}, { ...from, library: many })).toHaveLength(20)
    expect(onShelf({ words: 'door' }, { ...from, library: many })).toHaveLength(20)
  })
})
