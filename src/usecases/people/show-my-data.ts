import { z } from 'zod'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayCount } from '../../cards/say.ts'
import { personIn } from '../../school/questions.ts'
import { say } from '../answer.ts'
import { pageAsked } from '../page-asked.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { personalDataIn } from './export-person.ts'
import {
  type SaidField,
  type SaidTable,
  sayDayAndYear,
  sayPersonalData,
} from './say-personal-data.ts'

export const showMyDataInput = z.object({ page: pageAsked })

/**
 * Every row that is stored of the person who asks, with every word in it, page by page. Of other
 * people only names; ids that point from row to row are left out.
 */
export const showMyData: UseCase<z.infer<typeof showMyDataInput>> = async (turn) => {
  const { school, picture, ask, now } = turn
  const person = personIn(picture, actorIn(turn))
  const own = picture.inductionOfEct(person.id)
  const subject = {
    personId: person.id,
    email: person.email.toLowerCase(),
    inductionIds: own === undefined ? [] : [own.id],
  }
  const data = await personalDataIn(school, { school: picture.school, person, subject }, now)
  const tables = sayPersonalData(data)
  const count = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'Everything that is stored about you',
      context: `${sayCount(count, 'record')} at ${picture.school.name}, as of ${sayDayAndYear(picture.today)}`,
      parts: tables.flatMap(partsOf),
      nothing: 'Nothing is stored about you.',
      buttons: [
        { title: 'Open it on my page', verb: 'open-page', ids: { to: 'data' } },
        { title: 'Who looked at what', verb: 'show-looks' },
        { title: 'What is kept, and how long', verb: 'show-privacy' },
        { title: 'Erase what is stored about me', verb: 'ask-erasure' },
      ],
      seenBy: 'Only you can see this.',
      turnsBy: { verb: 'show-my-data' },
      page: ask.input.page,
    }),
  )
}

/** What one part of a card holds at most: well under a page, so that no page breaks a card's limits. */
const CHARACTERS_A_PART = 1_600
const LINES_A_PART = 12

/** A table in parts that a page can hold; a row that goes on says so by its heading. */
export function partsOf({ heading, rows }: SaidTable): readonly OverviewPart[] {
  const parts: { heading: string; lines: string[]; size: number }[] = []
  for (const line of rows.flatMap(linesOf)) {
    const current = parts.at(-1)
    const fits =
      current !== undefined &&
      current.lines.length < LINES_A_PART &&
      current.size + line.length <= CHARACTERS_A_PART
    if (fits) {
      current.lines.push(line)
      current.size += line.length
    } else {
      const name = current === undefined ? heading : `${heading}, continued`
      parts.push({ heading: name, lines: [line], size: line.length })
    }
  }
  return parts.map(({ heading: name, lines }) => ({ heading: name, lines }))
}

/** A row as a line; long words of somebody in lines of their own, cut between words and not shortened. */
function linesOf(row: readonly SaidField[]): readonly string[] {
  const whole = row.map(({ label, value }) => `${label}: ${value}`).join('. ')
  const lines: string[] = []
  let rest = whole
  while (rest.length > CHARACTERS_A_PART) {
    const space = rest.lastIndexOf(' ', CHARACTERS_A_PART)
    const at = space > 0 ? space : CHARACTERS_A_PART
    lines.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return [...lines, rest]
}
