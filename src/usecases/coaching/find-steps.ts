import { stepsFound } from '../../domain/coaching/meeting-choices.ts'
import { given } from '../../domain/given.ts'
import { inductionIn } from '../../school/questions.ts'
import type { Answer } from '../answer.ts'
import type { Turn } from '../turn.ts'
import { meetingContext } from './meeting-form.ts'
import { isMentorOf } from './open-drop-in.ts'
import { draftBehind } from './own-draft.ts'

/** The meeting that is being written down, and what was typed so far. */
export interface FindSteps {
  readonly id: string
  readonly words: string
}

/**
 * Steps for the meeting that this mentor is writing down: of the library, as far as the programme
 * lets the pair choose now, and the pair's earlier ones. Nothing for anybody else.
 */
export async function findSteps(turn: Turn<FindSteps>): Promise<Answer> {
  const { id, words } = turn.ask.input
  const draft = await draftBehind(turn, id)
  const induction = draft && inductionIn(turn.picture, draft.inductionId)
  const isOpen = draft?.kind === 'meeting' && draft.closedAt === undefined
  if (induction === undefined || !isOpen || !isMentorOf(turn, induction)) return NOTHING_FOUND
  const found = stepsFound(words, meetingContext(turn.picture, induction, draft))
  return {
    messages: [],
    found: found.map(({ id: value, text: title, shelf: group }) => ({
      value,
      title,
      ...given({ group }),
    })),
  }
}

const NOTHING_FOUND: Answer = { messages: [], found: [] }
