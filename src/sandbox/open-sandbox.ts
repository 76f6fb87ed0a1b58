import { randomUUID } from 'node:crypto'
import { type Core, type CoreOptions, createCore } from '../app.ts'
import { type CalendarLinks, createCalendarLinks } from '../chats/calendar-links.ts'
import { openPages } from '../chats/open-pages.ts'
import type { OpenedChats } from '../chats/opened-chats.ts'
import { sandboxPageLink } from '../chats/page-links.ts'
import { saySorryIn } from '../chats/say-sorry.ts'
import { createVirtualClock, type VirtualClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { given } from '../domain/given.ts'
import type { Logger } from '../log.ts'
import { channelAddress, personalAddress, sandboxSender } from '../platforms/sandbox/addresses.ts'
import { createSandboxPlatform } from '../platforms/sandbox/platform.ts'
import { findByEmail } from '../store/directory.ts'
import { sandboxChatOn } from './chat-on-store.ts'
import { createDesk } from './desk.ts'
import { inviteEverybody } from './invite-everybody.ts'
import { keepClock } from './kept-clock.ts'
import { realChatIn } from './real-chat-in.ts'
import { SAMPLE_START, seedSampleSchool } from './sample-school.ts'
import { checkNeverReal, checkNobodyReal } from './sandbox-refusal.ts'

/**
 * The service on the sandbox: a school on one page and a clock that stands still until it is
 * moved. It begins with the sample school where there is no other.
 * @throws ConfigError `sandbox-refused` where real people could be in it, or others get to it.
 */
export async function openSandbox(
  config: Config,
  log: Logger,
  {
    onAttempt,
    onInDoubt,
    onRepeat,
    onFault,
    store,
  }: Pick<CoreOptions, 'onAttempt' | 'onInDoubt' | 'onRepeat' | 'onFault' | 'store'> = {},
): Promise<OpenedChats> {
  checkNobodyReal(config)
  const clock = createVirtualClock(config.startAt ?? SAMPLE_START)
  // Nobody real is in it: its addresses only last as long as it runs.
  const calendars = createCalendarLinks(randomUUID(), `http://${config.host}:${config.port}`)
  const core = await createCore({
    config,
    log,
    clock,
    onWaiting: () => undefined,
    calendarLink: calendars.linkFor,
    pageLink: ({ userId }, to) => sandboxPageLink(userId, to),
    ...given({ onAttempt, onInDoubt, onRepeat, onFault, store }),
  })
  try {
    checkNeverReal(config, await realChatIn(core.store))
    return await openOn(core, { clock, log, calendars })
  } catch (error) {
    await core.stop()
    throw error
  }
}

async function openOn(
  core: Core,
  {
    clock,
    log,
    calendars,
  }: { readonly clock: VirtualClock; readonly log: Logger; readonly calendars: CalendarLinks },
): Promise<OpenedChats> {
  const kept = await keepClock(core.store, clock)
  const platform = createSandboxPlatform({
    chat: sandboxChatOn(core.store),
    receive: core.receive,
    now: clock.now,
    newId: randomUUID,
    isKnown: async (at) => {
      if (at.kind === 'channel') return true
      const email = at.conversation.replace(personalAddress('').conversation, '')
      return (await core.store.shared((tx) => findByEmail(tx, email))).length > 0
    },
    sorryFor: saySorryIn('the sandbox', log),
  })
  core.connect(platform)
  await seedSampleSchool(core.deps, clock.now(), channelAddress)
  await inviteEverybody(core.deps, core.receive)
  await core.schedule.tick(clock.now())
  const desk = createDesk({ core, platform, clock, keepClock: kept.keep })
  const pages = openPages(core, {
    ways: { bySandbox: sandboxSender, calendars },
    now: clock.now,
    async onChanged() {
      await core.schedule.tick(clock.now())
      desk.changed()
    },
  })
  return {
    core,
    web: { routes: [], sandbox: desk, pages },
    now: clock.now,
    start: () => undefined,
    finish: async () => void (await Promise.all([core.schedule.stop(), core.worker.stop()])),
  }
}
