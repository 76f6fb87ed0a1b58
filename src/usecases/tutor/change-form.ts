import type { CardView } from '../../cards/card.ts'
import { type ChangeFieldInput, changeForm } from '../../cards/forms/change.ts'
import { given } from '../../domain/given.ts'
import type { ChangeErrors, ChangeField, ChangeValues } from '../../domain/oversight/change-plan.ts'
import { NOBODY } from '../../domain/oversight/plan-pairing.ts'
import type { ChangeWhat } from '../../domain/oversight/school-change.ts'
import type { Role } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { knownProgrammes } from '../../programmes/index.ts'
import { programmesIn } from '../../school/events.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionsHere, nameIn, wordsOfSchool } from '../../school/questions.ts'

interface Words {
  readonly title: string
  readonly context: string
  readonly fields: readonly ChangeFieldInput[]
}

type FieldsOf = (picture: SchoolPicture) => Words

const byName = (a: { readonly title: string }, b: { readonly title: string }): number =>
  a.title.localeCompare(b.title, 'en')

const peopleChoices = ({ people }: SchoolPicture, role?: Role) =>
  [...people.values()]
    .filter(({ roles }) => role === undefined || roles.includes(role))
    .map(({ id, name }) => ({ value: id, title: name }))
    .sort(byName)

const ectChoices = (picture: SchoolPicture) =>
  inductionsHere(picture)
    .map(({ id, ectId }) => ({ value: id, title: nameIn(picture, ectId) }))
    .sort(byName)

const mentorChoices = ({ people }: SchoolPicture) =>
  [...people.values()]
    .filter(({ roles }) => !roles.includes('ect') && !roles.includes('headteacher'))
    .map(({ id, name, roles }) => ({
      value: id,
      title: roles.includes('mentor') ? name : `${name}, not a mentor yet`,
    }))
    .sort(byName)

const date = (id: ChangeField, label: string): ChangeFieldInput => ({ id, label, kind: 'date' })
const text = (id: ChangeField, label: string): ChangeFieldInput => ({ id, label, kind: 'text' })
const choice = (
  id: ChangeField,
  label: string,
  choices: NonNullable<ChangeFieldInput['choices']>,
): ChangeFieldInput => ({ id, label, kind: 'choice', choices })

const FORMS: Readonly<Record<ChangeWhat, FieldsOf>> = {
  away: (picture) => ({
    title: 'Days away',
    context: 'Dates only: no reason is asked, and none is kept.',
    fields: [
      choice('personId', 'Who (required)', peopleChoices(picture)),
      date('from', 'First day away (required)'),
      date('to', 'Last day away'),
    ],
  }),
  'stand-in': (picture) => ({
    title: 'A stand-in mentor',
    context: 'From a day to a day, beside the mentor that there is.',
    fields: [
      choice('inductionId', 'ECT (required)', ectChoices(picture)),
      choice('mentorId', 'Who stands in (required)', mentorChoices(picture)),
      date('from', 'First day (required)'),
      date('to', 'Last day'),
    ],
  }),
  mentor: (picture) => ({
    title: 'Name or change a mentor',
    context: 'What was logged before stays with the pair that logged it.',
    fields: [
      choice('inductionId', 'ECT (required)', ectChoices(picture)),
      choice('mentorId', 'Mentor (required)', [
        ...mentorChoices(picture),
        { value: NOBODY, title: 'Nobody: end the pairing' },
      ]),
      date('from', 'First day (required)'),
    ],
  }),
  'person-added': (picture) => ({
    title: 'Add a person',
    context: 'For an ECT, say the programme, the year and the first day as well.',
    fields: [
      text('name', 'Name (required)'),
      text('email', 'Email in Teams or Slack (required)'),
      choice('role', 'Role (required)', [
        { value: 'ect', title: 'ECT' },
        { value: 'mentor', title: 'Mentor' },
        { value: 'tutor', title: 'Induction tutor' },
        { value: 'head', title: 'Headteacher' },
      ]),
      choice(
        'programme',
        'Programme, for an ECT',
        knownProgrammes.map(({ id, name }) => ({ value: id, title: name })),
      ),
      choice('year', 'Year of induction, for an ECT', [
        { value: '1', title: 'Year 1' },
        { value: '2', title: 'Year 2' },
      ]),
      date('from', 'First day of induction here, for an ECT'),
      choice('mentorId', 'Mentor, for an ECT', mentorChoices(picture)),
    ],
  }),
  'person-changed': (picture) => ({
    title: 'Change somebody’s details',
    context: 'Their history stays with them, whatever their email is.',
    fields: [
      choice('personId', 'Who (required)', peopleChoices(picture)),
      text('name', 'Name (required)'),
      text('email', 'Email in Teams or Slack (required)'),
      text('fte', 'Share of full time, such as 0.6'),
      date('from', 'First day of that share, where it changes for an ECT'),
    ],
  }),
  programme: (picture) => ({
    title: 'Another programme',
    context: 'What was expected and logged before stays with the programme of that time.',
    fields: [
      choice('inductionId', 'ECT (required)', ectChoices(picture)),
      choice(
        'programme',
        'Programme (required)',
        knownProgrammes.map(({ id, name }) => ({ value: id, title: name })),
      ),
      date('from', 'First day on it (required)'),
    ],
  }),
  left: (picture) => ({
    title: 'Somebody leaves',
    context: 'Their messages stop. What was logged stays as history.',
    fields: [
      choice('personId', 'Who (required)', peopleChoices(picture)),
      date('from', 'First day on which they are gone (required)'),
    ],
  }),
  restricted: (picture) => ({
    title: 'Keep somebody’s data and stop using it',
    context: 'On the word of the person concerned. No reason is asked, and none is kept.',
    fields: [choice('personId', 'Who (required)', peopleChoices(picture))],
  }),
  'restriction-lifted': (picture) => ({
    title: 'Use somebody’s data again',
    context: 'On the word of the person concerned, who can do it in their own chat as well.',
    fields: [
      choice(
        'personId',
        'Who (required)',
        (picture.restricted ?? []).map(({ id, name }) => ({ value: id, title: name })).sort(byName),
      ),
    ],
  }),
  lead: (picture) => ({
    title: 'Who leads induction here',
    context: 'Keepstep writes to this person on Mondays.',
    fields: [
      choice('personId', 'Induction tutor (required)', peopleChoices(picture, 'induction-tutor')),
    ],
  }),
  'no-ects': () => ({
    title: 'No ECTs this year',
    context: 'Keepstep stays quiet until an ECT is added, here or by a roster.',
    fields: [],
  }),
  visit: (picture) => ({
    title: 'You sat in on {a session}',
    context:
      'Only the day is kept, nothing of what was seen. The pair can see it under “What is stored about me”.',
    fields: [
      choice('inductionId', 'ECT (required)', ectChoices(picture)),
      date('from', 'Day (required)'),
    ],
  }),
  material: (picture) => ({
    title: 'Where the material is',
    context:
      'The address of the programme’s own system, for “Open the material” on the week’s card. Leave it empty to take it away.',
    fields: [
      choice(
        'programme',
        'Programme (required)',
        programmesIn(picture).map(({ id, name }) => ({ value: id, title: name })),
      ),
      text('url', 'Address, beginning with https://'),
    ],
  }),
}

/** The form of a change, with what was typed. */
export function formOfChange(
  picture: SchoolPicture,
  what: ChangeWhat,
  { values, errors }: { readonly values: ChangeValues; readonly errors?: ChangeErrors },
): CardView {
  const { title, context, fields } = inWordsOf(wordsOfSchool(picture), FORMS[what](picture))
  return changeForm({
    school: picture.school.id,
    title,
    context,
    fields,
    values: filled(values),
    ...given({ errors: errors && filled(errors) }),
    submit: { title: 'Go on', verb: 'save-change', ids: { what } },
    seenBy:
      'Nothing changes yet: the next card says what would happen, and asks. Induction tutors and the headteacher can see what was changed.',
  })
}

const filled = (of: ChangeValues | ChangeErrors): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of).filter(([, text]) => text !== undefined))
