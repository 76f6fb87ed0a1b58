import { z } from 'zod'
import { type OverviewPart, overviewCard } from '../cards/messages/overview.ts'
import { sayDay } from '../domain/calendar/school-date.ts'
import { sayWindow } from '../domain/oversight/declaration-window.ts'
import { sayArithmetic, sayOutlook, sayUncertain } from '../domain/oversight/flight-path.ts'
import type { MentorTraining } from '../domain/people.ts'
import { flightPathsOf, type NamedFlightPath, type NoForecast } from '../school/flight-paths.ts'
import { type Answer, say } from './answer.ts'
import { lookingIn, noteLooks } from './note-looks.ts'
import { pageAsked } from './page-asked.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from './turn.ts'

export const showFlightPathInput = z.object({
  page: pageAsked,
})

/**
 * The forecast for the share that a programme asks for (B-75, B-89): everybody's for the induction
 * tutor, with a note of who read it; one's own for everybody else.
 */
export const showFlightPath: UseCase<z.infer<typeof showFlightPathInput>> = async (turn) => {
  const { picture, ask } = turn
  const ofAll = isTutor(turn)
  const paths = ofAll
    ? flightPathsOf(await everybody(turn))
    : flightPathsOf(picture, [actorIn(turn)])
  if (ofAll) {
    const of = paths.map(({ personId }) => personId)
    noteLooks(lookingIn(turn), 'part in the programme', of)
  }
  const seenBy = ofAll
    ? 'Only you can see this. Each person can see their own, and that you looked.'
    : 'Only you and the induction tutor can see this.'
  const nothing = ofAll ? 'Nobody here is an ECT or in mentor training.' : whyNoneOf(turn)
  return card(turn, { paths, seenBy, nothing, page: ask.input.page })
}

/** Why somebody who asked for their own has no forecast at all. */
const whyNoneOf = ({ ask }: Turn): string =>
  ask.actor.roles.includes('mentor')
    ? 'The roster names neither a programme nor an ECT for you, so there is no forecast.'
    : 'You are neither an ECT nor a mentor here, so there is no forecast of your own.'

function card(
  { picture }: Turn,
  of: {
    readonly paths: readonly NamedFlightPath[]
    readonly seenBy: string
    readonly nothing: string
    readonly page: number | undefined
  },
): Answer {
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'Part in the programme',
      context: `As of ${sayDay(picture.today)}`,
      parts: of.paths.map(partOf),
      nothing: of.nothing,
      seenBy: of.seenBy,
      turnsBy: { verb: 'show-flight-path' },
      page: of.page,
    }),
  )
}

const MOST_UNCERTAIN = 6

function partOf(one: NamedFlightPath): OverviewPart {
  const { forecast } = one
  const heading = `${one.name}, ${one.as === 'ect' ? 'ECT' : sayTraining(one.training)}`
  if (typeof forecast === 'string') {
    return { heading, lines: [WHY_NONE[forecast](one)] }
  }
  const more = forecast.uncertain.length - MOST_UNCERTAIN
  return {
    heading,
    lines: [sayOutlook(forecast)],
    details: [
      sayArithmetic(forecast),
      ...forecast.uncertain.slice(0, MOST_UNCERTAIN).map((item) => sayUncertain(item, forecast)),
      ...(more > 0 ? [`And ${more} more that are not logged.`] : []),
      ...(one.as === 'mentor' && one.training === 'reduced'
        ? ['Counted over the reduced programme, which is what this mentor is asked for.']
        : []),
      ...(one.as === 'mentor' ? ['Funding for the mentor’s time goes by this.'] : []),
      ...(one.calendarEnds === undefined
        ? []
        : [`The calendar ends on ${sayDay(one.calendarEnds)}, so later parts are not counted.`]),
      ...(one.window === undefined
        ? []
        : [`The provider next tells the department: ${sayWindow(one.window)}.`]),
    ],
  }
}

const WHY_NONE: Readonly<Record<NoForecast, (of: NamedFlightPath) => string>> = {
  'no-share': ({ programme }) =>
    `The documents of ${programme} name no share, so there is no forecast.`,
  'not-asked': () => 'No training is asked of this mentor, so no funding hangs on it.',
  'kind-unknown': () =>
    'The roster does not say which training this mentor needs, so there is no forecast.',
  'nothing-expected': () => 'Nothing is expected in this time yet.',
}

const TRAINING: Readonly<Record<MentorTraining, string>> = {
  full: 'mentor in training',
  reduced: 'mentor on the reduced programme',
  'non-training': 'trained mentor',
  transferring: 'transferring mentor',
  returning: 'returning mentor',
  replacement: 'replacement mentor',
}

const sayTraining = (kind: MentorTraining | undefined): string =>
  kind === undefined ? 'mentor' : TRAINING[kind]
