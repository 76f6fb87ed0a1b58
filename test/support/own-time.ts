import { performance } from 'node:perf_hooks'

const LOOK_EVERY_MS = 10
/** A process that neither works nor sleeps for longer than this was kept from running. */
const MOST_ASLEEP_MS = 50

let counted = 0
let last = 0
let worked = process.cpuUsage()
let isLooking = false

function look(): void {
  const now = performance.now()
  const { user, system } = process.cpuUsage(worked)
  counted += Math.min(now - last, (user + system) / 1000 + MOST_ASLEEP_MS)
  last = now
  worked = process.cpuUsage()
}

/**
 * A clock in milliseconds that goes on while this process computes or waits, and stands still while
 * a busy machine keeps it from running. On an idle machine it goes like any other. What it times,
 * and whatever that waits for, has to be in this process.
 */
export function ownNow(): number {
  if (!isLooking) setInterval(look, LOOK_EVERY_MS).unref()
  isLooking = true
  look()
  return counted
}

/** Milliseconds of `ownNow` from here on. */
export function ownTime(): { ms(): number } {
  const began = ownNow()
  return { ms: () => ownNow() - began }
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
