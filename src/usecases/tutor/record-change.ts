import type { ChangeKind } from '../../domain/oversight/school-change.ts'
import { recordDone } from '../../store/school-changes.ts'
import { actorIn, type Turn } from '../turn.ts'

/** Writes down that the person whose turn it is set something for the school (audit log). */
export function recordChange(turn: Turn, kind: ChangeKind, about: readonly string[] = []): void {
  const { school, deps, now } = turn
  school.alongside(
    recordDone(school, {
      id: deps.newId(),
      kind,
      source: 'setting',
      byId: actorIn(turn),
      at: now,
      about,
    }),
  )
}
