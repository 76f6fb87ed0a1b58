import type { ChatReply } from '../../src/platforms/chat-platform.ts'

/** A product that thinks for longer than anybody waits: until its platform has answered without it. */
export interface HeldReply {
  reply(): Promise<ChatReply>
  /** Said when the platform's answer is there. */
  answered(): void
}

export function heldReply(reply: ChatReply): HeldReply {
  let answered: () => void = () => undefined
  const isAnswered = new Promise<void>((resolve) => {
    answered = resolve
  })
  return { reply: () => isAnswered.then(() => reply), answered }
}
