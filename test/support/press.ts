import type { ChatReply } from '../../src/platforms/chat-platform.ts'
import type { School } from './school-in-memory.ts'

/** A press straight into the product, past every card: a button seen before, or a forged one. */
export const press = (
  school: School,
  as: string,
  verb: string,
  its: {
    readonly data?: object
    readonly inputs?: Readonly<Record<string, string>>
  } = {},
): Promise<ChatReply> =>
  school.receives({
    as,
    kind: 'action',
    verb,
    data: { v: 1, school: school.id, ...its.data },
    inputs: its.inputs ?? {},
    id: school.deps.newId(),
  })
