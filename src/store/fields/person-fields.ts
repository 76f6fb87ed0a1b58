import { addresses, deliveries, resends, wakeUps } from '../schema/out.ts'
import { dataRequests, pagePasses } from '../schema/own-data.ts'
import { absences, manners, notThisWeek, people } from '../schema/schools.ts'
import { identities, personDirectory, sandboxMessages } from '../schema/shared-tables.ts'
import { fieldsOf, ID, WHO } from './field-words.ts'

/** Tables that speak of one person by themselves. */
export const PERSON_FIELDS = {
  page_passes: fieldsOf(pagePasses, {
    why: 'opens a person’s own pages from a link in Slack',
    seenBy: 'the person',
    kept: 'passes',
    fields: {
      hash: 'a fingerprint of the link or session, from which it cannot be made',
      personId: WHO,
      kind: 'a link or a session',
      expiresAt: 'when it ends',
      usedAt: 'when the link was used',
    },
  }),
  data_requests: fieldsOf(dataRequests, {
    why: 'so that a request to be erased is answered once, and by whom is known',
    seenBy: 'the person, and the induction tutors who may decide',
    kept: 'years-after-leaving',
    fields: {
      id: ID,
      personId: WHO,
      askedAt: 'when they asked',
      decidedAt: 'when the school said that something has to be kept',
      decidedBy: 'who said so',
    },
  }),
  absences: fieldsOf(absences, {
    why: 'so that nobody is written to on days away, and nothing is expected then',
    seenBy:
      'the person and induction tutors: dates only; the other of the pair, where something is not expected because of them; the headteacher, that a tutor entered them, not which days',
    kept: 'days',
    fields: { personId: WHO, fromDay: 'first day away', toDay: 'last day away' },
  }),
  not_this_week: fieldsOf(notThisWeek, {
    why: 'so that what could not happen in a week is not expected, and does not count',
    seenBy:
      'the person; the induction tutor, with the pair; the other of the pair, beside what is not expected; as numbers by kind of reason the school',
    kept: 'days',
    fields: {
      personId: WHO,
      monday: 'the week',
      expectationId: 'what did not happen; empty for everything of that week',
      reason: 'cover, a trip or event, away, a timetable clash or something else: never illness',
      saidAt: 'when they said so',
    },
  }),
  manners: fieldsOf(manners, {
    why: 'so that people are written to as they want',
    seenBy:
      'the person; an induction tutor who sends a kind word: that somebody is away or asked for quiet, not which',
    kept: 'settings',
    fields: {
      personId: WHO,
      reminderDay: 'the day on which they want their card',
      reminderTime: 'the time',
      pausedUntil: 'to when they paused messages',
      snoozedUntil: 'to when they snoozed them',
      nudgesOff: 'kinds of message that they turned off',
      nudgesOn: 'kinds that they asked for',
      silenceCountsFrom:
        'from when weeks without an answer are counted, so that Keepstep falls silent',
      celebrate: 'whether an ECT agreed to be named in the weekly summary for having met a step',
    },
  }),
  wake_ups: fieldsOf(wakeUps, {
    why: 'so that the service knows when to look at a person’s week next',
    seenBy: 'the person',
    kept: 'settings',
    fields: { personId: WHO, nextAt: 'when to look next' },
  }),
  addresses: fieldsOf(addresses, {
    why: 'so that a message finds its chat',
    seenBy: 'the person; the induction tutor, as whether somebody is reached',
    kept: 'settings',
    fields: {
      personId: WHO,
      platform: 'Teams, Slack or the sandbox',
      tenant: 'the organisation’s space there',
      conversation: 'the chat with Keepstep',
      reference: 'what the platform wants to be told with a message',
      state: 'whether messages arrive',
      reason: 'the platform’s code where they do not',
      seenAt: 'when the chat was last heard of',
    },
  }),
  deliveries: fieldsOf(deliveries, {
    why: 'so that a message is sent once, and what became of it is known',
    seenBy:
      'the person; the induction tutor: kind, time and whether it arrived, never that it was read',
    kept: 'messages',
    fields: {
      id: ID,
      kind: 'which kind of message',
      period: 'for which week or thing',
      recipient: 'to whom',
      recipientKind: 'a person or a channel',
      params: 'numbers of rows that the card is made of, never its words',
      unprompted: 'whether nobody asked for it',
      state: 'waiting, sent, left out or unknown',
      reason: 'why it was left out or did not go, as a code',
      attempt: 'how often it was taken up',
      sends: 'how often sending was begun',
      failures: 'how often it went wrong',
      begun: 'whether the present attempt has begun',
      owner: 'which process of the service has it',
      leaseUntil: 'for how long',
      notBefore: 'not to be sent before',
      staleAfter: 'not to be sent after',
      decidedAt: 'when it was decided',
      settledAt: 'when it was known what became of it',
      messageId: 'the platform’s number of the message',
      address: 'the chat that it went to',
    },
  }),
  resends: fieldsOf(resends, {
    why: 'so that who had a message sent again is known',
    seenBy: 'whoever asked; the induction tutor',
    kept: 'messages',
    fields: { id: ID, deliveryId: 'the message', askedBy: 'who asked', askedAt: 'when' },
  }),
  identities: fieldsOf(identities, {
    why: 'so that somebody who writes in a chat is known as who they are',
    seenBy: 'the person',
    kept: 'here',
    fields: {
      platform: 'Teams, Slack or the sandbox',
      tenant: 'the organisation’s space there',
      userId: 'the account’s number there',
      personId: WHO,
    },
  }),
  person_directory: fieldsOf(personDirectory, {
    why: 'so that a chat account is found to belong to a school',
    seenBy: 'the person',
    kept: 'here',
    fields: { email: 'school email address', personId: WHO },
  }),
  people: fieldsOf(people, {
    why: 'the roster: who takes part, in which role, on which days',
    seenBy: 'the person; induction tutors; those whom they work with and the headteacher: the name',
    kept: 'years-after-leaving',
    fields: {
      id: ID,
      name: 'name',
      email: 'school email address',
      roles: 'ECT, mentor, induction tutor, headteacher',
      fte: 'share of full time',
      workingDays: 'working days',
      earlierDays: 'working days of before, each with its last day',
      mentorTraining: 'where a mentor is in their training',
      trainingFrom: 'since when',
      programme: 'the programme of a mentor’s training',
      dualRoleReason: 'why somebody is mentor and induction tutor in one: words of the school',
      leftOn: 'the first day on which they were no longer at the school',
      restrictedFrom: 'from when their data is kept and not used',
      tutorPart: 'which of several induction tutors leads',
    },
  }),
  sandbox_messages: fieldsOf(sandboxMessages, {
    why: 'the chats of a trial on made-up people; it refuses data of anybody real',
    seenBy: 'whoever tries it',
    kept: 'sandbox',
    fields: {
      id: ID,
      ordinal: 'its place in the order',
      conversation: 'the chat',
      sender: 'who wrote it',
      text: 'what was written',
      card: 'the card that was shown',
      deliveryId: 'the message that it came from',
      sentAt: 'when',
      updatedAt: 'when it was brought up to date',
    },
  }),
} as const
