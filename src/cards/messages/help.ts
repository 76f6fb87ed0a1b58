import type { Role } from '../../domain/people.ts'
import type { CardView } from '../card.ts'
import { inGroups, type Phrase } from '../help-groups.ts'

/** What can be typed, for this person's roles. */
export interface HelpInput {
  readonly school: string
  readonly roles: readonly Role[]
}

const everyone: readonly Phrase[] = [
  { say: 'my week', does: 'shows this week in one card' },
  { say: 'not this week', does: 'says that something does not happen, with a kind of reason only' },
  { say: 'snooze until Thursday', does: 'asks again then' },
  { say: 'pause', does: 'stops messages until a day you choose' },
  { say: 'undo', does: 'takes back what you logged last' },
  { say: 'contacts', does: 'shows whom to ask about the programme' },
  { say: 'event dates', does: 'shows events with their days' },
  { say: 'my calendar', does: 'puts events and agreed days into your own calendar' },
  { say: 'forecast', does: 'shows the part taken in the programme beside the share it asks for' },
  { say: 'settings', does: 'changes your day and time, and your working days' },
  { say: 'page', does: 'opens your page: week, notes, events, settings and your data' },
  { say: 'privacy', does: 'shows what is stored about you and who sees it' },
]

const byRole: Readonly<Record<Role, readonly Phrase[]>> = {
  ect: [
    { say: 'done', does: 'logs your self-study of this week' },
    { say: 'notes', does: 'shows what was written and agreed, by date, for you and the mentor' },
    { say: 'steps', does: 'shows your action steps so far' },
    { say: 'offer a recording', does: 'offers the mentor a recording of your lesson' },
    { say: 'induction length', does: 'shows when each year ends, and your choice about leave' },
    { say: 'electives', does: 'chooses what to study: electives, a focus or an area' },
  ],
  mentor: [
    { say: 'log drop-in', does: 'logs a drop-in' },
    { say: 'log meeting', does: 'logs a meeting, stage by stage' },
    { say: 'notes', does: 'shows what was written and agreed, by date, for you and the ECT' },
    { say: 'steps', does: 'shows the action steps of an ECT' },
    { say: 'protected time', does: 'shows the hours that you are owed for each ECT' },
  ],
  'induction-tutor': [
    { say: 'detail', does: 'shows each pair, in this chat only' },
    { say: 'mark somebody away', does: 'enters days away, as dates only' },
    { say: 'stand-in mentor', does: 'names somebody from a day to a day' },
    { say: 'add a person', does: 'adds an ECT, a mentor or a colleague' },
    { say: 'send a kind word', does: 'reminds people by hand, inside their week’s budget' },
    {
      say: 'what may we change',
      does: 'shows what is flexible in a programme, what is not, and why',
    },
    { say: 'material address', does: 'puts “Open the material” beside study' },
    { say: 'what was changed', does: 'shows who changed what, with undo' },
    { say: 'what was sent', does: 'shows whom messages do not reach' },
    { say: 'sequence', does: 'chooses the order of modules' },
    { say: 'induction length', does: 'shows when each year ends, to enter what is agreed' },
    { say: 'mentor cover', does: 'shows whose mentor is away, and who could stand in' },
    { say: 'checklist', does: 'shows what is to do at the start, to tick' },
    { say: 'attendance', does: 'shows who took part in events, to confirm' },
    { say: 'undelivered', does: 'shows messages that may not have arrived' },
    { say: 'post digests here', does: 'written in a channel, sends the weekly summary there' },
  ],
  headteacher: [
    { say: 'show induction now', does: 'shows induction at the school in one card, counts only' },
    { say: 'turn on the half-term summary', does: 'sends you the numbers once each half term' },
    { say: 'what may we change', does: 'shows what is flexible in a programme, and what is not' },
    { say: 'what was changed', does: 'shows who changed what' },
    { say: 'detail', does: 'shows the numbers of this week, without names' },
    {
      say: 'protected time',
      does: 'shows the hours that mentors are owed, and meetings in timetabled time',
    },
  ],
}

/** Sentences that people write, one of each role's and one for everybody. */
const sentences: Readonly<Record<Role, string>> = {
  ect: 'When is my next meeting?',
  mentor: 'Log a drop-in for yesterday',
  'induction-tutor': 'How is this counted?',
  headteacher: 'How is this counted?',
}
const FOR_EVERYBODY = ['I cannot do Thursday', 'Pause until after half term'] as const

/** Words that can be typed, and what each does. */
export function helpCard(input: HelpInput): CardView {
  const own = input.roles.flatMap((role) => byRole[role])
  const phrases = [...own, ...everyone].filter(
    (phrase, at, all) => all.findIndex((other) => other.say === phrase.say) === at,
  )
  const [role = 'ect'] = input.roles
  const examples = [sentences[role], ...FOR_EVERYBODY].map((one) => `“${one}”`)
  return {
    name: 'messages/help',
    data: {
      school: input.school,
      sentences: `Or write in your own words, such as ${examples.slice(0, -1).join(', ')} or ${examples.at(-1)}.`,
      groups: inGroups(phrases),
    },
  }
}
