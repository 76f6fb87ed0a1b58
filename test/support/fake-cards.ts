import type { AdaptiveCardJson, RenderedCard } from '../../src/cards/card.ts'

interface Element {
  readonly text?: string
  readonly label?: string
  readonly [property: string]: unknown
}

const textBlock = (text: string, more: Element = {}): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...more,
})
const title = (text: string): Element =>
  textBlock(text, { size: 'Medium', weight: 'Bolder', style: 'heading' })
const context = (text: string): Element => textBlock(text, { isSubtle: true, spacing: 'None' })
const footer = (text: string): Element =>
  textBlock(text, { isSubtle: true, size: 'Small', separator: true, spacing: 'Medium' })
const button = (label: string, verb: string, data: Element = {}): Element => ({
  type: 'Action.Execute',
  title: label,
  verb,
  data: { v: 1, ...data },
})
const primary = (label: string, verb: string, data: Element = {}): Element => ({
  ...button(label, verb, data),
  style: 'positive',
})

const card = (name: string, body: Element[], actions: Element[] = []): RenderedCard => {
  const json: AdaptiveCardJson = { type: 'AdaptiveCard', version: '1.5', body, actions }
  return { name, card: json, text: body.map((one) => one.text ?? one.label).join('\n') }
}

/** An ECT's week. */
export const myWeekCard = ({ studyDone = false } = {}): RenderedCard =>
  card(
    'messages/my-week',
    [
      title('Your week'),
      context('Week 3 of autumn 1 · A Setting up for success'),
      textBlock('Self-study: routines and expectations', { weight: 'Bolder', spacing: 'Medium' }),
      textBlock(
        studyDone ? 'Done on Monday 21 September' : 'About 45 minutes, by Friday 25 September',
      ),
      textBlock('Mentor meeting with Grace Adeyemi', { weight: 'Bolder', spacing: 'Medium' }),
      textBlock('By Friday 25 September. Grace logs it.'),
      textBlock('Your action step', { weight: 'Bolder', spacing: 'Medium' }),
      textBlock(
        'Stand still at the door and greet each pupil with the first task ready on the board.',
      ),
      footer('Only you see this card. Your mentor sees what is logged.'),
    ],
    [
      ...(studyDone ? [] : [primary('Self-study done', 'log-done', { expectationId: 'e-1' })]),
      button('Snooze', 'open-snooze'),
      button('Not this week', 'open-not-this-week'),
    ],
  )

/** A mentor's week: the way to a drop-in and to a meeting. */
export const mentorWeekCard = (): RenderedCard =>
  card(
    'messages/my-week',
    [
      title('Your week as a mentor'),
      context('Week 3 of autumn 1 · A Setting up for success'),
      textBlock('Amina Hussain', { weight: 'Bolder', spacing: 'Medium' }),
      textBlock('A drop-in of about 15 minutes, and your mentor meeting, by Friday 25 September.'),
      textBlock('Current step: stand still at the door and greet each pupil.'),
      footer('Only you see this card.'),
    ],
    [
      primary('Log a drop-in', 'open-drop-in', { inductionId: 'i-1' }),
      button('Open the meeting', 'open-meeting', { inductionId: 'i-1' }),
      button('Pause', 'open-pause'),
    ],
  )

/** The drop-in form, with what was typed and a sentence for the outcome where it is missing. */
export const dropInForm = ({ note = '', error = '' } = {}): RenderedCard =>
  card(
    'forms/drop-in',
    [
      title('Log a drop-in with Amina Hussain'),
      context('Step: stand still at the door and greet each pupil.'),
      ...(error === ''
        ? []
        : [textBlock(`Put right: ${error}`, { color: 'Attention', weight: 'Bolder' })]),
      {
        type: 'Input.ChoiceSet',
        id: 'outcome',
        label: 'How is the step going?',
        style: 'expanded',
        choices: [
          { title: 'Met', value: 'met' },
          { title: 'Getting there', value: 'getting-there' },
          { title: 'Not yet', value: 'not-yet' },
          { title: 'Moved on', value: 'moved-on' },
        ],
      },
      {
        type: 'Input.Text',
        id: 'note',
        label: 'What you saw (optional)',
        isMultiline: true,
        value: note,
      },
      { type: 'Input.Date', id: 'on', label: 'Date', value: '2026-09-21' },
      {
        type: 'Input.ChoiceSet',
        id: 'mode',
        label: 'How',
        value: 'in-person',
        choices: [
          { title: 'In person', value: 'in-person' },
          { title: 'From a recording', value: 'recording' },
        ],
      },
      { type: 'Input.Toggle', id: 'share', title: 'Share the note with Amina', value: 'true' },
      footer('You and Amina see this. Your induction tutor sees that it happened.'),
    ],
    [primary('Save', 'save-drop-in', { inductionId: 'i-1', draftId: 'd-1' })],
  )

/** What is left of a form once it is saved. */
export const receiptCard = (text: string): RenderedCard =>
  card(
    'messages/receipt',
    [textBlock(text)],
    [
      button('Undo', 'undo-entry', { entryId: 'x-1' }),
      button('Edit', 'open-drop-in', { entryId: 'x-1' }),
    ],
  )

/** A few words. */
export const noteCard = (heading: string, text: string): RenderedCard =>
  card('messages/note', [title(heading), textBlock(text)])

/** The digest in the tutor's channel. */
export const digestCard = (): RenderedCard =>
  card(
    'messages/weekly-digest',
    [
      title('Induction this week'),
      context('Week 2 of autumn 1 · Oakfield Academy'),
      {
        type: 'FactSet',
        spacing: 'Medium',
        facts: [
          { title: 'Self-study', value: '5 of 6 logged (last week 4 of 6)' },
          { title: 'Drop-ins', value: '3 of 4 (last week 3 of 4)' },
          { title: 'Meetings', value: '4 of 4 (last week 3 of 4)' },
          { title: 'Action steps agreed', value: '4 of 4' },
        ],
      },
      textBlock('Not counted: 1 person away on Tuesday.'),
      textBlock('3 of 4 meetings were in timetabled time.'),
      textBlock('Next week: module A, week 4. Seminar 1 is on Thursday 1 October at 4pm.'),
      footer('Everybody in this channel sees this. It never names who has not logged.'),
    ],
    [
      button('Show me the detail', 'show-detail'),
      button('How was this counted?', 'explain-counts'),
    ],
  )
