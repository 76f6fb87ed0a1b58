import type { BenchRow } from './bench-row.ts'

/** Each file is one kind of work; name some to run only those: `npm run bench -- cards start`. */
const benches: Readonly<Record<string, () => Promise<{ run(): Promise<BenchRow[]> }>>> = {
  start: () => import('./start.ts'),
  cards: () => import('./cards.ts'),
  tap: () => import('./tap.ts'),
  replay: () => import('./replay.ts'),
  planning: () => import('./planning.ts'),
  slack: () => import('./slack.ts'),
  delivery: () => import('./delivery.ts'),
  teams: () => import('./teams.ts'),
  doors: () => import('./doors.ts'),
  pages: () => import('./pages.ts'),
}

const said = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(value >= 10 ? 1 : 2)

function line({ name, value, unit, goal, peers = [] }: BenchRow): string {
  const beside = peers.map((peer) => {
    const aim = peer.goal === undefined ? '' : `, goal ${peer.goal}`
    return `${(value / peer.value).toFixed(2)} of ${peer.name} (${said(peer.value)}${aim})`
  })
  return `| ${name} | ${said(value)} ${unit} | ${goal ?? ''} | ${beside.join('; ')} |`
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}
console.log('| work | here | goal | beside a peer in the same run |\n|---|---|---|---|')
for (const [name, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const { run } = await load()
  for (const row of await run()) console.log(line(row))
}
