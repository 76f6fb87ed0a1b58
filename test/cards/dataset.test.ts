import { describe, expect, it } from 'vitest'
import { datasetOf, readDataset } from '../../src/cards/dataset.ts'

const SCHOOL = '01890a5d-ac96-774b-bcce-b302099a8057'
const DRAFT = '01890a5d-ac96-774b-bcce-b302099a8058'

describe('what a list of a card is filled from', () => {
  it('comes back from the chat as it stood in the card', () => {
    const written = datasetOf({ name: 'library-steps', school: SCHOOL, id: DRAFT })
    expect(readDataset(written)).toEqual({ name: 'library-steps', school: SCHOOL, id: DRAFT })
  })

  it('fits beside an input’s id in what Slack keeps of a list (255 characters)', () => {
    expect(datasetOf({ name: 'library-steps', school: SCHOOL, id: DRAFT }).length).toBeLessThan(150)
  })

  it.each([
    ['nothing', ''],
    ['a search that there is not', `people/${SCHOOL}/${DRAFT}`],
    ['a name of Object’s own', `constructor/${SCHOOL}/${DRAFT}`],
    ['no draft', `library-steps/${SCHOOL}`],
    ['an id that is none', `library-steps/${SCHOOL}/${'x'.repeat(36)}`],
    ['more than it should hold', `library-steps/${SCHOOL}/${DRAFT}/${DRAFT}`],
  ])('%s is read as nothing', (_, written) => {
    expect(readDataset(written)).toBeUndefined()
  })
})
