import { byId, make } from './dom.ts'
import { sayDay, sayNudge, sayTime } from './say.ts'
import type { SandboxState, UpcomingSend } from './wire.ts'

export interface UpcomingPanel {
  show(state: SandboxState): void
}

/** The drawer with what is about to be sent. Choosing a message moves the clock to it. */
export function createUpcoming(moveTo: (instant: string) => void): UpcomingPanel {
  const panel = byId('upcoming')
  const opener = byId('open-upcoming')
  const setOpen = (isOpen: boolean) => {
    panel.hidden = !isOpen
    opener.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) byId('upcoming-title').focus()
    else opener.focus()
  }
  opener.addEventListener('click', () => setOpen(panel.hidden === true))
  byId('close-upcoming').addEventListener('click', () => setOpen(false))
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setOpen(false)
  })
  let shown = ''
  return {
    show: (state) => {
      const key = JSON.stringify([state.upcoming, state.people.length])
      if (key === shown) return
      shown = key
      drawUpcoming(byId('upcoming-list'), state, moveTo)
    },
  }
}

function drawUpcoming(
  place: HTMLElement,
  state: SandboxState,
  moveTo: (instant: string) => void,
): void {
  const days = new Map<string, HTMLElement[]>()
  for (const send of state.upcoming) {
    const day = sayDay(send.at, state.timeZone)
    const item = make('li', {}, [sendButton(send, state, moveTo)])
    days.set(day, [...(days.get(day) ?? []), item])
  }
  const parts = [...days].flatMap(([day, items]) => [make('h3', {}, [day]), make('ul', {}, items)])
  place.replaceChildren(
    ...(parts.length > 0 ? parts : [make('p', {}, ['Nothing is planned in the coming weeks.'])]),
  )
}

function sendButton(
  send: UpcomingSend,
  state: SandboxState,
  moveTo: (instant: string) => void,
): HTMLElement {
  const items = send.items.map((item) => make('span', { class: 'item' }, [item.title]))
  const button = make('button', { type: 'button' }, [
    make('span', { class: 'at' }, [sayTime(send.at, state.timeZone)]),
    make('span', { class: 'what' }, [
      make('strong', {}, [nameOf(send.to, state)]),
      make('span', {}, [sayNudge(send.nudge)]),
      ...items,
    ]),
  ])
  button.addEventListener('click', () => moveTo(send.at))
  return button
}

const nameOf = (to: string, { people, channels }: SandboxState): string =>
  people.find((one) => one.email === to || one.address === to)?.name ??
  channels.find((one) => one.address === to)?.name ??
  to
