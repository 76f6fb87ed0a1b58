/**
 * The sections of the induction tutor's week, in order. A new one is a function in this list: what it
 * finds is told as news once, and worse again; the card, the counts and the buttons follow.
 */
import type { PersonAddress } from '../domain/messages/address.ts'
import type { NamedPair } from '../domain/oversight/pair-detail.ts'
import type { PairSignal } from '../domain/oversight/pair-signal.ts'
import { signalsOf } from '../domain/oversight/pair-signals.ts'
import type { TutorAct, TutorMatter, TutorSection } from '../domain/oversight/tutor-week.ts'
import type { SchoolPicture } from './facts.ts'
import { coverNeeds } from './mentor-cover.ts'
import {
  coverMatters,
  eventMatters,
  forecastMatters,
  lengthMatters,
  startMatters,
} from './oversight-matters.ts'
import { inductionIn } from './questions.ts'
import { pairsOf } from './school-week.ts'
import {
  erasureMatters,
  quietMatter,
  sequenceToChoose,
  unpaired,
  type WaitingRequest,
} from './tutor-needs.ts'

/** What a tutor's week is worked out from: the picture of everybody at the school. */
export interface TutorView {
  readonly picture: SchoolPicture
  readonly addresses: readonly PersonAddress[]
  /** To how many people Keepstep is quiet, because they have not answered. */
  readonly quietTo?: number
  /** Who asked to be erased and waits for the reader's decision. */
  readonly requests?: readonly WaitingRequest[]
}

type SectionOf = (view: TutorView) => TutorSection

const requests: SectionOf = ({ requests: waiting = [] }) => ({
  title: 'Requests about data',
  matters: erasureMatters(waiting),
})

const people: SectionOf = ({ picture, quietTo = 0 }) => ({
  title: 'People',
  matters: [...unpaired(picture), ...quietMatter(quietTo)],
})

const pairs: SectionOf = (view) => {
  const isCovered = new Set(coverNeeds(view.picture).map(({ induction }) => induction.id))
  return {
    title: 'Pairs',
    matters: pairsOf(view).flatMap((pair) =>
      signalsOf(pair, view.picture.today)
        .filter(({ kind }) => !ELSEWHERE.has(kind))
        .filter(({ kind }) => kind !== 'mentor-away' || !isCovered.has(pair.inductionId))
        .map((signal) => matterOf(signal, pair, view.picture)),
    ),
  }
}

/** Whoever is paired with nobody stands under people, an event under events: each is told once. */
const ELSEWHERE: ReadonlySet<PairSignal['kind']> = new Set(['no-mentor', 'event'])

const cover: SectionOf = ({ picture }) => ({ title: 'Cover', matters: coverMatters(picture) })

const events: SectionOf = ({ picture }) => ({ title: 'Events', matters: eventMatters(picture) })

const forecast: SectionOf = ({ picture }) => ({
  title: 'Part in the programme',
  matters: forecastMatters(picture),
})

const length: SectionOf = ({ picture }) => ({
  title: 'How long induction lasts',
  matters: lengthMatters(picture),
})

const start: SectionOf = ({ picture }) => ({
  title: 'To do at the start',
  matters: startMatters(picture),
})

const choices: SectionOf = ({ picture }) => ({
  title: 'To choose',
  matters: sequenceToChoose(picture),
})

const SECTIONS: readonly SectionOf[] = [
  requests,
  people,
  cover,
  pairs,
  events,
  forecast,
  length,
  choices,
  start,
]

/** Every section with something in it. */
export const tutorSections = (view: TutorView): readonly TutorSection[] =>
  SECTIONS.map((section) => section(view)).filter(({ matters }) => matters.length > 0)

const matterOf = (signal: PairSignal, pair: NamedPair, picture: SchoolPicture): TutorMatter => ({
  id: `${signal.kind}/${pair.inductionId}`,
  level: signal.level,
  sentence: `${pairName(pair)}: ${signal.sentence.charAt(0).toLowerCase()}${signal.sentence.slice(1)}`,
  because: signal.because,
  mayHelp: signal.nextMove,
  acts: actsFor(signal, pair, picture),
  isSignal: true,
})

const pairName = ({ ectName, mentorName }: NamedPair): string =>
  mentorName === undefined ? ectName : `${ectName} and ${mentorName}`

/** What the chat can do about a sign; the figures behind it are always one press away. */
function actsFor(
  { kind }: PairSignal,
  { inductionId }: NamedPair,
  picture: SchoolPicture,
): readonly TutorAct[] {
  const look: TutorAct = { kind: 'look', inductionId }
  const [mentor] = picture.mentorsOf(inductionId)
  const ectId = inductionIn(picture, inductionId)?.ectId
  const mentorOr = (of: (personId: string) => TutorAct): readonly TutorAct[] =>
    mentor === undefined ? [] : [of(mentor.id)]
  switch (kind) {
    case 'mentor-away':
      return [{ kind: 'stand-in', inductionId }]
    case 'meetings':
    case 'drop-ins':
      return [
        ...mentorOr((personId) => ({ kind: 'remind', personId })),
        ...mentorOr((personId) => ({ kind: 'mark-away', personId })),
        look,
      ]
    case 'study':
    case 'action-plan':
      return ectId === undefined ? [look] : [{ kind: 'remind', personId: ectId }, look]
    case 'contact':
      return ectId === undefined ? [] : [{ kind: 'change-person', personId: ectId }]
    default:
      return [look]
  }
}
