import { noteSecretsOf } from '../chats/secrets-in-use.ts'
import { type Config, hasNoChat } from '../config.ts'
import { deliveryMetrics } from '../delivery/delivery-metrics.ts'
import { localTime } from '../domain/calendar/local-clock.ts'
import { daysBetween, ENGLAND } from '../domain/calendar/school-date.ts'
import { answerBy } from '../domain/oversight/answer-by.ts'
import { reachOf } from '../domain/oversight/reach.ts'
import type { Person, School } from '../domain/people.ts'
import { listAddresses, peopleOutOfReach } from '../store/addresses.ts'
import { listOpenRequests } from '../store/data-requests.ts'
import { databaseTime } from '../store/due-times.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { CliSession } from './cli-session.ts'
import { type Finding, ok, problem } from './finding.ts'
import { sayHolds } from './hold-places.ts'

const CLOCK_APART_MS = 5_000
/** What is due goes out within a minute; this long, somebody should look. */
const WAITS_TOO_LONG_S = 15 * 60
/** Microsoft's secrets end after two years at most, and many after one. */
const SECRET_DAYS = 330
const DAY_MS = 86_400_000
/** So near the end of the month that the law gives, somebody should ask. */
const ANSWER_NEAR_DAYS = 10

/** The service as a whole: clocks, secrets, what is held and what waits. */
export async function insideFindings(session: CliSession, config: Config): Promise<Finding[]> {
  return [
    ...(await clockFindings(session, config)),
    ...(await secretFindings(session, config)),
    ...(await sayHolds(session)).map(problem),
    await queueFinding(session),
  ]
}

/** A service goes by the database's clock; this machine's still stands in its logs, and decides how certificates are judged. */
async function clockFindings({ deps }: CliSession, { databaseUrl }: Config): Promise<Finding[]> {
  if (databaseUrl === undefined) return []
  const there = await deps.store.withDispatcher(databaseTime)
  const apartMs = Math.abs(there.getTime() - Date.now())
  return [
    apartMs > CLOCK_APART_MS
      ? problem(
          `The clock here and the database’s are ${Math.round(apartMs / 1000)} seconds apart: set both by NTP.`,
        )
      : ok('The clock here and the database’s agree.'),
  ]
}

async function secretFindings({ deps, now }: CliSession, config: Config): Promise<Finding[]> {
  if (hasNoChat(config)) return []
  const inUse = await noteSecretsOf(deps.store, config, now())
  return [...inUse].map(([name, since]) => {
    const days = Math.floor((now().getTime() - since.getTime()) / DAY_MS)
    return days > SECRET_DAYS
      ? problem(`${name} has been in use for ${days} days: renew it before it ends.`)
      : ok(`${name} has been in use for ${days} days.`)
  })
}

async function queueFinding({ deps, now }: CliSession): Promise<Finding> {
  const { oldestWaitingSeconds, byState } = await deliveryMetrics(deps.store, now())
  const waiting = (byState.pending ?? 0) + (byState.retry_at ?? 0)
  const doubtful = (byState.unknown ?? 0) + (byState.reconciling ?? 0)
  const since = localTime(new Date(now().getTime() - oldestWaitingSeconds * 1000), ENGLAND)
  if (oldestWaitingSeconds > WAITS_TOO_LONG_S) {
    return problem(
      `Messages wait (${waiting}), the first since ${since.date} ${since.time}: see keepstep deliveries for the reasons. Does a service run, and does nothing hold it?`,
    )
  }
  return ok(
    `Messages that wait for their time: ${waiting}; that are being looked for: ${doubtful}.`,
  )
}

/** Who gets nothing, because Keepstep has not met them in a chat or is not let in. */
export async function reachFinding(
  { name }: School,
  school: SchoolTx,
  people: readonly Person[],
): Promise<Finding> {
  const { unmet, refused } = await peopleOutOfReach(school)
  const here = people.filter(({ leftOn }) => leftOn === undefined).length
  const deaf = await tutorsOutOfReach(school, people)
  if (unmet + refused === 0) return ok(`${name}: all ${here} people can be reached.`)
  const said = [
    unmet > 0 &&
      `${unmet} of ${here} have not met Keepstep in a chat yet: is it installed for them?`,
    refused > 0 && `${refused} of ${here} cannot be written to: they removed or blocked Keepstep.`,
    deaf && 'No induction tutor is among those who are reached: nobody at the school hears of it.',
  ]
  return problem(`${name}: ${said.filter(Boolean).join(' ')}`)
}

/** Requests to be erased that wait for the school's answer: how many, and of nobody who. */
export async function requestFindings(
  { name, timeZone }: School,
  school: SchoolTx,
  now: Date,
): Promise<readonly Finding[]> {
  const open = await listOpenRequests(school)
  const [first] = open
  if (first === undefined) return []
  const by = answerBy(localTime(first.askedAt, timeZone).date)
  const said = `${name}: requests to be erased that nobody has decided: ${open.length}. The school answers the first by ${by}.`
  const isNear = daysBetween(localTime(now, timeZone).date, by) <= ANSWER_NEAR_DAYS
  return [isNear ? problem(`${said} Ask the induction tutor.`) : ok(said)]
}

/** Whether there are induction tutors, and none of them can be written to. */
async function tutorsOutOfReach(school: SchoolTx, people: readonly Person[]): Promise<boolean> {
  const tutors = people.filter(
    ({ roles, leftOn }) => leftOn === undefined && roles.includes('induction-tutor'),
  )
  const ids = tutors.map(({ id }) => id)
  if (ids.length === 0) return false
  const addresses = await listAddresses(school, ids)
  return ids.every((id) => reachOf(id, addresses).kind !== 'reached')
}
