import { instantAt, localTime } from '../../src/domain/calendar/local-clock.ts'
import { addDays, mondayOf, type SchoolDate } from '../../src/domain/calendar/school-date.ts'
import type {
  CalendarEntry,
  SchoolCalendar,
  TeachingWeek,
} from '../../src/domain/calendar/school-year.ts'
import { schoolCalendar } from '../../src/domain/calendar/school-year.ts'
import type { ActionStep, StepReview } from '../../src/domain/coaching/action-step.ts'
import type { Expectation } from '../../src/domain/expectations/expectation.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import { nextDecisionAt, ownWorkingDays } from '../../src/domain/messages/manners.ts'
import type {
  Manners,
  Moment,
  NudgeDecision,
  SentMessage,
  Situation,
} from '../../src/domain/messages/nudge.ts'

export const LONDON = 'Europe/London'

/** A primary school's real year 2026-27 (induction.md 2): training days and all. */
export const ENTRIES: readonly CalendarEntry[] = [
  { kind: 'term', name: 'autumn', from: '2026-09-01', to: '2026-12-18' },
  { kind: 'half-term', name: 'autumn half term', from: '2026-10-26', to: '2026-10-30' },
  { kind: 'term', name: 'spring', from: '2027-01-04', to: '2027-03-25' },
  { kind: 'half-term', name: 'spring half term', from: '2027-02-15', to: '2027-02-19' },
  { kind: 'term', name: 'summer', from: '2027-04-12', to: '2027-07-21' },
  { kind: 'half-term', name: 'summer half term', from: '2027-05-31', to: '2027-06-04' },
  ...[
    '2026-09-01',
    '2026-09-02',
    '2026-10-23',
    '2026-11-02',
    '2026-11-27',
    '2027-05-28',
    '2027-06-25',
  ].map((day) => ({ kind: 'inset' as const, name: 'training day', from: day, to: day })),
]
export const BANK_HOLIDAYS = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-05-03', '2027-05-31']

export const year2026: SchoolCalendar = schoolCalendar(ENTRIES, BANK_HOLIDAYS)

/** The teaching week that holds a day. */
export function weekOf(date: SchoolDate, calendar = year2026): TeachingWeek {
  const week = calendar.weekOf(date)
  if (week === undefined) throw new Error(`${date} is in no teaching week`)
  return week
}

/** '2026-10-12T07:45' on clocks in London. */
export const at = (local: string, timeZone = LONDON): Date =>
  instantAt(local.slice(0, 10), local.slice(11), timeZone)

export const someManners = (own: Partial<Manners> = {}): Manners => ({
  reminderTime: '07:45',
  workingDays: [1, 2, 3, 4, 5],
  notThisWeek: [],
  nudgesOff: [],
  absences: [],
  ...own,
})

/** Somebody with nothing to do, in the default manners. */
export const aPerson = (own: Partial<Situation> = {}): Situation => ({
  personId: 'aisha',
  roles: ['ect'],
  timeZone: LONDON,
  calendar: year2026,
  manners: someManners(),
  expectations: [],
  steps: [],
  drafts: [],
  tasks: [],
  sent: [],
  ...own,
})

/** Self-study due on a Friday unless said otherwise; open. */
export function anExpectation(own: Partial<Expectation> & { dueOn: SchoolDate }): Expectation {
  const week = year2026.weekOf(own.dueOn) ?? (year2026.weeks[0] as TeachingWeek)
  return {
    id: `aisha/2026-27/autumn-1/${own.activity ?? 'self-study'}-${own.dueOn}`,
    activity: 'self-study',
    title: 'Self-study',
    inductionId: 'aisha-induction',
    personId: 'aisha',
    ectId: 'aisha',
    opensOn: mondayOf(own.dueOn),
    minutes: 25,
    week,
    inductionYear: 1,
    state: 'open',
    reasons: ['Weekly study (NIOT:205).'],
    ...own,
  }
}

export const aStep = (own: Partial<ActionStep> = {}): ActionStep => ({
  id: 'step-1',
  version: 1,
  inductionId: 'aisha-induction',
  text: 'Wait for silence before giving an instruction.',
  criteria: ['Everybody is looking', 'Nobody talks over the instruction'],
  kind: 'performance',
  source: 'own',
  module: 'A',
  setOn: '2026-10-06',
  setBy: 'ben',
  entryId: 'meeting-1',
  ...own,
})

export const aReview = (own: Partial<StepReview> = {}): StepReview => ({
  stepId: 'step-1',
  outcome: 'getting-there',
  on: '2026-10-13',
  entryId: 'drop-in-1',
  ...own,
})

export const anEntry = (own: Partial<LogEntry> = {}): LogEntry => ({
  id: 'entry-1',
  version: 1,
  inductionId: 'aisha-induction',
  personId: 'ben',
  activity: 'meeting',
  on: '2026-10-14',
  loggedBy: 'ben',
  loggedAt: at('2026-10-14T16:00'),
  platform: 'sandbox',
  ...own,
})

/** A message that went out at 7:45am on a day. */
export const sent = (
  kind: SentMessage['kind'],
  on: SchoolDate,
  own: Partial<SentMessage> = {},
): SentMessage => ({ kind, on, period: mondayOf(on), at: at(`${on}T07:45`), ...own })

/** The moment at which `situation` is decided upon, as the planner works it out. */
export function momentAt(local: string, situation: Situation): Moment {
  const now = at(local, situation.timeZone)
  const { date, time } = localTime(now, situation.timeZone)
  const week = weekOf(date, situation.calendar)
  const next = nextDecisionAt(situation, now)
  const nextLocal = next === undefined ? undefined : localTime(next, situation.timeZone)
  return {
    now,
    today: date,
    time,
    week,
    sunday: addDays(week.monday, 6),
    workingDays: ownWorkingDays(situation, week),
    hasLessons: situation.calendar.kindOf(date) === 'teaching',
    nextLocal: nextLocal === undefined ? undefined : `${nextLocal.date}T${nextLocal.time}`,
  }
}

/** What a decision came to, in a word or by its titles. */
export const gist = (decision: NudgeDecision): string | readonly string[] =>
  decision.kind === 'send' ? decision.items.map((item) => item.title) : decision.because
