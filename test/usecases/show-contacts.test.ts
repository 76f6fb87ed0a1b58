import { describe, expect, it } from 'vitest'
import { allProgrammes } from '../support/four-programmes.ts'
import { openSchool } from '../support/school-in-memory.ts'

const asks = async (who: string, text = 'contacts') => {
  const school = await openSchool({ roster: allProgrammes() })
  const chat = school.chatOf(who)
  await chat.types(text)
  return (await chat.allTexts()).filter((said) => said.startsWith('Whom you can ask'))
}

describe('whom to ask about the programme (B-90, B-95)', () => {
  it('is told to an ECT for the programme that they are on, with hours and safe senders', async () => {
    const [card, ...others] = await asks('ruby')
    expect(others).toEqual([])
    expect(card).toContain('Who helps: ECT Align, Hampshire')
    expect(card).toContain(
      'Ambition Institute ECT support, for accounts and access to Steplab: ectsupport@ambition.org.uk, 020 3846 5828 (Monday to Friday, 9am to 5pm)',
    )
    expect(card).toContain('@ambition.org.uk, @steplab.com')
    expect(card).toContain('myambition@ambition.org')
  })

  it('is told to a mentor for each programme of their ECTs, and to the tutor for all of the school', async () => {
    const programmes = ([card = '']: readonly string[]) =>
      card.split('\n').filter((line) => line.startsWith('Who helps'))
    expect(programmes(await asks('grace', 'who can I ask?')).sort()).toEqual([
      'Who helps: Ambition Institute',
      'Who helps: National Institute of Teaching',
    ])
    const all = await asks('helen')
    expect(all).toHaveLength(1)
    expect(programmes(all)).toHaveLength(4)
  })
})

describe('what a school may change', () => {
  it('is shown to the induction tutor with its reasons and the way to each choice, to nobody else', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('what may we change?')
    const text = await helen.lastText()
    expect(text).toContain('National Institute of Teaching: yes, that is flexible')
    expect(text).toContain('The order of the other five modules.')
    expect(text).toContain('no, that part is fixed')
    expect(text).not.toMatch(/\b[A-Z]+:\d/)
    expect(text).toContain(
      'Behaviour and Relationships comes first, in the first half of autumn, because a class that feels safe comes before all else.',
    )
    await helen.presses('Choose the order')
    expect(await helen.lastText()).toContain('Behaviour and Relationships')
    const marcus = school.chatOf('marcus')
    await marcus.types('what may we change?')
    expect(await marcus.lastText()).toContain('no, that part is fixed')
    expect(await marcus.lastText()).not.toContain('Choose the order')
    await school.chatOf('amina').types('what may we change?')
    expect(await school.chatOf('amina').lastText()).toContain('is for the induction tutor')
  })
})
