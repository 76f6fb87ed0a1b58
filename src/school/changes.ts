/**
 * What a picture looks like once something was written: pure, so that nobody reads again what they
 * have just written. Each of these gives what a fresh reading would.
 */
import type { ActionStep } from '../domain/coaching/action-step.ts'
import type { RecordingOffer } from '../domain/coaching/recording-offer.ts'
import type { StepProposal } from '../domain/coaching/step-proposal.ts'
import type { NotThisWeek } from '../domain/expectations/put-aside.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { StoredManners } from '../domain/messages/manners.ts'
import type { Absence, Person } from '../domain/people.ts'
import type { ElectiveChoice } from '../domain/programme/programme.ts'
import type { SchoolFacts, SchoolPicture } from './facts.ts'
import { picture } from './picture.ts'

const changed = (before: SchoolPicture, change: Partial<SchoolFacts>): SchoolPicture =>
  picture({ ...before, ...change })

/** `all` without those like `one`, and with it where it stands, in the order in which rows are read. */
function put<Row>(
  all: readonly Row[],
  one: Row,
  {
    isSame,
    stands = true,
    order,
  }: {
    readonly isSame: (other: Row) => boolean
    readonly stands?: boolean
    readonly order: (row: Row) => readonly (string | number)[]
  },
): readonly Row[] {
  const others = all.filter((other) => !isSame(other))
  if (!stands) return others
  const key = order(one)
  const at = others.findIndex((other) => isBefore(key, order(other)))
  return at < 0 ? [...others, one] : others.toSpliced(at, 0, one)
}

function isBefore(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  for (const [i, value] of a.entries()) {
    const other = b[i] as string | number
    if (value !== other) return value < other
  }
  return false
}

/** An entry, new or in its next version; one that was taken back is gone. */
export const withEntry = (before: SchoolPicture, entry: LogEntry): SchoolPicture =>
  changed(before, {
    log: put(before.log, entry, {
      isSame: ({ id }) => id === entry.id,
      stands: entry.undoneAt === undefined,
      order: ({ on, loggedAt, id }) => [on, loggedAt.getTime(), id],
    }),
  })

/** A step, new or in its next version; one that was taken back is gone. */
export const withStep = (before: SchoolPicture, step: ActionStep): SchoolPicture =>
  changed(before, {
    steps: put(before.steps, step, {
      isSame: ({ id }) => id === step.id,
      stands: step.undoneAt === undefined,
      order: ({ setOn, id }) => [setOn, id],
    }),
  })

export const withManners = (before: SchoolPicture, manners: StoredManners): SchoolPicture =>
  changed(before, {
    storedManners: put(before.storedManners, manners, {
      isSame: ({ personId }) => personId === manners.personId,
      order: ({ personId }) => [personId],
    }),
  })

export const withNotThisWeek = (before: SchoolPicture, said: NotThisWeek): SchoolPicture =>
  changed(before, {
    notThisWeek: put(before.notThisWeek, said, {
      isSame: ({ personId, monday, expectationId }) =>
        personId === said.personId &&
        monday === said.monday &&
        expectationId === said.expectationId,
      order: ({ monday, personId }) => [monday, personId],
    }),
  })

export const withAbsence = (before: SchoolPicture, away: Absence): SchoolPicture =>
  changed(before, { absences: absencesWith(before, away, true) })

export const withoutAbsence = (before: SchoolPicture, away: Absence): SchoolPicture =>
  changed(before, { absences: absencesWith(before, away, false) })

const absencesWith = ({ absences }: SchoolPicture, away: Absence, stands: boolean) =>
  put(absences, away, {
    isSame: ({ personId, from }) => personId === away.personId && from === away.from,
    stands,
    order: ({ from, personId }) => [from, personId],
  })

/** Somebody at the school whose details changed. */
export const withPerson = (before: SchoolPicture, person: Person): SchoolPicture =>
  changed(before, { people: new Map(before.people).set(person.id, person) })

export const withElectives = (before: SchoolPicture, choice: ElectiveChoice): SchoolPicture =>
  changed(before, {
    electives: put(before.electives, choice, {
      isSame: ({ inductionId, inductionYear, module }) =>
        inductionId === choice.inductionId &&
        inductionYear === choice.inductionYear &&
        module === choice.module,
      order: ({ chosenAt, module }) => [chosenAt.getTime(), module],
    }),
  })

/** A step that an ECT proposes, new or changed. */
export const withProposal = (before: SchoolPicture, proposal: StepProposal): SchoolPicture =>
  changed(before, { proposals: proposalsWith(before, proposal, true) })

/** A proposal that a meeting took, or that was taken back. */
export const withoutProposal = (before: SchoolPicture, proposal: StepProposal): SchoolPicture =>
  changed(before, { proposals: proposalsWith(before, proposal, false) })

const proposalsWith = ({ proposals }: SchoolPicture, proposal: StepProposal, stands: boolean) =>
  put(proposals, proposal, {
    isSame: ({ id }) => id === proposal.id,
    stands,
    order: ({ proposedAt, id }) => [proposedAt.getTime(), id],
  })

/** A recording that an ECT offers, new or changed. */
export const withOffer = (before: SchoolPicture, offer: RecordingOffer): SchoolPicture =>
  changed(before, {
    recordings: put(before.recordings, offer, {
      isSame: ({ id }) => id === offer.id,
      order: ({ offeredAt, id }) => [offeredAt.getTime(), id],
    }),
  })
