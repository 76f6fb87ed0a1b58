import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import { NOT_FOR_ASSESSING } from '../../domain/oversight/signal-words.ts'
import type { ActionIds } from '../button.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { pageOf } from '../paging.ts'
import { sayCount, sayWeek } from '../say.ts'
import type { Count, LeftOutCount } from './weekly-digest.ts'
import { sayLeftOut, sayOf } from './weekly-digest.ts'

/** A sign that a pair may be glad of support, with its reason and a next move. */
export interface PairSignal {
  readonly sentence: string
  readonly because: string
  readonly nextMove: string
  /** What `challenge-figure` needs to look at this figure again. */
  readonly challenge?: ActionIds
}

/** One pair as the induction tutor sees it. */
export interface PairRow {
  readonly inductionId: string
  readonly ectName: string
  readonly mentorName?: string
  readonly inductionYear: 1 | 2
  readonly figures: readonly {
    readonly label: string
    readonly thisWeek: Count
    readonly termSoFar: Count
    readonly excused?: readonly LeftOutCount[]
    readonly excusedThisTerm?: readonly LeftOutCount[]
  }[]
  /** Sentences about what was not expected and why. */
  readonly notCounted: readonly string[]
  readonly signals: readonly PairSignal[]
  /** Sentences: how much of the programme each has taken part in. */
  readonly gauges: readonly string[]
}

/** The induction tutor's private detail, in their own chat only. */
export interface PairDetailInput {
  readonly school: string
  readonly schoolName: string
  readonly week: WeekPosition
  readonly pairs: readonly PairRow[]
  /** It was asked for in a channel, and comes in the tutor's own chat. */
  readonly askedInChannel?: true
  /** From 1; goes on with `show-detail { page }`. */
  readonly page?: number
}

const LINES_AT_MOST = 40

const linesOf = ({ figures, notCounted, gauges, signals }: PairData): number =>
  1 + figures.length + notCounted.length + gauges.length + 4 * signals.length

/** A row per pair in words, then each signal with its reason. */
export function pairDetailCard(input: PairDetailInput): CardView {
  const { school } = input
  const said = input.pairs.map((pair) => pairData(pair, school))
  const page = pageOf(said, { linesOf, linesAtMost: LINES_AT_MOST }, input.page)
  const next = {
    title: 'Show the next pairs',
    verb: 'show-detail',
    ids: { page: page.number + 1 },
  } as const
  return {
    name: 'messages/pair-detail',
    data: {
      school,
      schoolName: input.schoolName,
      context: sayWeek(input.week),
      origin: [
        input.askedInChannel
          ? 'You asked for this in a channel. It comes here, because everyone there would read it.'
          : '',
        page.items.some(({ signals }) => signals.length > 0) ? NOT_FOR_ASSESSING : '',
      ]
        .join(' ')
        .trim(),
      nothing: input.pairs.length === 0 ? 'No pair is set up yet.' : '',
      pairs: page.items,
      more: page.left === 0 ? '' : `And ${sayCount(page.left, 'more pair')}.`,
      moreButtons: page.left === 0 ? [] : [buttonData(next, school)],
      week: input.week.monday,
    },
  }
}

interface PairData {
  readonly heading: string
  readonly figures: readonly string[]
  readonly notCounted: readonly string[]
  readonly gauges: readonly string[]
  readonly signals: readonly Record<string, unknown>[]
}

function pairData(pair: PairRow, school: string): PairData {
  const mentor = pair.mentorName === undefined ? 'no mentor yet' : `with ${pair.mentorName}`
  return {
    heading: `${pair.ectName}, ${mentor}, year ${pair.inductionYear}`,
    figures: pair.figures.map(
      ({ label, thisWeek, termSoFar, excused, excusedThisTerm }) =>
        `${label}: ${sayExpected(thisWeek)} this week${notCounted(excused)}, ${sayExpected(termSoFar)} this term${notCounted(excusedThisTerm)}`,
    ),
    notCounted: pair.notCounted,
    gauges: pair.gauges,
    signals: pair.signals.map((signal) => ({
      sentence: signal.sentence,
      because: `Why this shows: ${signal.because}`,
      nextMove: `What may help: ${signal.nextMove}`,
      buttons: challengeButtons(signal, pair, school),
    })),
  }
}

const notCounted = (excused: readonly LeftOutCount[] = []): string =>
  excused.length === 0 ? '' : ` (not counted: ${sayLeftOut(excused)})`

const sayExpected = (count: Count): string => (count.of === 0 ? 'none expected' : sayOf(count))

const challengeButtons = (signal: PairSignal, pair: PairRow, school: string) =>
  signal.challenge === undefined
    ? []
    : [
        buttonData(
          {
            title: 'Challenge this figure',
            verb: 'challenge-figure',
            ids: signal.challenge,
            about: pair.ectName,
          },
          school,
        ),
      ]
