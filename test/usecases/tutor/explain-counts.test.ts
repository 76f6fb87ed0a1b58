import { describe, expect, it } from 'vitest'
import type { ChatReply } from '../../../src/platforms/chat-platform.ts'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/** 'How was this counted?' on the digest of a week, pressed in the channel. */
const explain = (school: School, as: string, week: string): Promise<ChatReply> =>
  school.receives({
    as,
    kind: 'action',
    at: channelAddress('Induction 123456'),
    verb: 'explain-counts',
    data: { v: 1, school: school.id, week },
    inputs: {},
    id: school.deps.newId(),
  })

const FIGURE = /^(Self-study|Drop-ins|Meetings|Action steps agreed): (\d+ of \d+|none expected)/

/** The figures in a text, each with its count. */
const figuresIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => FIGURE.exec(line)?.[0] ?? [])

describe('how a week was counted', () => {
  it('gives in private what the channel of a small school does not show, each figure with its rule', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.chatOf('amina').types('done')
    await school.chatOf('tom').types('not this week')
    await school.chatOf('tom').presses('Save', { things: 'whole-week', reason: 'cover' })
    await school.moveTo('2026-09-18T16:00')
    const digest = (await school.channelTexts()).at(-1) ?? ''
    const { aside, messages } = await explain(school, 'helen', '2026-09-14')
    const text = aside?.[0]?.text ?? ''
    expect(messages).toEqual([])
    expect(figuresIn(digest)).toEqual([])
    expect(figuresIn(text)).toEqual([
      'Self-study: 1 of 2',
      'Drop-ins: 0 of 2',
      'Meetings: 0 of 2',
      // Bethan's meeting of this week reviews, and need not agree a step (B-57).
      'Action steps agreed: 0 of 1',
    ])
    expect(text).toContain('Counted: drop-ins due this week, once the mentor logged one.')
    expect(text).toContain('Left out: 1, cover.')
    expect(text).not.toMatch(/Amina|Callum|Tom|Priya/)
  })

  it('asked for in the channel, it lasts in the chat of whoever asked, and nobody else is sent it', async () => {
    const school = await openSchool({ now: '2026-09-18T16:00' })
    const before = await school.channelTexts()
    const chats = ['helen', 'marcus', 'amina', 'priya', 'tom'] as const
    const counts = async () =>
      Promise.all(chats.map(async (who) => (await school.chatOf(who).messages()).length))
    const [helen = 0, ...others] = await counts()
    const { said } = await explain(school, 'helen', '2026-09-14')
    expect(said).toContain('Only you')
    await school.moveTo('2026-09-18T16:01')
    expect(await counts()).toEqual([helen + 1, ...others])
    expect(await school.chatOf('helen').lastText()).toContain('Counted: drop-ins due this week')
    expect(await school.channelTexts()).toEqual(before)
  })

  it('names the days that no count includes', async () => {
    const school = await openSchool({ now: '2026-10-23T12:00' })
    const { aside } = await explain(school, 'marcus', '2026-10-19')
    expect(aside?.[0]?.text).toContain('Friday 23 October not counted: training day.')
  })

  it('is for the induction tutor and the headteacher', async () => {
    const school = await openSchool()
    for (const who of ['amina', 'priya']) {
      const { messages } = await explain(school, who, '2026-09-14')
      expect(messages[0]?.text).toContain('is for the induction tutor')
    }
  })

  it('is what a headteacher gets who asks for the detail: numbers, no names', async () => {
    const school = await openSchool({ now: '2026-09-18T12:00' })
    await school.chatOf('marcus').types('detail')
    const text = await school.chatOf('marcus').lastText()
    expect(figuresIn(text)).toHaveLength(4)
    expect(text).not.toMatch(/Amina|Callum|Bethan|Priya|Tom/)
  })

  it('says so where nothing was expected', async () => {
    const school = await openSchool({ now: '2026-08-20T12:00' })
    const { aside } = await explain(school, 'helen', '2026-08-17')
    expect(aside?.[0]?.text).toContain('there is nothing to count')
  })
})
