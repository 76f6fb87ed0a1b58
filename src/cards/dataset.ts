/** What a card's list can be filled from while somebody types. The router holds one search for each. */
export const datasets = ['library-steps'] as const

export type DatasetName = (typeof datasets)[number]

/** What a list is filled from: a search, at a school, for one thing by its id. */
export interface Dataset {
  readonly name: DatasetName
  readonly school: string
  readonly id: string
}

/** As it stands in a card; platforms hand it back as it came. */
export const datasetOf = ({ name, school, id }: Dataset): string => [name, school, id].join('/')

const WRITTEN = /^([a-z-]{1,40})\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/

/** What was written into a card; undefined for anything else. */
export function readDataset(written: string): Dataset | undefined {
  const [, name, school, id] = WRITTEN.exec(written) ?? []
  const known = datasets.find((one) => one === name)
  return known === undefined || school === undefined || id === undefined
    ? undefined
    : { name: known, school, id }
}
