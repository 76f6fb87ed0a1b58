import { sequenceChoices } from '../schema/coaching.ts'
import { channels } from '../schema/out.ts'
import { schoolChanges, tutorNotices } from '../schema/oversight.ts'
import { checklistTicks, eventDates, eventMarks } from '../schema/school-choices.ts'
import { fieldsOf, ID, WHO } from './field-words.ts'

/** Tables of the school in which somebody is named for what they did, or what was done about them. */
export const SCHOOL_FIELDS = {
  tutor_notices: fieldsOf(tutorNotices, {
    why: 'so that a card of the induction tutor tells what is new, and nothing twice',
    seenBy:
      'the induction tutor whose card it was; the signals themselves are worked out anew each time',
    kept: 'two-cards',
    fields: {
      readerId: 'the induction tutor',
      monday: 'the week of the card',
      matters:
        'which signals and things to do it told, each as its kind, whose induction or which request, and how strong: no words',
    },
  }),
  school_changes: fieldsOf(schoolChanges, {
    why: 'so that what was changed at the school is known, by whom and when, and can be taken back',
    seenBy:
      'whom it is about; induction tutors; the headteacher, apart from who asked for a restriction or challenged a figure',
    kept: 'changes',
    fields: {
      id: ID,
      kind: 'what was changed',
      source: 'chat, file, setting, command or by itself',
      byId: 'who did it',
      proposedAt: 'when it was shown',
      doneAt: 'when it was done',
      undoneAt: 'when it was taken back',
      undoneBy: 'by whom',
      about: 'whom it is about',
      before: 'how their line of the roster, pairings and days away stood before',
      after: 'and after',
      note: 'figures of a file or setting, never anybody’s words',
    },
  }),
  checklist_ticks: fieldsOf(checklistTicks, {
    why: 'so that the list for the start of a year can be worked through',
    seenBy: 'induction tutors; the headteacher as numbers',
    kept: 'ticks',
    fields: {
      about: 'the school, or whose induction or which person it is about',
      item: 'which thing of the list',
      tickedBy: 'who ticked it',
      tickedAt: 'when',
    },
  }),
  event_dates: fieldsOf(eventDates, {
    why: 'when events of the programme are held',
    seenBy: 'everybody who is to come',
    kept: 'school',
    fields: {
      programme: 'the programme',
      eventKey: 'which event',
      academicYear: 'in which school year',
      onDay: 'the day',
      startsAt: 'from',
      endsAt: 'to',
      mode: 'in person or online',
      place: 'where',
      setAt: 'when it was entered',
      setBy: 'who entered it',
    },
  }),
  event_marks: fieldsOf(eventMarks, {
    why: 'whether somebody took part in an event, cannot come or caught up',
    seenBy: 'the person and the induction tutor',
    kept: 'days',
    fields: {
      expectationId: 'which event',
      personId: WHO,
      kind: 'what was said: never why',
      saidBy: 'who said it',
      saidAt: 'when',
    },
  }),
  sequence_choices: fieldsOf(sequenceChoices, {
    why: 'the order of modules that the school chose',
    seenBy: 'induction tutors; everybody the order itself',
    kept: 'school',
    fields: {
      academicYear: 'the school year',
      programme: 'the programme',
      modules: 'the order',
      level: 'on which grounds the programme allows it',
      rationale: 'why, in the tutor’s words',
      submittedAt: 'when',
      submittedBy: 'who chose',
    },
  }),
  channels: fieldsOf(channels, {
    why: 'where the weekly summary goes',
    seenBy: 'induction tutors',
    kept: 'school',
    fields: {
      id: ID,
      platform: 'Teams, Slack or the sandbox',
      tenant: 'the organisation’s space there',
      conversation: 'the channel',
      reference: 'what the platform wants to be told with a message',
      label: 'the channel’s name',
      state: 'whether messages arrive',
      reason: 'the platform’s code where they do not',
      claimedBy: 'who chose it',
      claimedAt: 'when',
    },
  }),
} as const
