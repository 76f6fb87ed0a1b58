import { localTime } from '../../domain/calendar/local-clock.ts'
import { mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { hasStopped } from '../../domain/messages/nudge-budget.ts'
import {
  mattersOf,
  type TutorNews,
  type TutorSection,
  tutorNews,
} from '../../domain/oversight/tutor-week.ts'
import { nudgesStopped } from '../../nudges/nudges-stopped.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import type { WaitingRequest } from '../../school/tutor-needs.ts'
import { tutorSections } from '../../school/tutor-sections.ts'
import { listAddresses } from '../../store/addresses.ts'
import { type ErasureRequest, listOpenRequests } from '../../store/data-requests.ts'
import { listDeliveries } from '../../store/deliveries.ts'
import { saveNotice, toldBefore } from '../../store/tutor-notices.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { DepsInside } from '../deps.ts'
import { type ConversationRows, conversationsOf, SPOKEN } from '../messages/load-conversations.ts'
import { deciders } from '../people/ask-erasure.ts'
import { actorIn, isTutor, type Turn } from '../turn.ts'

/** A tutor, and the moment at which they look. */
interface Look {
  readonly readerId: string
  readonly now: Date
  /** The Monday of the week whose card it is. */
  readonly monday: SchoolDate
}

/** What is new for the person whose turn it is as induction tutor; undefined for anybody else. */
export const newsFor = async (turn: Turn): Promise<TutorNews | undefined> =>
  isTutor(turn)
    ? (
        await lookAround(turn.school, turn.deps, {
          readerId: actorIn(turn),
          now: turn.now,
          monday: mondayOf(turn.picture.today),
        })
      ).news
    : undefined

/** What is new on the card of a week, kept as told: the next week's card begins from there. */
export async function tellNews(
  school: SchoolTx,
  deps: Pick<DepsInside, 'bankHolidays'>,
  look: Look,
): Promise<TutorNews> {
  const { sections, news } = await lookAround(school, deps, look)
  const matters = mattersOf(sections).map(({ id, level }) => ({ id, level }))
  school.alongside(saveNotice(school, { readerId: look.readerId, monday: look.monday, matters }))
  return news
}

async function lookAround(
  school: SchoolTx,
  deps: Pick<DepsInside, 'bankHolidays'>,
  { readerId, now, monday }: Look,
): Promise<{ readonly sections: readonly TutorSection[]; readonly news: TutorNews }> {
  const [picture, addresses, told, said, open] = await Promise.all([
    loadSchool(school, deps, { now }),
    listAddresses(school),
    toldBefore(school, { readerId, monday }),
    listDeliveries(school, {
      kinds: [nudgesStopped.id],
      states: SPOKEN.states,
      since: new Date(now.getTime() - LONGEST_HALF_MS),
    }),
    listOpenRequests(school),
  ])
  const quietTo = countQuiet(picture, { addresses, said })
  const requests = open.flatMap((one) => waitingFor(picture, readerId, one))
  const sections = tutorSections({ picture, addresses, quietTo, requests })
  return { sections, news: tutorNews(sections, told) }
}

/** Only for whoever may decide it; of somebody whose data is kept and not used nothing is shown. */
function waitingFor(
  picture: SchoolPicture,
  readerId: string,
  { id, personId, askedAt }: ErasureRequest,
): readonly WaitingRequest[] {
  const person = picture.people.get(personId)
  const decides = deciders(picture, personId).some((one) => one.id === readerId)
  if (person === undefined || !decides) return []
  return [{ id, name: person.name, askedOn: localTime(askedAt, picture.school.timeZone).date }]
}

/** No half of a term is longer. */
const LONGEST_HALF_MS = 120 * 86_400_000

/** To how many people Keepstep has said that it is quiet, and is still. */
function countQuiet(
  picture: SchoolPicture,
  rows: Pick<ConversationRows, 'addresses' | 'said'>,
): number {
  const { calendar, people, today } = picture
  const week = calendar.weekOf(today)
  if (week === undefined) return 0
  const conversations = conversationsOf(picture, { people: [...people.keys()], ...rows })
  return [...conversations.values()].filter(({ messages: sent, ...heard }) =>
    hasStopped({ sent, calendar, ...heard }, week),
  ).length
}
