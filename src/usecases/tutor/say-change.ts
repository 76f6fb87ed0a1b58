import type { ChangeKind, SchoolChange } from '../../domain/oversight/school-change.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { wordsOfSchool } from '../../school/questions.ts'

const SAYS: Readonly<Record<ChangeKind, string>> = {
  away: 'days away',
  'stand-in': 'a stand-in mentor',
  mentor: 'a mentor',
  'person-added': 'a person added',
  'person-changed': 'details changed',
  programme: 'another programme',
  left: 'somebody leaves',
  lead: 'who leads induction',
  'no-ects': 'no ECTs this year',
  visit: 'a visit to {a session}',
  material: 'where the material is',
  'figure-challenged': 'asked to look at a figure',
  'roster-file': 'a roster was imported',
  'calendar-file': 'a calendar was imported',
  'events-file': 'days of events were imported',
  'event-date': 'the day of an event',
  agreement: 'how long induction lasts',
  sequence: 'the order of {modules}',
  'digest-channel': 'the channel of the weekly summary',
  'digest-time': 'the time of the weekly summary',
  'tenant-link': 'the link to Teams or Slack',
  'records-forgotten': 'records went whose time is over',
}

/** 'days away, Tom Hargreaves': what a change was, and about whom. */
export function changeTitle(picture: SchoolPicture, change: SchoolChange): string {
  const names = change.about.flatMap((id) => nameOf(picture, change, id) ?? [])
  return [inWordsOf(wordsOfSchool(picture), SAYS[change.kind]), ...names].join(', ')
}

/** Also of somebody who was only about to come, or has left. */
const nameOf = (picture: SchoolPicture, { after }: SchoolChange, id: string): string | undefined =>
  picture.people.get(id)?.name ??
  picture.leavers?.find((one) => one.id === id)?.name ??
  after.people?.find((one) => one.id === id)?.name
