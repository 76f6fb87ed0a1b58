/**
 * A chat gives up on an event after some seconds, so a slow one is acknowledged before it is done.
 * Before that its sender is promised to hear of it: a message is kept that goes out where the event
 * comes to nothing, whatever becomes of this process, and that is taken back once it was answered.
 */
import { z } from 'zod'
import type { ChatEvent } from './platforms/chat-event.ts'
import type { KeepPromise, Receive } from './platforms/chat-platform.ts'
import type { EventAsk } from './store/event.ts'
import type { Deps } from './usecases/deps.ts'
import {
  type PromiseKept,
  promiseAnswer,
  takeBackAnswer,
} from './usecases/messages/promise-answer.ts'

export interface PromisesDeps extends Deps {
  readonly now: () => Date
  /** Records a fault of ours. */
  readonly onFault: (error: unknown) => void
}

export interface Promises {
  readonly keepPromise: KeepPromise
  /** As was given; what was promised of an event is taken back once it was answered. */
  readonly receive: Receive
}

/** The two belong together: what is promised here is taken back here. */
export function createPromises(deps: PromisesDeps, receive: Receive): Promises {
  const kept = new WeakMap<ChatEvent, Promise<PromiseKept>>()
  const answered = new WeakSet<ChatEvent>()

  const keep = async (event: ChatEvent): Promise<PromiseKept> => {
    try {
      return await promiseAnswer(deps, askOf(event, deps.now()))
    } catch (error) {
      deps.onFault(error)
      return 'not-kept'
    }
  }
  const takeBack = async (keeping: Promise<PromiseKept>): Promise<void> => {
    const promise = await keeping
    if (typeof promise !== 'string') await takeBackAnswer(deps, promise)
  }
  return {
    async keepPromise(event) {
      // The chat itself says these again: nothing that somebody did is lost with them.
      if (event.kind !== 'text' && event.kind !== 'action') return true
      if (answered.has(event)) return true
      const keeping = kept.get(event) ?? keep(event)
      kept.set(event, keeping)
      return (await keeping) !== 'not-kept'
    },
    async receive(event) {
      try {
        return await receive(event)
      } finally {
        answered.add(event)
        const keeping = kept.get(event)
        // The answer does not wait for this. Where it fails, the promise is judged when it is due.
        if (keeping !== undefined) takeBack(keeping).catch(deps.onFault)
      }
    },
  }
}

const meant = z.object({ school: z.uuid().optional(), schoolId: z.uuid().optional() })

function askOf(event: ChatEvent, at: Date): EventAsk {
  const named = event.kind === 'action' ? meant.safeParse(event.data).data : undefined
  const school = named?.school ?? named?.schoolId
  return { ...event.from, key: event.id, at, school, needs: 'roster' }
}
