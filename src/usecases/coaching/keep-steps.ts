import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { agreedSteps } from '../../domain/coaching/action-steps.ts'
import type { AgreedMeeting } from '../../domain/coaching/meeting-context.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { nextPoliteInstant } from '../../domain/messages/manners.ts'
import { hasRoomForStep } from '../../domain/messages/nudge-budget.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { addActionStep, reviseActionStep } from '../../store/action-steps.ts'
import { insertDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { loadConversations } from '../messages/load-conversations.ts'
import { refreshStepCards } from '../messages/refresh-step-cards.ts'

interface Agreement {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly entry: LogEntry
  readonly agreed: AgreedMeeting
  readonly now: Date
}

/**
 * Keeps the steps that a meeting agreed, and brings each new one to the ECT. An edited meeting
 * changes the wording of its steps, keeps their history, and takes back those it no longer has.
 */
export async function keepSteps(school: SchoolTx, deps: Deps, agreement: Agreement): Promise<void> {
  const { picture, entry, agreed, now } = agreement
  const before = agreedSteps(picture.steps.filter((one) => one.entryId === entry.id))
  const newIds = agreed.steps.map(() => deps.newId()).sort()
  const changed: string[] = []
  for (const [at, step] of agreed.steps.entries()) {
    const old = before[at]
    if (old === undefined) {
      const id = newIds[at] ?? deps.newId()
      await addActionStep(school, { ...factsOf(agreement), ...step, id })
      await tellEct(school, deps, { ...agreement, stepId: id })
    } else if (await revise(school, old, { ...factsOf(agreement), ...step })) {
      changed.push(old.id)
    }
  }
  for (const gone of before.slice(agreed.steps.length)) {
    await reviseActionStep(school, { ...gone, undoneAt: now })
    changed.push(gone.id)
  }
  await refreshStepCards(school, deps, { picture, stepIds: changed, now })
}

type Wording = Omit<ActionStep, 'id' | 'version' | 'triedOn' | 'confirmedAt' | 'undoneAt'>

/**
 * The step's next version, where the edit changed anything. What the ECT did with it stays; that the
 * wording is right holds for the words that they saw.
 */
async function revise(school: SchoolTx, old: ActionStep, next: Wording): Promise<boolean> {
  const { id, version, triedOn, confirmedAt } = old
  if (inWords(old) === inWords(next) && inFacts(old) === inFacts(next)) return false
  const isSameWording = inWords(old) === inWords(next)
  await reviseActionStep(school, {
    ...next,
    id,
    version,
    ...(triedOn === undefined ? {} : { triedOn }),
    ...(confirmedAt === undefined || !isSameWording ? {} : { confirmedAt }),
  })
  return true
}

const inWords = ({ text, criteria }: Wording): string => JSON.stringify([text, criteria])

const inFacts = ({
  kind,
  source,
  libraryId,
  module,
  repeatOf,
  setOn,
  plannedFor,
}: Wording): string =>
  JSON.stringify([kind, source, libraryId, module, repeatOf, setOn, plannedFor])

const factsOf = ({
  induction,
  entry,
  agreed,
}: Agreement): Pick<ActionStep, 'inductionId' | 'setOn' | 'setBy' | 'entryId' | 'plannedFor'> => ({
  inductionId: induction.id,
  setOn: agreed.on,
  setBy: entry.loggedBy,
  entryId: entry.id,
  ...(agreed.plannedFor === undefined ? {} : { plannedFor: agreed.plannedFor }),
})

/** The card goes at once where it is polite, else at the ECT's next moment. */
async function tellEct(
  school: SchoolTx,
  deps: Deps,
  { picture, induction, stepId, now }: Agreement & { readonly stepId: string },
): Promise<void> {
  const manners = picture.mannersOf(induction.ectId)
  const {
    calendar,
    school: { timeZone },
  } = picture
  const notBefore = nextPoliteInstant({ timeZone, calendar, manners }, now)
  if (notBefore === undefined || !(await hasRoom(school, picture, induction.ectId))) return
  await insertDeliveries(school, [
    {
      id: deps.newId(),
      kind: 'action-step',
      period: stepId,
      recipient: induction.ectId,
      recipientKind: 'person',
      params: { stepId },
      unprompted: true,
      notBefore,
      decidedAt: now,
    },
  ])
}

/** Three messages a week at most: beyond them the step waits in the ECT's next week. */
async function hasRoom(school: SchoolTx, picture: SchoolPicture, ectId: string): Promise<boolean> {
  const week = picture.calendar.weekOf(picture.today)
  if (week === undefined) return true
  const conversations = await loadConversations(school, picture, [ectId])
  return hasRoomForStep(conversations.get(ectId)?.messages ?? [], week)
}
