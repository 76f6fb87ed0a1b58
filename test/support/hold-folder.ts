import { lockDirectory } from '../../src/store/directory-lock.ts'

/*
 * A process that wants the folder named on its command line: it says on one line of JSON whether
 * it got it, and holds it until its input ends.
 */
const say = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`)
try {
  const lock = await lockDirectory(process.argv[2] ?? '.')
  say({ kind: 'held' })
  process.stdin.resume().on('end', () => void lock.release().then(() => process.exit(0)))
} catch (error) {
  const { code, message } = error as Error & { code: string }
  say({ kind: 'refused', code, message })
}
