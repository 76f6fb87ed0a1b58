import { performance } from 'node:perf_hooks'

const LOOK_EVERY_MS = 10
/** A process that neither works nor sleeps for longer than this was kept from running. */
const MOST_ASLEEP_MS = 50

/** Measures how long this process took over something, from when it is made. */
export interface OwnTime {
  /**
   * Milliseconds until now: those in which this process computed or waited, without those in which
   * a busy machine kept it from running. On an idle machine that is the time on the wall.
   */
  ms(): number
}

/** Begins to measure. What it times, and whatever that waits for, has to be in this process. */
export function ownTime(): OwnTime {
  let counted = 0
  let last = performance.now()
  let worked = process.cpuUsage()
  const look = (): void => {
    const now = performance.now()
    const { user, system } = process.cpuUsage(worked)
    counted += Math.min(now - last, (user + system) / 1000 + MOST_ASLEEP_MS)
    last = now
    worked = process.cpuUsage()
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return {
    ms() {
      look()
      clearInterval(timer)
      return counted
    },
  }
}

/** What the work computes, in milliseconds: the least of `times` measurements, as others' work and a collection of garbage only ever add to it. */
export function leastCpuMs(times: number, work: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  return Math.min(...Array.from({ length: times }, once))
}
