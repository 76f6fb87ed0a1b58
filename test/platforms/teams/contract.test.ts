import type { ChatAddress } from '../../../src/domain/messages/address.ts'
import { AMINA, aMessage, anInvoke } from '../../support/build-activity.ts'
import type { ConnectorFault } from '../../support/fake-connector.ts'
import { startTeamsBench } from '../../support/teams-bench.ts'
import { wordsOn } from '../../support/teams-client.ts'
import { describeChatPlatform, type PlatformHarness, type WireFault } from '../contract.ts'

const faults: Record<Exclude<WireFault, 'refused'>, ConnectorFault> = {
  throttled: { kind: 'status', status: 429, retryAfter: '2' },
  blocked: { kind: 'status', status: 403, code: 'ConversationBlockedByUser' },
  'lost-request': { kind: 'dropped', arrives: false },
  'lost-reply': { kind: 'dropped', arrives: true },
}

describeChatPlatform('teams', async (): Promise<PlatformHarness> => {
  const bench = await startTeamsBench()
  const { connector } = bench
  let deaf = false
  /** Nobody listens for the length of one send. */
  const unlessDeaf = async <Outcome>(call: () => Promise<Outcome>): Promise<Outcome> => {
    if (!deaf) return call()
    deaf = false
    await connector.stopListening()
    // The client has to notice that its idle connection is closed, or it cannot know what became of a request.
    await new Promise((resolve) => setTimeout(resolve, 20))
    try {
      return await call()
    } finally {
      await connector.listenAgain()
    }
  }
  const seen = async ({ conversation }: ChatAddress) =>
    connector.messages(conversation).map(({ id, activity }) => ({
      messageId: id,
      words: wordsOn(activity.attachments?.map(({ content }) => content)).join('\n'),
    }))
  return {
    platform: {
      ...bench.platform,
      send: (at, card, id) => unlessDeaf(() => bench.platform.send(at, card, id)),
      update: (message, card) => unlessDeaf(() => bench.platform.update(message, card)),
    },
    personal: bench.personal,
    channel: bench.channel,
    nowhere: { ...bench.personal, conversation: 'a:1nobody' },
    email: AMINA.email,
    canFindSent: false,
    received: bench.received,
    answerWith: bench.answerWith,
    next(fault) {
      if (fault === 'refused') deaf = true
      else connector.next(faults[fault])
    },
    seen,
    async type(text) {
      await bench.post(aMessage(connector.serviceUrl, text))
      await bench.settled()
    },
    async press({ messageId }, { verb, data, inputs }) {
      const invoke = anInvoke(connector.serviceUrl, {
        verb,
        data: { keepstep: data, ...inputs },
        replyToId: messageId,
      })
      const { body } = await bench.post(invoke)
      await bench.settled()
      const { value } = body as { value: unknown }
      const now = typeof value === 'string' ? [value] : wordsOn(value)
      return [...now, ...(await seen(bench.personal)).map(({ words }) => words)].join('\n')
    },
    close: bench.close,
  }
})
