import { readConfig } from './config.ts'
import { KeepstepError } from './errors.ts'
import { createLog } from './log.ts'
import { startService } from './service.ts'

/** Starts the service, says where it is, and stops it on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const service = await startService(config, createLog(config))
  process.stdout.write(`Keepstep is ready: open ${service.url}\n`)
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await service.stop()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void stop().catch(fail))
}

/** A refusal to start is one line for a person; anything else is a bug with its stack. */
function fail(error: unknown): void {
  const known = error instanceof KeepstepError
  process.stderr.write(
    known
      ? `${error.code}: ${error.message}\n`
      : `${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = 1
  if (!known) process.exit()
}

await main().catch(fail)
