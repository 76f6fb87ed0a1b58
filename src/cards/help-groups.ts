/** What can be typed, in a few groups: whoever looks for one thing reads one of them. */

/** Words to type, and what they do. */
export interface Phrase {
  readonly say: string
  readonly does: string
}

interface Group {
  readonly heading: string
  readonly phrases: readonly Phrase[]
}

const GROUPS: readonly { readonly heading: string; readonly says: readonly string[] }[] = [
  {
    heading: 'Your week',
    says: ['my week', 'later', 'done', 'log drop-in', 'log meeting', 'not this week', 'undo'],
  },
  {
    heading: 'Induction at the school',
    says: [
      'show induction now',
      'detail',
      'attendance',
      'checklist',
      'sequence',
      'mentor cover',
      'protected time',
      'material address',
      'post digests here',
    ],
  },
  {
    heading: 'People',
    says: ['mark somebody away', 'stand-in mentor', 'add a person', 'send a kind word'],
  },
  {
    heading: 'What was done and sent',
    says: ['what was changed', 'what was sent', 'undelivered'],
  },
  {
    heading: 'What the two of you agree',
    says: ['notes', 'steps', 'electives', 'offer a recording'],
  },
  {
    heading: 'The programme',
    says: ['event dates', 'my calendar', 'forecast', 'induction length', 'contacts'],
  },
  {
    heading: 'Messages',
    says: ['snooze until Thursday', 'pause', 'status', 'settings', 'turn on the half-term summary'],
  },
  { heading: 'About you', says: ['page', 'privacy'] },
]

const MORE = 'More'

/** The phrases by what they are about, in a fixed order; what is new stands under More. */
export function inGroups(phrases: readonly Phrase[]): readonly Group[] {
  const known = new Set(GROUPS.flatMap(({ says }) => says))
  const groups = [
    ...GROUPS.map(({ heading, says }) => ({
      heading,
      phrases: phrases.filter(({ say }) => says.includes(say)),
    })),
    { heading: MORE, phrases: phrases.filter(({ say }) => !known.has(say)) },
  ]
  return groups.filter((group) => group.phrases.length > 0)
}
