import type { Retention } from '../domain/oversight/retention.ts'
import type { TableData } from '../store/personal-data.ts'
import type { DescribedTable } from '../store/personal-fields.ts'

type KeptFor = DescribedTable['kept']

const years = ({ recordsYears }: Retention): string =>
  recordsYears === 1 ? '1 year' : `${recordsYears} years`
const terms = ({ notesTerms }: Retention): string =>
  notesTerms === 1 ? '1 term' : `${notesTerms} terms`

/** How long each kind of table is kept, for 03-retention.md and 14-fields.md alike. */
export const KEPT: Readonly<Record<KeptFor, (kept: Retention) => string>> = {
  here: () => 'while the person is on the roster: it goes on the day they leave',
  'years-after-leaving': (kept) => `while the person is here, and ${years(kept)} after they left`,
  days: (kept) =>
    `an ECT’s, to the end of the induction or the day of leaving and ${years(kept)} more; anybody else’s, while they are here and ${years(kept)} after they left`,
  'years-after-induction': (kept) =>
    `to the end of the induction or the day of leaving, and ${years(kept)} more`,
  logged: (kept) =>
    `to the end of the induction or the day of leaving, and ${years(kept)} more; a mentor’s own training, as long as the mentor is here and ${years(kept)} more`,
  changes: (kept) =>
    `how it stood before and after, while the people concerned are here and ${years(kept)} after they left; that something was changed, without a name, as long as the school uses Keepstep`,
  ticks: (kept) =>
    `what is about an induction, to its end or the day of leaving and ${years(kept)} more; the rest, without a name once a person’s is gone, as long as the school uses Keepstep`,
  'terms-after-induction': (kept) =>
    `to the end of the induction or the day of leaving, and ${terms(kept)} more`,
  'words-then-years': (kept) =>
    `its words to the end of the induction or the day of leaving and ${terms(kept)} more, the rest ${years(kept)}`,
  messages: ({ messagesDays }) =>
    `${messagesDays} days; a welcome, and that Keepstep fell silent, as long as the person’s name is kept`,
  settings: ({ messagesDays }) =>
    `while the person is here, and ${messagesDays} days after they left`,
  looks: ({ looksDays }) => `${looksDays} days`,
  events: ({ eventsDays }) => `${eventsDays} days`,
  drafts: (kept) =>
    `${kept.eventsDays} days after it was finished or taken back; what is open, and an idea that a meeting took, as notes: to the end of the induction or the day of leaving, and ${terms(kept)} more`,
  passes: () => 'a link half an hour, a session eight hours; gone at the next daily clearing',
  'two-cards': () => 'the two newest cards of each induction tutor, cleared once a day',
  school: () => 'as long as the school uses Keepstep; the name in it goes with the person',
  sandbox: () => 'until whoever tries it clears it: no data of anybody real',
}

const LEAVERS = 'KEEPSTEP_KEEP_RECORDS_YEARS'

/** The setting by which the operator chooses the time; none where it follows from use. */
export const SETTINGS: Readonly<Record<KeptFor, readonly string[]>> = {
  here: [],
  'years-after-leaving': [LEAVERS],
  days: [LEAVERS],
  logged: [LEAVERS],
  'years-after-induction': [LEAVERS],
  changes: [LEAVERS],
  ticks: [LEAVERS],
  'terms-after-induction': ['KEEPSTEP_KEEP_NOTES_TERMS'],
  'words-then-years': ['KEEPSTEP_KEEP_NOTES_TERMS', LEAVERS],
  messages: ['KEEPSTEP_KEEP_MESSAGES_DAYS'],
  settings: ['KEEPSTEP_KEEP_MESSAGES_DAYS'],
  looks: ['KEEPSTEP_KEEP_LOOKS_DAYS'],
  events: ['KEEPSTEP_KEEP_EVENTS_DAYS'],
  drafts: ['KEEPSTEP_KEEP_EVENTS_DAYS', 'KEEPSTEP_KEEP_NOTES_TERMS'],
  passes: [],
  'two-cards': [],
  school: [],
  sandbox: [],
}

/** What the service holds beside what is about a person, by table, and how long. */
export const OF_NOBODY: Readonly<
  Record<string, { readonly what: string; readonly kept: (kept: Retention) => string }>
> = {
  schools: { what: 'the school: name, number and settings', kept: leaves },
  calendar_entries: { what: 'term dates and other days of the school', kept: leaves },
  digest_schedules: { what: 'when the weekly summary is due', kept: leaves },
  wellbeing_terms: {
    what: 'how many answered a term’s check-in in which way: numbers for the school, of nobody',
    kept: () =>
      'the number of each answer until its result was told, the result until the next one',
  },
  erased_people: {
    what: 'that somebody was erased, as a mark made from their email: it can be compared with an email that somebody knows, and not read back',
    kept: () => 'until they come back on purpose, or the school leaves',
  },
  inbound_events: {
    what: 'which events of a chat were dealt with, by the platform’s number of the event',
    kept: ({ eventsDays }) => `${eventsDays} days`,
  },
  tenants: { what: 'which organisation’s space in Teams or Slack is the school’s', kept: leaves },
  slack_installations: {
    what: 'the keys with which Keepstep signs in to a Slack workspace, encrypted',
    kept: () => 'until the workspace removes Keepstep',
  },
  send_lines: {
    what: 'how fast each space and chat may be written to at present: times, and a fingerprint of the chat',
    kept: () => 'until the limit is free again',
  },
  holds: {
    what: 'what the operator has stopped, with the reason in the operator’s words',
    kept: () => 'as long as Keepstep runs, so a reason has no name in it',
  },
  secrets_in_use: {
    what: 'since when each secret is in use, as a fingerprint of it',
    kept: () => 'as long as Keepstep runs',
  },
  sandbox_state: {
    what: 'the clock of a trial on made-up people',
    kept: () => 'until it is cleared',
  },
}

function leaves(): string {
  return 'until the school leaves'
}

type Erased = Pick<TableData, 'erasing' | 'left' | 'leads'>

/** What erasing somebody does to the rows of a table, and what is left of them. */
export function sayErasing({ erasing, left, leads = false }: Erased): string {
  const what =
    erasing === 'goes'
      ? 'the rows go'
      : erasing === 'stays'
        ? 'the rows stay, without a name'
        : 'names and words in the rows go'
  const beside = leads ? ', with the number of a colleague’s row beside it' : ''
  return left === undefined ? what : `${what}. Left: ${left}${beside}`
}
