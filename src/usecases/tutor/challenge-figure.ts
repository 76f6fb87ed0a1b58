import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { sayList } from '../../cards/say.ts'
import { academicYearOf, sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { Induction } from '../../domain/people.ts'
import { withoutSources } from '../../domain/programme/sources.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn, nameIn } from '../../school/questions.ts'
import { insertDeliveries } from '../../store/deliveries.ts'
import { type Answer, say } from '../answer.ts'
import { askThese } from '../answer-asking.ts'
import { toPerson } from '../messages/to-person.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { recordChange } from './record-change.ts'

export const challengeFigureInput = z.object({
  /** Absent where somebody asks for their own: the ECT's, or of each pair of the mentor's. */
  inductionId: z.uuid().optional(),
  signal: z.string().max(100).optional(),
})

/** As many as a person can take in; the newest ones. */
const SHOWN = 12
const COUNTED: readonly Expectation['activity'][] = ['self-study', 'drop-in', 'meeting', 'event']

/**
 * Opens a pair's figures up to their reasons, one expectation after another, and says how each can
 * be put right: nobody has to accept a number that they cannot check. For the induction tutor, and for
 * the pair itself, which can ask the tutor to look.
 */
export const challengeFigure: UseCase<z.infer<typeof challengeFigureInput>> = async (turn) => {
  const own = turn.picture.inductionOfEct(actorIn(turn))
  const mentored = turn.picture.inductionsMentoredBy(actorIn(turn))
  if (turn.ask.input.inductionId === undefined && own === undefined && mentored.length > 1) {
    return say(...mentored.map((one) => mentorsFigures(turn, one)))
  }
  const inductionId = turn.ask.input.inductionId ?? own?.id ?? mentored[0]?.id
  const mine = ownInduction(turn, inductionId)
  if (!isTutor(turn) && mine === undefined) {
    return notYours(turn, 'The figures of each pair', 'the induction tutor')
  }
  const picture = isTutor(turn) ? await everybody(turn) : turn.picture
  const induction = inductionId === undefined ? undefined : inductionIn(picture, inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (isTutor(turn)) noteLooks(lookingIn(turn), 'counted figures', [induction.ectId])
  return say(
    figuresCard(
      picture,
      induction,
      isTutor(turn) ? {} : { isOwn: true, ...mentorsShare(turn, induction) },
    ),
  )
}

const mentorsFigures = (turn: Turn, induction: Induction): CardView =>
  figuresCard(turn.picture, induction, { isOwn: true, ...mentorsShare(turn, induction) })

/** Where the actor is the ECT, or a mentor, of this induction. */
const ownInduction = ({ picture, ask }: Turn, id: string | undefined): Induction | undefined =>
  [
    picture.inductionOfEct(ask.actor.personId),
    ...picture.inductionsMentoredBy(ask.actor.personId),
  ].find((one) => one !== undefined && one.id === id)

/** A mentor sees what they log, and nothing of the ECT's own study. */
const mentorsShare = (turn: Turn, { ectId }: Induction): { readonly loggedBy?: string } =>
  ectId === actorIn(turn) ? {} : { loggedBy: actorIn(turn) }

function figuresCard(
  picture: SchoolPicture,
  induction: Induction,
  { isOwn = false, loggedBy }: { readonly isOwn?: boolean; readonly loggedBy?: string },
): CardView {
  const counted = picture
    .expectationsOfInduction(induction.id)
    .filter((one) => COUNTED.includes(one.activity) && one.dueOn <= picture.today)
    .filter(({ personId }) => loggedBy === undefined || personId === loggedBy)
    .filter((one) => one.week.academicYear === academicYearOf(picture.today))
    .slice(-SHOWN)
  return noteCard({
    school: picture.school.id,
    title: `How the figures of ${nameIn(picture, induction.ectId)} were counted`,
    lines: [
      ...(counted.length === 0
        ? ['Nothing has fallen due this school year.']
        : counted.map(lineOf)),
      'To put a figure right: log what happened from "my week", take an entry back with Undo, or enter days away in settings. The figures follow at once.',
    ],
    actions: isOwn
      ? [
          {
            title: 'Ask the induction tutor to look',
            verb: 'report-figure',
            ids: { inductionId: induction.id },
          },
          { title: 'Show my week', verb: 'show-my-week' },
        ]
      : [],
  })
}

const STATE: Readonly<Record<Expectation['state'], string>> = {
  done: 'logged',
  open: 'open',
  'not-logged': 'not logged yet',
  excused: 'not counted',
}

const lineOf = ({ title, dueOn, state, reasons }: Expectation): string =>
  withoutSources(`${title}, due ${sayDay(dueOn)}: ${STATE[state]}. ${reasons.at(-1) ?? ''}`.trim())

export const reportFigureInput = z.object({ inductionId: z.uuid() })

/**
 * An ECT or a mentor says that a figure of their pair is not right: every induction tutor is asked to
 * look, once a day at most, and that they asked is written down.
 */
export const reportFigure: UseCase<z.infer<typeof reportFigureInput>> = (turn): Answer => {
  const { school, deps, picture, ask, now } = turn
  const induction = ownInduction(turn, ask.input.inductionId)
  if (induction === undefined) return noLongerThere(turn)
  const by = actorIn(turn)
  const tutors = [...picture.people.values()].filter(({ roles }) =>
    roles.includes('induction-tutor'),
  )
  const asked = tutors.map(({ id: recipient }) =>
    toPerson(deps, {
      kind: 'reply',
      recipient,
      period: `figure/${picture.today}/${induction.id}/${by}`,
      params: { show: 'figure', inductionId: induction.id, by },
      decidedAt: now,
    }),
  )
  if (asked.length > 0) school.alongside(insertDeliveries(school, asked))
  recordChange(turn, 'figure-challenged', [induction.ectId])
  const whom = askThese(turn, ['induction-tutor'])
  return say(
    noteCard({
      school: picture.school.id,
      title:
        tutors.length === 0
          ? 'Nobody here looks after induction yet'
          : 'The induction tutor is asked to look',
      lines: [
        ...(tutors.length === 0 ? [] : [`Keepstep asks ${sayList(whom)} in a chat of their own.`]),
        'They can see how it was counted, put it right, or tell you why it stands. That you asked is written down.',
      ],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )
}

/** What an induction tutor gets where somebody says that a figure is not right. */
export function figureAskedCard(
  picture: SchoolPicture,
  { inductionId, by }: { readonly inductionId: string; readonly by: string },
): CardView | undefined {
  const induction = inductionIn(picture, inductionId)
  if (induction === undefined || !picture.people.has(by)) return undefined
  const of = by === induction.ectId ? 'them' : nameIn(picture, induction.ectId)
  return noteCard({
    school: picture.school.id,
    title: `${nameIn(picture, by)} asks you to look at a figure`,
    lines: [
      `They say that a figure about ${of} is not right.`,
      'Look at how it was counted, and speak with them. Days away and who took part in an event you can put right here; what was logged, whoever logged it can.',
    ],
    actions: [
      { title: 'Look at the figures', verb: 'challenge-figure', ids: { inductionId } },
      { title: 'Mark away', verb: 'open-change', ids: { what: 'away', personId: by } },
      { title: 'Who took part', verb: 'show-attendance' },
    ],
    seenBy:
      'Only induction tutors can see this. Under “what was changed” it stands that they asked.',
  })
}
