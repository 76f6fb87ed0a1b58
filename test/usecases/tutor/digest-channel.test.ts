import { describe, expect, it } from 'vitest'
import type { ChatAddress } from '../../../src/domain/messages/address.ts'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { sandboxChatOn } from '../../../src/sandbox/chat-on-store.ts'
import { listDigestSchedules } from '../../../src/store/channels.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'
import { sharedInFile } from '../../support/when-over.ts'

const STAFF_ROOM = channelAddress('Staff room')

/** What Keepstep answers to somebody who types in a channel. */
async function typed(school: School, as: string, text: string) {
  const { messages } = await school.receives({
    as,
    kind: 'text',
    text,
    at: STAFF_ROOM,
    id: school.deps.newId(),
  })
  return messages.map((card) => card.text).join('\n')
}

const postsIn = async (school: School, at: ChatAddress) =>
  (await sandboxChatOn(school.core.store).list(at.conversation)).map(({ text }) => text)

const withoutChannel = (now: string) =>
  openSchool({ now, roster: smallRoster().map((row) => ({ ...row, channel: '' })) })

describe('where the weekly digest is posted', () => {
  it('is the channel in which the induction tutor says so, from the next Friday on', async () => {
    const school = await withoutChannel('2026-09-14T12:00')
    const said = await typed(school, 'helen', '@Keepstep post digests here')
    expect(said).toContain('The weekly summary comes here')
    expect(said).toContain('In teaching weeks it comes on Friday at 3:30pm.')
    await school.moveTo('2026-09-18T15:29')
    expect(await postsIn(school, STAFF_ROOM)).toEqual([])
    await school.moveTo('2026-09-18T15:31')
    expect((await postsIn(school, STAFF_ROOM)).join()).toContain('Induction this week')
  })

  it('is said twice without posting twice', async () => {
    const school = await withoutChannel('2026-09-14T12:00')
    await typed(school, 'helen', 'post digests here')
    await typed(school, 'helen', 'post digests here')
    await school.moveTo('2026-09-20T12:00')
    expect(await postsIn(school, STAFF_ROOM)).toHaveLength(1)
  })

  it('is that channel no more once the tutor says stop, by a word or the button', async () => {
    const school = await withoutChannel('2026-09-14T12:00')
    await typed(school, 'helen', 'post digests here')
    expect(await typed(school, 'helen', 'stop digests')).toContain('no longer comes here')
    expect(await school.in((tx) => listDigestSchedules(tx))).toEqual([])
    await school.moveTo('2026-09-20T12:00')
    expect(await postsIn(school, STAFF_ROOM)).toEqual([])
    await typed(school, 'helen', 'post digests here')
    const { messages } = await school.receives({
      as: 'helen',
      kind: 'action',
      id: school.deps.newId(),
      at: STAFF_ROOM,
      verb: 'stop-digests',
      data: { v: 1, school: school.id },
      inputs: {},
    })
    expect(messages[0]?.text).toContain('no longer comes here')
  })

  it.each(['amina', 'priya', 'marcus'])('is not for %s to say', async (who) => {
    const school = await shared()
    for (const text of ['post digests here', 'stop digests']) {
      expect(await typed(school, who, text)).toContain('is for the induction tutor')
    }
    expect(await school.in((tx) => listDigestSchedules(tx))).toHaveLength(1)
  })

  it('is a channel, never somebody’s own chat', async () => {
    const school = await shared()
    for (const text of ['post digests here', 'stop digests']) {
      await school.chatOf('helen').types(text)
      expect(await school.chatOf('helen').lastText()).toContain('Say that in the channel')
    }
    expect(await school.in((tx) => listDigestSchedules(tx))).toHaveLength(1)
  })

  it('gets its digest on the last teaching day where Friday has no lessons (B-24)', async () => {
    const school = await openSchool({ now: '2026-11-23T12:00' })
    await school.moveTo('2026-11-26T15:31')
    expect((await school.channelTexts()).at(-1)).toContain('23 to 27 November')
    await school.moveTo('2026-11-29T12:00')
    expect(await school.channelTexts()).toHaveLength(1)
  })

  it('gets none in half term or at Christmas', async () => {
    const school = await openSchool({ now: '2026-10-24T12:00' })
    await school.moveTo('2026-11-01T12:00')
    expect(await school.channelTexts()).toEqual([])
  })
})

const shared = sharedInFile(() => openSchool())
