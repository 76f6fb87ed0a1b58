import type { NewDelivery } from '../../store/deliveries.ts'
import type { DepsInside } from '../deps.ts'

/** What a message to a person always has, beside what it may have. */
type ToPerson = Pick<NewDelivery, 'kind' | 'recipient' | 'decidedAt'> &
  Partial<Pick<NewDelivery, 'period' | 'params' | 'unprompted' | 'notBefore' | 'staleAfter'>>

/**
 * A message to a person, decided now. Unless said otherwise it may go at once, was asked for or
 * caused by somebody (outside the weekly budget), and is unique by itself.
 */
export function toPerson({ newId }: Pick<DepsInside, 'newId'>, message: ToPerson): NewDelivery {
  const { decidedAt } = message
  return {
    id: newId(),
    period: newId(),
    recipientKind: 'person',
    params: {},
    unprompted: false,
    notBefore: decidedAt,
    ...message,
  }
}
