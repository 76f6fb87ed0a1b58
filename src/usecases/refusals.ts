import { notYoursCard } from '../cards/messages/not-yours.ts'
import { noteCard } from '../cards/messages/note.ts'
import { type Answer, say } from './answer.ts'
import { weekCard } from './messages/week-card.ts'
import { actorIn, type Turn } from './turn.ts'
import { newsFor } from './tutor/tutor-news.ts'

/** Somebody pressed what is another person's to do: says who can, and nothing about the thing. */
export const notYours = ({ ask }: Pick<Turn, 'ask'>, what: string, whoCan: string): Answer =>
  say(notYoursCard({ school: ask.actor.schoolId, what, whoCan }))

/** The thing behind a button is gone: an older card, a changed calendar, another school's id. */
export const noLongerThere = ({ ask }: Pick<Turn, 'ask'>): Answer =>
  say(
    noteCard({
      school: ask.actor.schoolId,
      title: 'That is no longer there',
      lines: ['The card you pressed is from earlier, and things have moved on since.'],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )

/** Asked in a channel, where everybody would read the answer: nothing is shown or changed. */
export const ownChatOnly = ({ ask }: Pick<Turn, 'ask'>): Answer =>
  say(
    noteCard({
      school: ask.actor.schoolId,
      title: 'That is for your own chat',
      lines: [
        'Everyone in this channel would see the answer. Write it to Keepstep in a chat of your own.',
        'Here an induction tutor can write: post digests here, stop digests, detail.',
      ],
      seenBy: 'Everyone in this channel can see this.',
    }),
  )

/** What a button points at is not expected any more: the week as it is now, which says so. */
export const weekHasChanged = async (turn: Turn): Promise<Answer> =>
  say({
    ...weekCard(turn.picture, actorIn(turn), { news: await newsFor(turn) }),
    notice: 'What you pressed is not expected any more. Here is the week as it is now.',
  })
