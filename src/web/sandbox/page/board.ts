import { sayNews } from './announce.ts'
import { type Chat, type ChatOf, createChat } from './chat.ts'
import { byId } from './dom.ts'
import { drawPicker, type PickableChat } from './picker.ts'
import { initials, sayRoles } from './say.ts'
import type { SandboxPerson, SandboxState, ShownMessage } from './wire.ts'

/** Below this width one chat is shown at a time. */
const NARROW = window.matchMedia('(max-width: 760px)')

export interface Board {
  /** Brings the picker up to date and asks for the chats that are shown. */
  refresh(state: SandboxState): Promise<void>
}

/** The chats side by side, and the picker that says which. */
export function createBoard(onDone: () => void): Board {
  const chats = new Map<string, Chat>()
  const seen = new Map<string, number>()
  let state: SandboxState | undefined
  let chosen: string[] = []

  const visible = () => (NARROW.matches ? chosen.slice(-1) : chosen)
  const chatFor = (of: ChatOf): Chat => {
    const known = chats.get(of.address)
    if (known !== undefined) return known
    const timeZone = () => state?.timeZone ?? 'Europe/London'
    const chat = createChat({ of, timeZone, onDone, onNews: announce })
    chats.set(of.address, chat)
    return chat
  }
  const draw = async () => {
    if (state === undefined) return
    const all = everyChat(state)
    const open = visible().flatMap((address) => all.filter((of) => of.address === address))
    for (const of of open) seen.set(of.address, of.messages)
    drawPicker(all, { open: visible(), seen, pick })
    arrange(byId('chats'), open.map(chatFor))
    await Promise.all(open.map((of) => chatFor(of).refresh()))
  }
  const pick = (address: string) => {
    const isOpen = visible().includes(address)
    const others = chosen.filter((one) => one !== address)
    if (NARROW.matches || !isOpen) chosen = [...others, address]
    else if (others.length > 0) chosen = others
    void draw()
  }
  NARROW.addEventListener('change', () => void draw())
  return {
    refresh: (next) => {
      state = next
      if (chosen.length === 0) {
        chosen = firstChoice(next)
        for (const of of everyChat(next)) seen.set(of.address, of.messages)
      }
      return draw()
    },
  }
}

function everyChat(state: SandboxState): PickableChat[] {
  const people = state.people.map((person) => ({
    address: person.address,
    name: person.name,
    role: sayRoles(person),
    initials: initials(person.name),
    actors: [person],
    messages: person.messages ?? 0,
  }))
  const isTutor = (person: SandboxPerson) => person.roles.includes('induction-tutor')
  const actors = [...state.people].sort((a, b) => Number(isTutor(b)) - Number(isTutor(a)))
  const channels = state.channels.map((channel) => ({
    address: channel.address,
    name: channel.name,
    role: 'Channel',
    initials: '#',
    actors,
    messages: channel.messages ?? 0,
  }))
  return [...people, ...channels]
}

/** An ECT, their mentor, the tutor and the channel; the ECT is the one that a phone shows. */
function firstChoice({ people, channels }: SandboxState): string[] {
  const ect = people.find((one) => one.mentorEmail !== undefined) ?? people[0]
  const mentor = people.find((one) => one.email === ect?.mentorEmail)
  const tutor = people.find((one) => one.roles.includes('induction-tutor'))
  const wanted = [ect, mentor, tutor, channels[0]]
  const addresses = wanted.flatMap((one) => (one === undefined ? [] : [one.address]))
  return NARROW.matches ? addresses.reverse() : addresses
}

/** Puts the columns in order without moving those that stand right: a moved one would lose focus. */
function arrange(board: HTMLElement, chats: readonly Chat[]): void {
  const wanted = chats.map((chat) => chat.element)
  for (const child of [...board.children]) {
    if (!wanted.includes(child as HTMLElement)) child.remove()
  }
  wanted.forEach((element, index) => {
    if (board.children[index] !== element)
      board.insertBefore(element, board.children[index] ?? null)
  })
}

function announce(of: ChatOf, messages: readonly ShownMessage[]): void {
  const own = messages.filter((message) => message.from === undefined)
  const first = own[0]?.text.split('\n')[0]
  if (first !== undefined) sayNews(`New for ${of.name}: ${first}`)
}
