import { it } from 'vitest'
import { allProgrammes } from '../support/four-programmes.ts'
import { openSchool } from '../support/school-in-memory.ts'
it('explores', async () => {
  const school = await openSchool({ roster: allProgrammes() })
  const show = async (who: string, ...does: (string | [string, Record<string, string>])[]) => {
    const chat = school.chatOf(who)
    for (const one of does) {
      console.log(`##### ${who}: ${JSON.stringify(one)}`)
      try {
        if (typeof one === 'string' && one.startsWith('>')) await chat.presses(one.slice(1))
        else if (typeof one === 'string') await chat.types(one)
        else await chat.presses(one[0], one[1])
      } catch (e) { console.log(String(e)) ; continue }
      console.log(await chat.lastText())
    }
  }
  await show('jonas', 'my week', 'electives')
  await show('ewan', 'my week', 'log meeting', '>Next: Probe', 'log meeting')
  await show('leila', 'my week', 'electives')
  await show('grace', 'my week')
  await show('maya', 'my week', 'electives')
  await show('owen', 'my week', 'log meeting')
  await show('helen', 'my week', 'detail')
}, 120000)
