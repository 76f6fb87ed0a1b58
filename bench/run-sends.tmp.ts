import { run } from './sends-only.tmp.ts'
const [row] = await run()
console.log(row?.value, row?.peer?.value, (row?.value ?? 0) / (row?.peer?.value ?? 1))
