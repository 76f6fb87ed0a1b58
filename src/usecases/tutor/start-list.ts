import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { overviewCard } from '../../cards/messages/overview.ts'
import { sayCount } from '../../cards/say.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { StartItem } from '../../domain/oversight/start-list.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn, nameIn } from '../../school/questions.ts'
import { startLists } from '../../school/start-lists.ts'
import { removeTick, saveTick } from '../../store/checklist-ticks.ts'
import { type Answer, inPlace } from '../answer.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'

export const showStartListInput = z.object({
  page: pageAsked,
})
export const tickInput = z.object({
  about: z.string().max(100),
  item: z.string().max(100),
  page: pageAsked,
})

const WHAT = 'The list for the start'

/** What is to do at the start, by programme and by ECT, for the induction tutor (B-91 to B-93). */
export const showStartList: UseCase<z.infer<typeof showStartListInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  return listCard(turn, await everybody(turn))
}

function listCard(turn: Turn<z.infer<typeof showStartListInput>>, picture: SchoolPicture): Answer {
  const { page } = turn.ask.input
  const lists = startLists(picture)
  const ofEcts = lists.flatMap(({ items }) =>
    items.flatMap(({ about }) => inductionIn(picture, about)?.ectId ?? []),
  )
  noteLooks(lookingIn(turn), 'start list', ofEcts)
  return inPlace(
    turn,
    overviewCard({
      school: picture.school.id,
      title: 'To do at the start',
      context: 'Register with the department and with the provider: one does not do the other',
      parts: lists.map(({ title, items }) => ({
        heading: title,
        lines: [sayLeft(items)],
        details: items.map((item) => sayItem(picture, item)),
        buttons: items.flatMap((item) => buttonOf(item, page)),
      })),
      nothing: 'The documents of the programmes here have no such list.',
      buttons: [{ title: 'What may we change?', verb: 'show-flexibility' }],
      seenBy: 'Only an induction tutor can see this.',
      turnsBy: { verb: 'show-start-list' },
      page,
    }),
  )
}

function sayLeft(items: readonly StartItem[]): string {
  const open = items.filter(({ state }) => state === 'open').length
  return open === 0 ? 'All done' : `${sayCount(open, 'thing')} still to do`
}

function sayItem(picture: SchoolPicture, { task, state, by, tickedBy }: StartItem): string {
  if (state === 'seen') return `Done: ${task.title}. Keepstep sees it.`
  if (state === 'ticked')
    return `Done: ${task.title}. Ticked by ${nameIn(picture, tickedBy ?? '')}.`
  const day = by === undefined ? '' : `, by ${sayDay(by)}`
  return `To do: ${task.title}${day}`
}

/** A tick comes back to the page that it was on. */
function buttonOf({ about, task, state }: StartItem, page?: number): readonly Button[] {
  const ids = { about, item: task.id, ...given({ page }) }
  if (state === 'open') return [{ title: `Tick: ${task.title}`, verb: 'tick-item', ids }]
  return state === 'ticked' ? [{ title: `Undo: ${task.title}`, verb: 'untick-item', ids }] : []
}

/** Ticks something of the list. */
export const tickItem: UseCase<z.infer<typeof tickInput>> = (turn) =>
  changed(turn, 'open', (picture, { about, item }) => {
    const tick = { about, item, tickedBy: actorIn(turn), tickedAt: turn.now }
    turn.school.alongside(saveTick(turn.school, tick))
    return [...picture.ticks, tick]
  })

/** Takes a tick back. */
export const untickItem: UseCase<z.infer<typeof tickInput>> = (turn) =>
  changed(turn, 'ticked', (picture, { about, item }) => {
    turn.school.alongside(removeTick(turn.school, { about, item }))
    return picture.ticks.filter((one) => one.about !== about || one.item !== item)
  })

type TickTurn = Turn<z.infer<typeof tickInput>>

/** Only what stands on a list of this school can be ticked, and by its induction tutor alone. */
async function changed(
  turn: TickTurn,
  from: StartItem['state'],
  change: (picture: SchoolPicture, of: z.infer<typeof tickInput>) => SchoolPicture['ticks'],
): Promise<Answer> {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const picture = await everybody(turn)
  const { about, item } = turn.ask.input
  const found = startLists(picture)
    .flatMap(({ items }) => items)
    .find((one) => one.about === about && one.task.id === item)
  if (found === undefined) return noLongerThere(turn)
  if (found.state !== from) return listCard(turn, picture)
  return listCard(turn, { ...picture, ticks: change(picture, turn.ask.input) })
}
