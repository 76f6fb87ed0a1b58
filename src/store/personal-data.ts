/**
 * Where each table speaks of a person, and what erasing them does there. A table is named in this
 * file or no test lets it in: what is said here is what an export finds and what erasing removes.
 */
import { type SQL, sql } from 'drizzle-orm'
import { pgArray } from './tx.ts'

/** Somebody at one school, with their own induction where they are an ECT there. */
export interface Subject {
  readonly personId: string
  readonly inductionIds: readonly string[]
  /** In lower case, as chats and directories spell it. */
  readonly email: string
}

/** What a table holds of somebody. */
export interface TableData {
  /** A heading, in the words of the person concerned. */
  readonly heading: string
  /** Rows that speak of them, or that they wrote. */
  readonly about: (who: Subject) => SQL
  /**
   * What becomes of those rows: they go; or words and names in them are replaced; or they stay, because
   * the school's counts need them, and point to the person's row, which has no name any more.
   */
  readonly erasing: 'goes' | 'stays' | ((who: Subject) => SQL)
  /** Where other rows go or change than those that they may see. */
  readonly erases?: (who: Subject) => SQL
  /** What is left in rows that do not go, for whoever asks what erasing comes to. */
  readonly left?: string
  /** In what is left stands a colleague's row as well: whom they worked with can tell who it was. */
  readonly leads?: boolean
}

/** What stands in place of a name and of words that were erased. */
export const NOBODY = 'somebody who was erased'
export const ERASED_WORDS = 'These words were erased.'
/** The email of somebody who was erased. */
export const erasedEmail = (personId: string): string => `erased-${personId}`

const isThem = (column: string) => (who: Subject) =>
  sql`${sql.identifier(column)} = ${who.personId}::uuid`
const own = ({ inductionIds }: Subject) => sql`induction_id = any(${pgArray(inductionIds)}::uuid[])`
const ownOr = (column: string) => (who: Subject) => sql`(${own(who)} or ${isThem(column)(who)})`
const theirEntries = (who: Subject) => sql`entry_id in (
  select id from log_entries where ${own(who)} or logged_by = ${who.personId}::uuid
    or person_id = ${who.personId}::uuid)`
const theirChat = ({ email }: Subject) =>
  sql`(conversation = ${`person:${email}`} or sender = ${email})`

/** By table, in an order in which rows may go. */
export const PERSONAL_DATA: Readonly<Record<string, TableData>> = {
  page_passes: {
    heading: 'Links and sessions of your pages',
    about: isThem('person_id'),
    erasing: 'goes',
  },
  data_requests: {
    heading: 'What you asked about your data',
    about: isThem('person_id'),
    erasing: 'goes',
    left: 'that this person, as induction tutor, answered what a colleague asked',
    leads: true,
  },
  tutor_notices: {
    heading: 'What your cards as induction tutor told you',
    about: isThem('reader_id'),
    erasing: 'goes',
    left: 'what the newest cards told other induction tutors of the pair, as numbers',
    leads: true,
  },
  school_changes: {
    heading: 'What was changed at the school about you, or by you',
    about: (who) => sql`(${isThem('by_id')(who)} or ${isThem('undone_by')(who)}
      or ${who.personId}::uuid = any(about))`,
    // How they stood before is gone, so that it cannot be taken back any more.
    erasing: () => sql`before = '{}', after = '{}', note = null, source = 'setting'`,
    erases: ({ personId }) => sql`${personId}::uuid = any(about)`,
    left: 'that something was changed, when, by whom and about whom; where it was about somebody else, how that stood',
    leads: true,
  },
  checklist_ticks: {
    heading: 'What is ticked on a list about you, or was ticked by you',
    about: (who) => sql`(${isThem('ticked_by')(who)} or about = ${who.personId}
      or about = any(${pgArray(who.inductionIds)}::text[]))`,
    erasing: 'stays',
    left: 'which thing of the list was ticked, when and by whom',
    leads: true,
  },
  event_dates: {
    heading: 'Dates of events that you entered',
    about: isThem('set_by'),
    erasing: () => sql`set_by = null`,
    left: 'the event’s date and place, not who entered them',
  },
  event_marks: {
    heading: 'What was said about your events',
    about: (who) => sql`(${isThem('person_id')(who)} or ${isThem('said_by')(who)})`,
    erasing: 'stays',
    left: 'which event, that they cannot come, that it is confirmed or caught up, when and by whom it was said',
    leads: true,
  },
  induction_agreements: {
    heading: 'What was agreed about your induction',
    about: ownOr('said_by'),
    erasing: 'stays',
    left: 'leave, an extension or another pace with its dates, what was chosen about it, and who entered it',
    leads: true,
  },
  remarks: {
    heading: 'What was said about notes and steps',
    // What somebody keeps for themselves is shown to nobody else, and goes all the same.
    about: (who) => sql`(${isThem('author_id')(who)} or (${own(who)} and seen_by = 'pair'))`,
    erasing: 'goes',
    erases: ownOr('author_id'),
  },
  notes: { heading: 'Notes', about: theirEntries, erasing: 'goes' },
  drafts: {
    heading: 'Half-finished logs, ideas and offers',
    about: isThem('author_id'),
    erasing: 'goes',
    // What somebody has begun about them and not saved is only its author's, and goes all the same.
    erases: ownOr('author_id'),
  },
  action_steps: {
    heading: 'Action steps',
    about: ownOr('set_by'),
    erasing: () => sql`wording = ${ERASED_WORDS}, criteria = '{}', planned_lesson = null,
      planned_at = null, planned_remind = null, library_id = null, module = null,
      source = 'own', tried_on = null, confirmed_at = null`,
    // A step of the library that they chose for somebody else holds no words of theirs.
    erases: (who) => sql`(${own(who)} or (set_by = ${who.personId}::uuid and source <> 'library'))`,
    left: 'that a step was agreed, on which day, by whom and in which meeting; a step of the library that a mentor chose for an ECT who is still here, with its words',
    leads: true,
  },
  elective_choices: {
    heading: 'Electives and focus',
    about: ownOr('chosen_by'),
    erasing: 'goes',
    erases: own,
    left: 'what an ECT who is still here does, and that this person chose it',
    leads: true,
  },
  sequence_choices: {
    heading: 'Orders of modules that you chose for the school',
    about: isThem('submitted_by'),
    erasing: () => sql`rationale = ${ERASED_WORDS}`,
    left: 'the order of modules, not why',
  },
  answered_expectations: {
    heading: 'What your logs answer',
    about: isThem('person_id'),
    erasing: 'stays',
    left: 'which thing of the week a log answers',
  },
  log_entries: {
    heading: 'What was logged',
    about: (who) => sql`(${own(who)} or person_id = ${who.personId}::uuid
      or logged_by = ${who.personId}::uuid)`,
    erasing: 'stays',
    left: 'what was logged, on which day, by whom, with which outcome',
    leads: true,
  },
  access_log: {
    heading: 'Who looked at whose detail',
    about: (who) => sql`(${isThem('subject_id')(who)} or ${isThem('reader_id')(who)})`,
    erasing: 'goes',
    // Whose detail they looked at may still see that somebody did.
    erases: isThem('subject_id'),
    left: 'that this person looked at the detail of somebody else, and when',
    leads: true,
  },
  absences: {
    heading: 'Days away',
    about: isThem('person_id'),
    erasing: 'stays',
    left: 'the first and the last day',
  },
  not_this_week: {
    heading: 'What did not happen in a week, and why',
    about: isThem('person_id'),
    erasing: 'stays',
    left: 'the week and the kind of reason',
  },
  manners: {
    heading: 'How you want to be written to',
    about: isThem('person_id'),
    erasing: 'goes',
  },
  wake_ups: { heading: 'When to think of you next', about: isThem('person_id'), erasing: 'goes' },
  addresses: { heading: 'Where your chats are', about: isThem('person_id'), erasing: 'goes' },
  resends: {
    heading: 'Messages that you had sent again',
    about: isThem('asked_by'),
    erasing: () => sql`asked_by = null`,
    left: 'that a message to somebody was sent again, not at whose wish',
  },
  deliveries: {
    heading: 'Messages to you',
    about: isThem('recipient'),
    erasing: 'goes',
    left: 'of messages to colleagues about this person or the pair, that they were sent, without words',
    leads: true,
  },
  channels: {
    heading: 'Channels that you chose for the weekly summary',
    about: isThem('claimed_by'),
    erasing: () => sql`claimed_by = null`,
    left: 'the channel, not who chose it',
  },
  pairings: {
    heading: 'Who worked with whom',
    about: ownOr('mentor_id'),
    erasing: 'stays',
    left: 'who mentored whom, from when to when',
    leads: true,
  },
  inductions: {
    heading: 'Your induction',
    about: isThem('ect_id'),
    erasing: () => sql`earlier_fte = null`,
    left: 'the programme, its beginning and the year of induction',
  },
  identities: { heading: 'Your chat accounts', about: isThem('person_id'), erasing: 'goes' },
  person_directory: {
    heading: 'Where your email is known',
    about: isThem('person_id'),
    erasing: 'goes',
  },
  people: {
    heading: 'You on the roster',
    about: isThem('id'),
    erasing: ({ personId }) => sql`name = ${NOBODY}, email = ${erasedEmail(personId)}, fte = 1,
      working_days = '{1,2,3,4,5}', earlier_days = null, mentor_training = null, training_from = null,
      programme = null, dual_role_reason = null, tutor_part = null, restricted_from = null`,
    left: 'a row without name and email: the role, and the day of leaving',
  },
  sandbox_messages: {
    heading: 'Your chat in the sandbox',
    about: theirChat,
    erasing: 'goes',
  },
}
