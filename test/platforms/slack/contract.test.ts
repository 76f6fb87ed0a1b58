import type { ChatAddress } from '../../../src/domain/messages/address.ts'
import { BEN, type SlackFault } from '../../support/fake-slack.ts'
import { startSlackBench } from '../../support/slack-bench.ts'
import { wordsIn } from '../../support/slack-words.ts'
import { describeChatPlatform, type PlatformHarness, type WireFault } from '../contract.ts'

const faults: Record<Exclude<WireFault, 'refused'>, SlackFault> = {
  throttled: { kind: 'throttled', retryAfter: 2 },
  blocked: { kind: 'error', error: 'account_inactive' },
  'lost-request': { kind: 'dropped', arrives: false },
  'lost-reply': { kind: 'dropped', arrives: true },
}

describeChatPlatform('slack', async (): Promise<PlatformHarness> => {
  const bench = await startSlackBench()
  const { slack, client } = bench
  // The workspace is known before anything goes wrong, as it is in a running service.
  await bench.platform.ownTeam()
  let deaf = false
  const unlessDeaf = async <Outcome>(call: () => Promise<Outcome>): Promise<Outcome> => {
    if (!deaf) return call()
    deaf = false
    await slack.stopListening()
    await new Promise((resolve) => setTimeout(resolve, 20))
    try {
      return await call()
    } finally {
      await slack.listenAgain()
    }
  }
  const seen = async ({ conversation }: ChatAddress) =>
    slack.in(conversation).map(({ ts, blocks, text }) => ({
      messageId: ts,
      words: blocks.length > 0 ? wordsIn(blocks).join('\n') : text,
    }))
  const everything = async () =>
    [client.modalWords(), ...(await seen(bench.personal)).map(({ words }) => words)].join('\n')
  return {
    platform: {
      ...bench.platform,
      send: (at, card, id) => unlessDeaf(() => bench.platform.send(at, card, id)),
      update: (message, card) => unlessDeaf(() => bench.platform.update(message, card)),
    },
    personal: bench.personal,
    channel: bench.channel,
    nowhere: { ...bench.personal, conversation: 'D0NOBODY' },
    email: BEN.email,
    canFindSent: true,
    received: bench.received,
    answerWith: bench.answerWith,
    next(fault) {
      if (fault === 'refused') deaf = true
      else slack.next('*', faults[fault])
    },
    seen,
    async type(text) {
      await client.type(text)
    },
    async press({ messageId }, { verb, data, inputs }) {
      await client.press(
        { message: messageId, channel: bench.personal.conversation },
        { action_id: `${verb}:0`, value: JSON.stringify(data) },
        { inputs },
      )
      return everything()
    },
    close: bench.close,
  }
})
