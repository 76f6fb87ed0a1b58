import type { Button } from '../../cards/button.ts'
import type { TutoringNeed, WeekSection } from '../../cards/week-section.ts'
import { given } from '../../domain/given.ts'
import type {
  TutorAct,
  TutorMatter,
  TutorNews,
  TutorOverview,
} from '../../domain/oversight/tutor-week.ts'

/** So many of one part stand on a card before it goes on with the next section. */
const MATTERS_A_SECTION = 3

type Tutoring = Extract<WeekSection, { kind: 'tutoring' }>

/** What needs the induction tutor: a section for each part with news, and what stands as it did in a line. */
export function tutoring({ sections, unchanged }: TutorNews): readonly WeekSection[] {
  const parts = sections.flatMap(({ title, matters }) =>
    inParts(matters).map(
      (some): Tutoring => ({ kind: 'tutoring', title, needs: some.map(needOf) }),
    ),
  )
  const last: Tutoring = parts.at(-1) ?? { kind: 'tutoring', needs: [] }
  return [...parts.slice(0, -1), { ...last, unchanged }]
}

function inParts(matters: readonly TutorMatter[]): readonly (readonly TutorMatter[])[] {
  const count = Math.ceil(matters.length / MATTERS_A_SECTION)
  return Array.from({ length: count }, (_, at) =>
    matters.slice(at * MATTERS_A_SECTION, (at + 1) * MATTERS_A_SECTION),
  )
}

/** One matter as it stands on a card, with all that can be done about it. */
export const needOf = ({
  id,
  sentence,
  because,
  mayHelp,
  acts,
  isSignal,
}: TutorMatter): TutoringNeed => ({
  id,
  text: `${sentence}.`,
  because,
  mayHelp,
  buttons: acts.map((act) => ({ ...buttonFor(act), about: sentence })),
  ...given({ isSignal }),
})

function buttonFor(act: TutorAct): Button {
  switch (act.kind) {
    case 'choose-sequence':
      return {
        title: 'Choose the order',
        verb: 'open-sequence',
        ids: { programme: act.programme },
      }
    case 'look':
      return {
        title: 'Look at the figures',
        verb: 'challenge-figure',
        ids: { inductionId: act.inductionId },
      }
    case 'mark-away':
      return {
        title: 'Mark away',
        verb: 'open-change',
        ids: { what: 'away', personId: act.personId },
      }
    case 'stand-in':
      return {
        title: 'Name a stand-in',
        verb: 'open-change',
        ids: { what: 'stand-in', inductionId: act.inductionId },
      }
    case 'change-mentor':
      return {
        title: 'Name a mentor',
        verb: 'open-change',
        ids: { what: 'mentor', inductionId: act.inductionId },
      }
    case 'change-person':
      return {
        title: 'Check their details',
        verb: 'open-change',
        ids: { what: 'person-changed', personId: act.personId },
      }
    case 'decide-erasure':
      return {
        title: 'Open the question',
        verb: 'open-erasure-request',
        ids: { requestId: act.requestId },
      }
    case 'show':
      return OVERVIEWS[act.what]
    case 'remind':
      return { title: 'Send a kind word', verb: 'open-reminder', ids: { personId: act.personId } }
  }
}

const OVERVIEWS: Readonly<Record<TutorOverview, Button>> = {
  cover: { title: 'Cover for mentors', verb: 'show-cover' },
  'start-list': { title: 'Open the list', verb: 'show-start-list' },
  attendance: { title: 'Who took part', verb: 'show-attendance' },
  events: { title: 'Give events a day', verb: 'show-events' },
  forecast: { title: 'Look at the forecast', verb: 'show-flight-path' },
  induction: { title: 'How long induction lasts', verb: 'show-induction' },
}
