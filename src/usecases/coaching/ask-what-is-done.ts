import type { Button } from '../../cards/button.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { logButton } from '../../cards/week-item-line.ts'
import { type Expectation, isWaiting } from '../../domain/expectations/expectation.ts'
import { nextOfKind, nextStudy } from '../../domain/expectations/next-study.ts'
import type { Activity } from '../../domain/log-entry.ts'
import { entryIn, nameIn } from '../../school/questions.ts'
import { type Answer, say } from '../answer.ts'
import { thisWeek } from '../messages/week-sections.ts'
import { actorIn, type Turn } from '../turn.ts'
import { meetingLoggedThisWeek } from './logged-already.ts'

/** As many buttons as a note holds. */
const MOST = 5

/**
 * 'done', said without a thing: a button for each of the person's own that is open now, since it may
 * be any of them; where there is none, that nothing is waiting.
 */
export function askWhatIsDone(turn: Turn): Answer {
  const { picture } = turn
  const actor = actorIn(turn)
  const { now, later } = thisWeek(picture, picture.expectationsOf(actor))
  const waiting = [...now, ...later].filter(
    (one) => one.personId === actor && one.opensOn <= picture.today && isWaiting(one),
  )
  const parts = secondParts(turn)
  if (waiting.length === 0) return nothingWaits(turn, parts)
  const more = waiting.length > MOST
  return say(
    noteCard({
      school: picture.school.id,
      title: 'What is done?',
      lines: more ? ['These are due first. Your week has the others.'] : [],
      actions: [
        ...waiting.map((one) => {
          const { title, ...button } = logButton(one)
          return { ...button, title: `${title}: ${said(turn, one)}` }
        }),
        ...parts,
      ].slice(0, MOST),
    }),
  )
}

/**
 * What somebody means who says that it is done, or that something of that kind is; `named` is which event,
 * and another one is not logged for it.
 */
export function meantByDone(
  turn: Turn,
  { activity, named }: { readonly activity?: Activity; readonly named?: string },
): Expectation | undefined {
  const { today, calendar } = turn.picture
  const own = turn.picture.expectationsOf(actorIn(turn))
  const sight = { today, week: calendar.weekOf(today) }
  if (activity === undefined) return nextStudy(own, sight)
  if (activity !== 'self-study') {
    return nextOfKind(own, sight, (one) => one.activity === activity && isCalled(one, named))
  }
  // A diagnostic is study as well: it is not what somebody means who says self-study.
  return nextStudy(own, sight, (one) => one.activity === activity)
}

/** 'Clinic 2: Thinking hard' is clinic 2, and not clinic 21. */
const isCalled = ({ title }: Expectation, named: string | undefined): boolean =>
  named === undefined || ` ${title.toLowerCase().replace(/[:,]/g, ' ')} `.includes(` ${named} `)

/** Its title, and about whom where the mentor works with several. */
function said({ picture }: Turn, { title, ectId, personId }: Expectation): string {
  const isOneOfSeveral = picture.inductionsMentoredBy(personId).length > 1
  if (ectId === undefined || ectId === personId || !isOneOfSeveral) return title
  return `${title}, ${nameIn(picture, ectId)}`
}

/**
 * A meeting that this mentor logged on an earlier day of the week may have had its second part today: the
 * two count once, so that it is edited (B-25).
 */
function secondParts(turn: Turn): readonly Button[] {
  const { picture } = turn
  const actor = actorIn(turn)
  return picture.inductionsMentoredBy(actor).flatMap(({ id }) => {
    const meeting = meetingLoggedThisWeek(picture, id)
    const entry = entryIn(picture, meeting?.doneBy)
    if (meeting === undefined || entry?.loggedBy !== actor || entry.on >= picture.today) return []
    const title = `Second part: ${said(turn, meeting)}`
    return [{ title, verb: 'open-meeting', ids: { inductionId: id, entryId: entry.id } }]
  })
}

/** That all of the person's own is logged. */
const nothingWaits = ({ picture }: Turn, parts: readonly Button[]): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'Nothing is waiting to be logged',
      lines: [
        'All that is open for you now is logged already.',
        ...(parts.length === 0 ? [] : ['Was it the second part of a meeting? The two count once.']),
      ],
      actions: [...parts.slice(0, MOST), { title: 'Show my week', verb: 'show-my-week' }],
    }),
  )
