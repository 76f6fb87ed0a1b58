import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn } from '../../school/questions.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { insertDeliveries, listDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'

/** Steps that somebody changed or took back. */
interface StepChange {
  readonly picture: SchoolPicture
  readonly stepIds: readonly string[]
  readonly now: Date
}

/** Brings the cards that showed these steps to the ECT up to date in place; it rings no bell. */
export async function refreshStepCards(
  tx: SchoolTx,
  { newId }: Pick<Deps, 'newId'>,
  { picture, stepIds, now }: StepChange,
): Promise<void> {
  if (stepIds.length === 0) return
  const steps = picture.steps.filter((one) => stepIds.includes(one.id))
  const ects = steps.flatMap((one) => inductionIn(picture, one.inductionId)?.ectId ?? [])
  const sent = await listDeliveries(tx, {
    recipients: [...new Set(ects)],
    kinds: ['action-step'],
    states: ['sent'],
  })
  await insertDeliveries(
    tx,
    sent
      .filter((one) => one.messageId !== undefined && shows(one, stepIds))
      .map(({ id, recipient, recipientKind }) => ({
        id: newId(),
        kind: 'refresh',
        period: newId(),
        recipient,
        recipientKind,
        params: { of: id },
        unprompted: false,
        notBefore: now,
        decidedAt: now,
      })),
  )
}

const shows = ({ params }: Delivery, stepIds: readonly string[]): boolean =>
  typeof params['stepId'] === 'string' && stepIds.includes(params['stepId'])
