import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { addDays, mondayOf } from '../../src/domain/calendar/school-date.ts'
import type { ActionStep } from '../../src/domain/coaching/action-step.ts'
import { withWorkingDays } from '../../src/domain/expectations/working-days.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import {
  withAbsence,
  withElectives,
  withEntry,
  withManners,
  withNotThisWeek,
  withoutAbsence,
  withPerson,
  withStep,
} from '../../src/school/changes.ts'
import type { SchoolPicture } from '../../src/school/facts.ts'
import { loadSchool } from '../../src/school/load.ts'
import { removeAbsence, saveAbsence } from '../../src/store/absences.ts'
import { addActionStep, reviseActionStep } from '../../src/store/action-steps.ts'
import { saveElectiveChoice } from '../../src/store/choices.ts'
import { addLogEntry, reviseLogEntry } from '../../src/store/log-entries.ts'
import { saveManners, saveNotThisWeek } from '../../src/store/manners.ts'
import { saveWorkingDays } from '../../src/store/people.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
let mentorId: string
let inductionId: string
beforeAll(async () => {
  school = await openSchool()
  mentorId = await school.personIdOf('priya')
  inductionId = await school.inductionOf('amina')
})

/** Writes something, and says what the picture is then. */
type Change = (tx: SchoolTx, picture: SchoolPicture) => SchoolPicture

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-09-07', days))
const instant = day.map((date) => new Date(`${date}T10:00:00Z`))
/** Which of the rows that are there is changed. */
const which = fc.nat({ max: 1000 })
const some = <Row>(rows: readonly Row[], at: number): Row | undefined => rows[at % rows.length]

const anEntry = (on: string, loggedAt: Date): LogEntry => ({
  id: randomUUID(),
  version: 1,
  inductionId,
  personId: mentorId,
  activity: 'drop-in',
  on,
  loggedBy: mentorId,
  loggedAt,
  platform: 'sandbox',
})

const logs = fc.tuple(day, instant).map(
  ([on, at]): Change =>
    (tx, picture) => {
      const entry = anEntry(on, at)
      tx.alongside(addLogEntry(tx, entry))
      return withEntry(picture, entry)
    },
)

const revisesEntry = fc.tuple(which, day, fc.boolean()).map(
  ([at, on, isUndo]): Change =>
    (tx, picture) => {
      const before = some(picture.log, at)
      if (before === undefined) return picture
      const after = isUndo ? { ...before, undoneAt: before.loggedAt } : { ...before, on }
      tx.alongside(reviseLogEntry(tx, before, after))
      return withEntry(picture, { ...after, version: before.version + 1 })
    },
)

const agreesStep = day.map(
  (setOn): Change =>
    (tx, picture) => {
      const step: ActionStep = {
        id: randomUUID(),
        version: 1,
        inductionId,
        text: 'Wait three seconds',
        criteria: ['A pause'],
        kind: 'performance',
        source: 'own',
        setOn,
        setBy: mentorId,
      }
      tx.alongside(addActionStep(tx, step))
      return withStep(picture, step)
    },
)

const revisesStep = fc.tuple(which, instant, fc.boolean()).map(
  ([at, when, isUndo]): Change =>
    (tx, picture) => {
      const before = some(picture.steps, at)
      if (before === undefined) return picture
      const after = { ...before, ...(isUndo ? { undoneAt: when } : { confirmedAt: when }) }
      tx.alongside(reviseActionStep(tx, after))
      return withStep(picture, { ...after, version: before.version + 1 })
    },
)

const choosesManners = fc.boolean().map(
  (celebrate): Change =>
    (tx, picture) => {
      const manners = {
        personId: mentorId,
        reminderDay: 3 as const,
        nudgesOff: ['my-week'],
        celebrate,
      }
      tx.alongside(saveManners(tx, manners))
      return withManners(picture, manners)
    },
)

const putsAside = fc.tuple(day, instant).map(
  ([on, saidAt]): Change =>
    (tx, picture) => {
      const said = { personId: mentorId, monday: mondayOf(on), reason: 'cover' as const, saidAt }
      tx.alongside(saveNotThisWeek(tx, said))
      return withNotThisWeek(picture, said)
    },
)

const isAway = fc.tuple(day, fc.nat({ max: 9 })).map(
  ([from, more]): Change =>
    (tx, picture) => {
      const away = { personId: mentorId, from, to: addDays(from, more) }
      tx.alongside(saveAbsence(tx, away))
      return withAbsence(picture, away)
    },
)

const comesBack = which.map(
  (at): Change =>
    (tx, picture) => {
      const away = some(picture.absences, at)
      if (away === undefined) return picture
      tx.alongside(removeAbsence(tx, away))
      return withoutAbsence(picture, away)
    },
)

const works = fc.boolean().map(
  (isPartTime): Change =>
    (tx, picture) => {
      const person = picture.people.get(mentorId)
      if (person === undefined) return picture
      const workingDays = isPartTime
        ? [1 as const, 2 as const]
        : [1 as const, 3 as const, 5 as const]
      const changed = withWorkingDays(person, { workingDays, today: picture.today })
      tx.alongside(saveWorkingDays(tx, changed))
      return withPerson(picture, changed)
    },
)

const chooses = fc.tuple(instant, fc.boolean()).map(
  ([at, isA]): Change =>
    (tx, picture) => {
      const choice = {
        inductionId,
        inductionYear: 1 as const,
        module: isA ? 'A' : 'B',
        electives: isA ? ['A1', 'A2'] : ['B1'],
        chosenAt: at,
        chosenBy: mentorId,
      }
      tx.alongside(saveElectiveChoice(tx, choice))
      return withElectives(picture, choice)
    },
)

const change = fc.oneof(
  ...[logs, revisesEntry, agreesStep, revisesStep],
  ...[choosesManners, putsAside, isAway, comesBack, works, chooses],
)

/** What a picture knows, without its questions. */
const factsOf = ({ people, ...picture }: SchoolPicture) => ({
  ...Object.fromEntries(Object.entries(picture).filter(([, one]) => Array.isArray(one))),
  people: [...people.values()],
})

it('a picture with what was written is the picture that a fresh reading gives', async () => {
  const now = school.clock.now()
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const expected = await school.in(async (tx) => {
        const before = await loadSchool(tx, school.deps, { now, people: [mentorId] })
        return changes.reduce((picture, one) => one(tx, picture), before)
      })
      const fresh = await school.in((tx) =>
        loadSchool(tx, school.deps, { now, people: [mentorId] }),
      )
      expect(factsOf(expected)).toEqual(factsOf(fresh))
    }),
    { numRuns: 60 },
  )
})
