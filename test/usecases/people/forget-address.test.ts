import { describe, expect, it } from 'vitest'
import { openSchool } from '../../support/school-in-memory.ts'

describe('somebody removes the app', () => {
  it('is shown to the tutor as a contact problem, in the tutor’s own chat only', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.receives({ as: 'callum', kind: 'uninstalled', id: 'gone' })
    await school.chatOf('helen').types('detail')
    const detail = await school.chatOf('helen').lastText()
    expect(detail).toContain('The contact route does not work')
    expect(detail).toContain('Check that they still have the app, and their email in the roster.')
    await school.moveTo('2026-09-18T16:00')
    const digest = (await school.channelTexts()).at(-1) ?? ''
    expect(digest).toContain('Induction this week')
    expect(digest).not.toContain('contact route')
    expect(digest).not.toContain('Callum')
  })

  it('is no problem for the others', async () => {
    const school = await openSchool({ now: '2026-09-13T12:00' })
    await school.receives({ as: 'callum', kind: 'uninstalled', id: 'gone' })
    await school.moveTo('2026-09-14T12:00')
    expect(await school.chatOf('tom').lastText()).toContain('My week')
  })
})
