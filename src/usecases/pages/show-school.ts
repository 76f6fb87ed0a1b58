import type { Induction, Role } from '../../domain/people.ts'
import { herePage } from '../../pages/here.ts'
import { messagesPage, type SentMessage } from '../../pages/messages.ts'
import { besides, type SchoolChoice, schoolPage } from '../../pages/school.ts'
import type { HerePage, MessagesPage, SchoolPage, SideBySidePage } from '../../pages/wire.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { listAddresses } from '../../store/addresses.ts'
import { listDeliveries } from '../../store/deliveries.ts'
import type { Deps } from '../deps.ts'
import { previewSchool } from '../messages/preview-messages.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { everybody, isTutor, type Turn } from '../turn.ts'
import { atEachSchool, NotOnPage, type OnPage, type PageAsk } from './page-turn.ts'

/** Whose work it is to look at a school's figures. */
export const seesFigures = (roles: readonly Role[]): boolean =>
  roles.includes('induction-tutor') || roles.includes('headteacher')

function checkSeesFigures({ ask }: Turn): void {
  if (!seesFigures(ask.actor.roles)) throw new NotOnPage('not-yours')
}

/** The school's page, with the note of whose detail was read. */
export async function showSchool(turn: Turn, choice: SchoolChoice): Promise<SchoolPage> {
  checkSeesFigures(turn)
  const [picture, addresses] = await Promise.all([everybody(turn), listAddresses(turn.school)])
  const shown = schoolPage({ picture, addresses, detail: isTutor(turn) }, choice)
  if (shown === undefined) throw new NotOnPage('not-there')
  noteReading(turn, picture, shown.shown)
  return shown.page
}

/** Whoever is in a pair that is shown was looked at: the ECT, and the mentor whose training is. */
function noteReading(turn: Turn, picture: SchoolPicture, shown: readonly Induction[]): void {
  const people = shown.flatMap(({ id, ectId }) => [
    ectId,
    ...picture.mentorsOf(id).map((mentor) => mentor.id),
  ])
  noteLooks(lookingIn(turn), 'induction detail', people)
}

const DAYS = 14
const MS_A_DAY = 86_400_000

/** What was sent in the last two weeks, and what will be in the next two: kinds and numbers. */
export async function showMessages(turn: Turn): Promise<MessagesPage> {
  checkSeesFigures(turn)
  const { school, deps, now, picture } = turn
  const since = new Date(now.getTime() - DAYS * MS_A_DAY)
  const [went, coming] = await Promise.all([
    listDeliveries(school, { states: ['sent'], since }),
    previewSchool(school, deps, { from: now, to: new Date(now.getTime() + DAYS * MS_A_DAY) }),
  ])
  const sent: SentMessage[] = went.map(({ kind, settledAt, decidedAt }) => ({
    kind,
    at: settledAt ?? decidedAt,
  }))
  const toCome = coming.map(({ nudge, at }) => ({ kind: nudge, at: new Date(at) }))
  return messagesPage({ sent, toCome, timeZone: picture.school.timeZone })
}

/**
 * Numbers of a school for whoever is in its channel and on its roster: those of the weekly summary,
 * from which none of its readers can work out who has not logged.
 */
export async function showHere(turn: Turn): Promise<HerePage> {
  const page = herePage(await everybody(turn))
  if (page === undefined) throw new NotOnPage('not-there')
  return page
}

/** This week at each school whose figures somebody may see, in the order of the schools' names. */
export async function showSideBySide(deps: Deps, ask: PageAsk): Promise<OnPage<SideBySidePage>> {
  const found = await atEachSchool(deps, ask, async ({ turn, roles }) =>
    seesFigures(roles) ? [besides(await loadSchool(turn.school, deps, { now: turn.now }))] : [],
  )
  if (found.kind === 'refused') return found
  const schools = found.page.flat().toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  if (schools.length === 0) return { kind: 'refused', because: 'not-yours' }
  return { ...found, page: { schools } }
}
