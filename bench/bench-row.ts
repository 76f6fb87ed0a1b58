/** One line of the table that `npm run bench` prints. */
export interface BenchRow {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** 'under 2 s' */
  readonly goal?: string
  /** The same work done by a peer, or bare, in the same run, and the share of it that is the goal. */
  readonly peers?: readonly Peer[]
}

export interface Peer {
  readonly name: string
  readonly value: number
  readonly goal?: number
}
