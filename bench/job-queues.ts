import { Logger, makeWorkerUtils, run as runWorker } from 'graphile-worker'
import PgBoss from 'pg-boss'
import { BATCH } from '../src/delivery/delivery-deps.ts'
import type { Peer } from './bench-row.ts'

/*
 * Well-known job queues on the same PostgreSQL, each as fast as it goes: jobs that do nothing, and
 * one claim and one record for each. Neither knows who may be written to when, nor what to do where
 * nobody can tell whether a message arrived.
 */

const QUEUE = 'no-op'
/** As many under way at once as each queue's handbook suggests for work that waits. */
const AT_ONCE = 24
const SIDE_BY_SIDE = 3

const silent = new Logger(() => () => undefined)

/** So many jobs that do nothing, through each queue. */
export async function jobQueues(databaseUrl: string, jobs: number): Promise<Peer[]> {
  return [
    { name: 'pg-boss, jobs that do nothing', value: await pgBoss(databaseUrl, jobs), goal: 0.5 },
    { name: 'graphile-worker, jobs that do nothing', value: await graphile(databaseUrl, jobs) },
  ]
}

/** Claimed and completed in batches, as ours are. */
async function pgBoss(connectionString: string, jobs: number): Promise<number> {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue(QUEUE)
  const fill = (count: number) =>
    boss.insert(Array.from({ length: count }, (_, i) => ({ name: QUEUE, data: { i } })))
  const empty = async (): Promise<number> => {
    for (let done = 0; ; ) {
      const batch = await boss.fetch(QUEUE, { batchSize: BATCH })
      if (batch.length === 0) return done
      await boss.complete(
        QUEUE,
        batch.map(({ id }) => id),
      )
      done += batch.length
    }
  }
  const emptyTogether = async (): Promise<number> => {
    const done = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, empty))
    return done.reduce((sum, one) => sum + one, 0)
  }
  try {
    await fill(jobs)
    await emptyTogether()
    await fill(jobs)
    return await perSecond(jobs, emptyTogether)
  } finally {
    await boss.stop({ graceful: false })
  }
}

async function graphile(connectionString: string, jobs: number): Promise<number> {
  const utils = await makeWorkerUtils({ connectionString, logger: silent })
  try {
    await utils.migrate()
    const fill = () =>
      utils.withPgClient((client) =>
        client.query(
          `select graphile_worker.add_job('no-op', json_build_object('i', i))
           from generate_series(1, $1::int) as i`,
          [jobs],
        ),
      )
    const empty = async (): Promise<number> => {
      let done = 0
      let isEmpty: () => void = () => undefined
      const emptied = new Promise<void>((resolve) => {
        isEmpty = resolve
      })
      const runner = await runWorker({
        connectionString,
        concurrency: AT_ONCE,
        maxPoolSize: AT_ONCE,
        pollInterval: 100,
        noHandleSignals: true,
        logger: silent,
        taskList: {
          [QUEUE]: () => {
            done += 1
            if (done === jobs) isEmpty()
          },
        },
      })
      await emptied
      await runner.stop()
      return done
    }
    await fill()
    await empty()
    await fill()
    return await perSecond(jobs, empty)
  } finally {
    await utils.release()
  }
}

async function perSecond(jobs: number, work: () => Promise<number>): Promise<number> {
  const from = performance.now()
  const done = await work()
  if (done !== jobs) throw new Error(`${done} of ${jobs} were done.`)
  return done / ((performance.now() - from) / 1_000)
}
