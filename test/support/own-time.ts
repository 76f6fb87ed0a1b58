import { performance } from 'node:perf_hooks'
import { whenFileEnds } from './when-file-ends.ts'

const LOOK_EVERY_MS = 10
/** A process that neither works nor sleeps for longer than this was kept from running. */
const MOST_ASLEEP_MS = 50

let counted = 0
let last = 0
/** What was computed when that was last looked at, and how long ago that was. */
let workedMs = cpuMs()
let unlookedMs = 0
let isLooking = false

function look(): void {
  const now = performance.now()
  const passed = now - last
  last = now
  unlookedMs += passed
  // Asking the system what was computed costs more than all else here, and says nothing new so soon.
  if (unlookedMs <= MOST_ASLEEP_MS) {
    counted += passed
    return
  }
  const worked = cpuMs()
  counted += Math.min(passed, worked - workedMs + MOST_ASLEEP_MS)
  workedMs = worked
  unlookedMs = 0
}

/** What this process has computed so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Until the test file ends: whoever comes after it in this process need not pay for the looks. */
function keepLooking(): void {
  isLooking = true
  const looking = setInterval(look, LOOK_EVERY_MS).unref()
  whenFileEnds(() => {
    clearInterval(looking)
    isLooking = false
  })
}

/**
 * A clock in milliseconds that goes on while this process computes or waits, and stands still while
 * a busy machine keeps it from running. On an idle machine it goes like any other. What it times,
 * and whatever that waits for, has to be in this process.
 */
export function ownNow(): number {
  if (!isLooking) keepLooking()
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
    const before = cpuMs()
    work()
    return cpuMs() - before
  }
  return Math.min(...Array.from({ length: times }, once))
}
