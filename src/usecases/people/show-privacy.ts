import {
  isInPair,
  privacyCard,
  sayOthersSee,
  saySignals,
  sayStored,
  sayWhomToAsk,
} from '../../cards/messages/privacy.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf, addDays, mondayOf, sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import { answerBy } from '../../domain/oversight/answer-by.ts'
import { countEngagement } from '../../domain/oversight/engagement.ts'
import {
  DEFAULT_RETENTION,
  notesKeptUntil,
  recordsKeptUntil,
  sayRetention,
} from '../../domain/oversight/retention.ts'
import type { SchoolChange } from '../../domain/oversight/school-change.ts'
import type { Induction } from '../../domain/people.ts'
import type { OwnData } from '../../pages/wire.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { ownSignals } from '../../school/own-signals.ts'
import { inductionIn, nameIn, personIn, wordsFor } from '../../school/questions.ts'
import { listAccesses } from '../../store/access-log.ts'
import { type ErasureRequest, findRequest } from '../../store/data-requests.ts'
import { findOldestDelivery } from '../../store/retention.ts'
import { listVisits } from '../../store/school-changes.ts'
import { say } from '../answer.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { type SaidLooks, sayLooks } from './show-looks.ts'

/** What is stored about a person, why, who sees it, and who looked: the very rows that others see. */
export const showPrivacy: UseCase<unknown> = async (turn) => {
  const { picture } = turn
  const { counts, looked, visits, asked, ...held } = await heldAbout(turn)
  return say(
    privacyCard({
      school: picture.school.id,
      schoolName: picture.school.name,
      ...held,
      othersSee: [...counts, ...visits],
      looked: looked.slice(0, LOOKS_SAID),
      ...given({ asked }),
    }),
  )
}

/** The same for the person's page, with everybody who looked. */
export async function ownData(turn: Turn): Promise<OwnData> {
  const held = await heldAbout(turn)
  const { roles, words, tutorNames, counts, looked, visits, kept, asked, signals } = held
  return {
    stored: sayStored(roles, words),
    othersSee: sayOthersSee(counts),
    ...given({ signals: isInPair(roles) ? saySignals(signals, words) : undefined }),
    looked: [...looked, ...visits],
    kept,
    ask: sayWhomToAsk(tutorNames),
    ...given({ asked }),
  }
}

async function heldAbout(turn: Turn) {
  const { school, picture } = turn
  const person = personIn(picture, actorIn(turn))
  const pairIds = pairsOf(picture, person.id).map(({ id }) => id)
  const [accesses, sittings, oldest, request] = await Promise.all([
    listAccesses(school, person.id),
    listVisits(school, pairIds),
    findOldestDelivery(school, person.id),
    findRequest(school, { personId: person.id }),
  ])
  const words = wordsFor(picture, person.id)
  return {
    roles: person.roles,
    words,
    tutorNames: [...picture.people.values()]
      .filter((one) => one.id !== person.id && one.roles.includes('induction-tutor'))
      .map((one) => one.name),
    counts: countEngagement(shownAbout(picture, person.id), yearSoFar(picture), words).map(
      (count) => count.sentence,
    ),
    signals: ownSignals(picture, person.id),
    looked: sayLooks(picture, accesses).map(sayLooked),
    visits: sittings.flatMap((one) => sayVisit(picture, one, person.id)),
    kept: keptAbout(turn, oldest),
    asked: request === undefined ? undefined : sayRequest(picture, request),
  }
}

const LOOKS_SAID = 3

function sayLooked({ who, what, days }: SaidLooks): string {
  const times = days.reduce((sum, one) => sum + one.times, 0)
  const last = sayDay(days[0]?.day ?? '')
  return times === 1
    ? `${who} looked at ${what} on ${last}.`
    : `${who} looked at ${what} ${times} times, the last time on ${last}.`
}

/** A person's own induction and those that they mentor. */
function pairsOf(picture: SchoolPicture, personId: string): readonly Induction[] {
  const own = picture.inductionOfEct(personId)
  return [...(own === undefined ? [] : [own]), ...picture.inductionsMentoredBy(personId)]
}

/** 'Helen Whitcombe sat in on your meeting with Amina Yusuf on Thursday 8 October': the day alone (B-83). */
function sayVisit(
  picture: SchoolPicture,
  { byId, after: { visit } }: SchoolChange,
  readerId: string,
): readonly string[] {
  const induction = visit && inductionIn(picture, visit.inductionId)
  if (visit === undefined || induction === undefined) return []
  const who = byId === undefined ? 'The induction tutor' : nameIn(picture, byId)
  const whose =
    induction.ectId === readerId
      ? 'a meeting of yours'
      : `your meeting with ${nameIn(picture, induction.ectId)}`
  return [`${who} sat in on ${whose} on ${sayDay(visit.on)}`]
}

/** How long each kind of thing is kept, and the day on which the next of it goes. */
export function keptAbout(
  { picture, deps, ask }: Pick<Turn, 'picture' | 'deps' | 'ask'>,
  oldest: Date | undefined,
): readonly string[] {
  const retention = deps.retention ?? DEFAULT_RETENTION
  const dayAfter = (day: string) => `${sayDay(addDays(day, 1))} ${addDays(day, 1).slice(0, 4)}`
  const next = firstNotesToGo(picture, ask.actor.personId, retention.notesTerms)
  return [
    ...sayRetention(retention, wordsFor(picture, ask.actor.personId)),
    ...(oldest === undefined
      ? []
      : [
          `The oldest message to you is forgotten on ${dayAfter(
            addDays(localTime(oldest, picture.school.timeZone).date, retention.messagesDays),
          )}.`,
        ]),
    ...(next === undefined
      ? []
      : [`The first notes that are yours or about you go on ${dayAfter(next)}, or later.`]),
    ...ownRecords(picture, ask.actor.personId).map(
      (facts) =>
        `What was logged in your induction goes on ${dayAfter(recordsKeptUntil(facts, retention.recordsYears))}, or later.`,
    ),
  ]
}

/** What a person's own induction is known by. */
function ownRecords(picture: SchoolPicture, personId: string) {
  const own = picture.inductionOfEct(personId)
  const facts = own === undefined ? undefined : picture.factsOf(own.id)
  return facts === undefined ? [] : [facts]
}

/** The last day of the notes that go first, of a person's own induction and those that they mentor. */
function firstNotesToGo(picture: SchoolPicture, personId: string, terms: number) {
  const days = pairsOf(picture, personId).flatMap(({ id }) => {
    const facts = picture.factsOf(id)
    return facts === undefined ? [] : [notesKeptUntil(facts, terms)]
  })
  return days.sort()[0]
}

function sayRequest(picture: SchoolPicture, { askedAt, decidedAt, decidedBy }: ErasureRequest) {
  const askedOn = localTime(askedAt, picture.school.timeZone).date
  const day = sayDay(askedOn)
  return decidedAt === undefined
    ? `You asked on ${day} to be erased. The induction tutor has not decided yet. The school answers by ${sayDay(answerBy(askedOn))}.`
    : `You asked on ${day} to be erased. ${nameIn(picture, decidedBy ?? '')} says that something has to be kept: ask them what and why.`
}

/** What the induction tutor's detail counts: all of an ECT's induction, and what a mentor logs. */
function shownAbout(picture: SchoolPicture, personId: string): readonly Expectation[] {
  const own = picture.inductionOfEct(personId)
  const mine = picture.expectationsOf(personId)
  if (own === undefined) return mine
  const around = picture.expectationsOfInduction(own.id)
  return [...around, ...mine.filter((one) => one.inductionId !== own.id)]
}

/** To the end of this week, as the detail counts it. */
const yearSoFar = ({ today }: SchoolPicture) => ({
  from: `${academicYearOf(today).slice(0, 4)}-08-01`,
  to: addDays(mondayOf(today), 6),
})
