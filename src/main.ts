import { readConfig } from './config.ts'
import { KeepstepError } from './errors.ts'
import { createLog } from './log.ts'
import { startService } from './service.ts'

/** Starts the service, says where it is, and stops it on SIGTERM or SIGINT: a second one ends it. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const service = await startService(config, createLog(config))
  let stopping = false
  const stop = async () => {
    if (stopping) end('stop-forced: Ended at the second signal.')
    stopping = true
    await service.stop()
    // Whatever is still open belongs to others: nobody waits for it.
    process.exit()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void stop().catch(fail))
  // Last: whoever waits for this line may stop it the moment that they read it.
  process.stdout.write(`Keepstep is ready: open ${service.url}\n`)
}

/** A refusal to start is one line for a person; anything else is a bug with its stack. */
function fail(error: unknown): void {
  const known = error instanceof KeepstepError
  end(
    known
      ? `${error.code}: ${error.message}`
      : error instanceof Error
        ? String(error.stack)
        : String(error),
  )
}

function end(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

await main().catch(fail)
