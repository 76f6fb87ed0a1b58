import { sayDoing, sayDone, sayTrouble } from './announce.ts'
import { ApiError, api } from './api.ts'
import { byId } from './dom.ts'
import { sayDay, sayFullDay, sayTime } from './say.ts'
import type { SandboxState } from './wire.ts'

export interface Clock {
  show(state: SandboxState): void
  /** Moves to an instant or a named moment, and says what happened on the way. */
  moveTo(to: string): Promise<void>
}

/** The sandbox's date and time, and the buttons that move it on. */
export function createClock(onMoved: () => Promise<void>): Clock {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.moves button')]
  let timeZone = 'Europe/London'
  let isMoving = false

  const setMoving = (moving: boolean) => {
    isMoving = moving
    document.body.classList.toggle('is-moving', moving)
    for (const button of buttons) button.setAttribute('aria-disabled', String(moving))
  }
  const moveTo = async (to: string, peopleLog = false) => {
    if (isMoving) return
    setMoving(true)
    sayDoing(peopleLog ? PEOPLE_LOG : 'Moving the clock on…')
    try {
      const { now, sent } = await api.clock({ to, peopleLog })
      await onMoved()
      const when = `${sayDay(now, timeZone)}, ${sayTime(now, timeZone)}`
      sayDone(`It is ${when}. ${saySent(sent)}`)
    } catch (error) {
      sayDone(error instanceof ApiError ? error.message : 'The clock did not move. Try again.')
    } finally {
      setMoving(false)
    }
  }
  for (const button of buttons) {
    const { to = '', people } = button.dataset
    button.addEventListener('click', () => void moveTo(to, people === 'log'))
  }
  return {
    show: (state) => {
      timeZone = state.timeZone
      sayTrouble('')
      show(state)
    },
    moveTo: (to) => moveTo(to),
  }
}

/** Thousands of cards are read and answered on the way. */
const PEOPLE_LOG = 'Moving the clock on. Everybody logs on the way: this takes a minute or two…'

const saySent = (sent: number): string =>
  sent === 0
    ? 'No message was sent on the way.'
    : sent === 1
      ? '1 message was sent on the way.'
      : `${sent} messages were sent on the way.`

function show({ now, timeZone, school, week }: SandboxState): void {
  const day = sayFullDay(now, timeZone)
  const texts = { day, time: sayTime(now, timeZone), week, school }
  for (const [id, text] of Object.entries(texts)) {
    const place = byId(id)
    if (place.textContent !== text) place.textContent = text
  }
}
