/**
 * The sandbox's page: the clock in the header, a chat per person, and what is about to be sent.
 * Everything is asked for again every two seconds; what has not changed is left alone.
 */
import { sayTrouble } from './announce.ts'
import { ApiError, api } from './api.ts'
import { createBoard } from './board.ts'
import { createClock } from './clock.ts'
import { startTheme } from './theme.ts'
import { createUpcoming } from './upcoming.ts'

const POLL_MS = 2000

startTheme()
const board = createBoard(() => void refresh())
const clock = createClock(() => refresh())
const upcoming = createUpcoming((instant) => void clock.moveTo(instant))

async function refresh(): Promise<void> {
  try {
    const state = await api.state()
    clock.show(state)
    upcoming.show(state)
    await board.refresh(state)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    sayTrouble(error.message)
  }
}

async function keepUp(): Promise<void> {
  if (!document.hidden) await refresh()
  window.setTimeout(() => void keepUp(), POLL_MS)
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh()
})
void keepUp()
