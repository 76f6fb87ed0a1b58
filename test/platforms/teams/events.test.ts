import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cleaned, teamsActivity, tenantOf } from '../../../src/platforms/teams/activity.ts'
import { understand } from '../../../src/platforms/teams/events.ts'
import { AMINA, aMessage } from '../../support/build-activity.ts'

const FOLDER = 'test/payloads/teams'
const SERVICE_URL = 'https://smba.trafficmanager.net/uk/'
const payloads = readdirSync(FOLDER).map((file) => {
  const payload = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))
  return { file, ...payload } as {
    file: string
    teaches: string
    activity: unknown
    understood: object
  }
})

/** An activity on its way through the adapter, without its envelope. */
function read(json: unknown) {
  const activity = teamsActivity.parse(cleaned(json))
  return understand(activity, { tenant: tenantOf(activity) ?? '', serviceUrl: SERVICE_URL })
}
const textOf = (text: string) => {
  const understood = read(aMessage(SERVICE_URL, text))
  return understood.kind === 'event' && understood.event.kind === 'text'
    ? understood.event.text
    : undefined
}

describe('what Teams sends, in the product’s words', () => {
  it.each(payloads)('$file: $teaches', ({ activity, understood }) => {
    expect(read(activity)).toMatchObject(understood)
  })

  it('keeps with each address what it takes to write there again', () => {
    const understood = read(
      payloads.find(({ file }) => file === 'message-channel-mention.json')?.activity,
    )
    expect(understood.kind === 'event' && understood.event.at.reference).toMatchObject({
      serviceUrl: SERVICE_URL,
      scope: 'channel',
      bot: expect.stringMatching(/^28:/),
    })
  })
})

describe('typed text', () => {
  it.each([
    ['<at>Keepstep</at> my week', 'my week'],
    ['<at id="0">Keepstep</at>my week', 'my week'],
    ['my week <AT>Keepstep</AT>', 'my week'],
    ['6 &lt; 7 &amp; 8 &gt; 7', '6 < 7 & 8 > 7'],
    ['it&#39;s &quot;done&quot;', `it's "done"`],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['\u00a0done\u00a0self-study ', 'done self-study'],
    ['done\0\ud800', 'done\ufffd'],
    ['a < b', 'a < b'],
  ])('%j is read as %j', (typed, text) => {
    expect(textOf(typed)).toBe(text)
  })
})

describe('the id of an event', () => {
  it('is the same for the same activity, whatever it is posted with', () => {
    const activity = { ...aMessage(SERVICE_URL, 'done'), id: '17' }
    const ids = [activity, { ...activity, localTimestamp: 'later' }].map((one) => {
      const understood = read(one)
      return understood.kind === 'event' && understood.event.id
    })
    expect(ids).toEqual([`teams:${AMINA.conversation}:17`, `teams:${AMINA.conversation}:17`])
  })

  it('comes from the whole activity where Teams gives none', () => {
    const without = (text: string) => {
      const understood = read({ ...aMessage(SERVICE_URL, text), id: undefined })
      return understood.kind === 'event' ? understood.event.id : undefined
    }
    expect(without('done')).toBe(without('done'))
    expect(without('done')).not.toBe(without('my week'))
  })
})
