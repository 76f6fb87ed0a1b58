import MiniSearch from 'minisearch'
import type { Suggestion } from './intent.ts'
import { fixSpelling } from './words/fix-spelling.ts'

/** What can be typed, how its button is called, and words by which somebody may look for it. */
interface Command extends Suggestion {
  readonly about: string
}

const COMMANDS: readonly Command[] = [
  { text: 'my week', title: 'Show my week', about: 'week due todo tasks next now list plan' },
  { text: 'done', title: 'Log self-study', about: 'done finished completed study module reading' },
  {
    text: 'done self-study',
    title: 'Log self-study',
    about: 'self-study study module reading done',
  },
  {
    text: 'done seminar',
    title: 'Log an event',
    about: 'seminar webinar conference clinic attended',
  },
  {
    text: 'log drop-in',
    title: 'Log a drop-in',
    about: 'drop-in observation observed lesson visit',
  },
  { text: 'log meeting', title: 'Log a meeting', about: 'meeting mentor coaching session met' },
  { text: 'snooze', title: 'Ask me later', about: 'snooze remind later busy tomorrow teaching' },
  { text: 'snooze until Thursday', title: 'Ask me on Thursday', about: 'snooze until thursday' },
  { text: 'not this week', title: 'Not this week', about: 'skip cancelled week happening' },
  { text: 'pause', title: 'Pause messages', about: 'pause stop mute messages quiet unsubscribe' },
  { text: 'pause until 12 April', title: 'Pause until 12 April', about: 'pause until april' },
  { text: 'days away', title: 'Add days away', about: 'away ill sick leave absent off holiday' },
  { text: 'resume', title: 'Write to me again', about: 'resume restart back start again unpause' },
  { text: 'page', title: 'Open my page', about: 'page web browser tab everything open' },
  { text: 'settings', title: 'Settings', about: 'settings change day time hours working turn off' },
  { text: 'step', title: 'My action step', about: 'step target goal working on' },
  { text: 'steps', title: 'All steps so far', about: 'steps history past targets' },
  {
    text: 'notes',
    title: 'Notes of the pair',
    about: 'notes feedback said wrote mentor last time',
  },
  { text: 'propose a step', title: 'Propose a step', about: 'propose idea suggest step own' },
  {
    text: 'offer a recording',
    title: 'Offer a recording',
    about: 'offer recording video film lesson share recorded',
  },
  {
    text: 'step library',
    title: 'The library of steps',
    about: 'library browse ideas ready steps',
  },
  { text: 'tried it', title: 'I tried my step', about: 'tried try step practised lesson' },
  {
    text: 'when is my next meeting',
    title: 'When is my next meeting?',
    about: 'when meeting next date',
  },
  { text: 'term dates', title: 'Term dates', about: 'term half-term holidays dates inset when' },
  { text: 'who is my mentor', title: 'Who is my mentor?', about: 'who mentor ect tutor contact' },
  {
    text: 'status',
    title: 'Where things stand',
    about: 'status progress logged paused doing track',
  },
  { text: 'later', title: 'Things for later', about: 'later coming up upcoming' },
  { text: 'sequence', title: 'Order of modules', about: 'sequence order modules' },
  { text: 'electives', title: 'Electives', about: 'electives elective focus choose' },
  { text: 'detail', title: 'Detail by pair', about: 'detail pairs breakdown ects induction' },
  { text: 'post digests here', title: 'Post digests here', about: 'post digest summary channel' },
  { text: 'stop digests', title: 'Stop digests', about: 'stop digest summary channel' },
  {
    text: 'how was this counted',
    title: 'How was this counted?',
    about: 'counted figures numbers',
  },
  {
    text: 'mark somebody away',
    title: 'Mark somebody away',
    about: 'away absent ill colleague mentor ect dates',
  },
  {
    text: 'stand-in mentor',
    title: 'A stand-in mentor',
    about: 'cover stand-in replacement mentor away',
  },
  { text: 'add a person', title: 'Add a person', about: 'new ect mentor joins starts roster' },
  { text: 'what was changed', title: 'What was changed', about: 'audit log history changes' },
  { text: 'what was sent', title: 'What was sent', about: 'delivery messages reach unreachable' },
  { text: 'send a kind word', title: 'Send a kind word', about: 'remind nudge people kind word' },
  {
    text: 'show induction now',
    title: 'Show induction now',
    about: 'headteacher overview counts induction going',
  },
  {
    text: 'forecast',
    title: 'Part in the programme',
    about: 'forecast 75 share funding participation seminar enough',
  },
  { text: 'event dates', title: 'Events', about: 'events dates seminar webinar clinic conference' },
  {
    text: 'attendance',
    title: 'Who took part in events',
    about: 'attendance attended seminar clinic came',
  },
  {
    text: 'induction length',
    title: 'How long induction lasts',
    about: 'induction length end year part-time extension leave pace',
  },
  { text: 'checklist', title: 'To do at the start', about: 'checklist onboarding register start' },
  {
    text: 'mentor cover',
    title: 'Cover for mentors',
    about: 'cover stand in mentor away replacement',
  },
  {
    text: 'protected time',
    title: 'Time for meetings',
    about: 'protected time timetable meetings',
  },
  { text: 'undo', title: 'Take back the last log', about: 'undo wrong mistake back delete' },
  { text: 'privacy', title: 'What is stored about me', about: 'privacy data stored sees gdpr' },
  { text: 'export my data', title: 'A copy of my data', about: 'export download copy data' },
  {
    text: 'change my email',
    title: 'Change my details',
    about: 'email name details address wrong',
  },
  {
    text: 'talk to somebody',
    title: 'Talk to somebody',
    about: 'talk somebody person problem mentor',
  },
  { text: 'wellbeing', title: 'Wellbeing', about: 'wellbeing stressed workload tired overwhelmed' },
  { text: 'help', title: 'Help', about: 'help commands how what' },
]

/**
 * What a command is called when it is suggested, and under which name it is understood.
 * @internal For tests that hold help and the manifests to it.
 */
export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ text }) => text)

const commands = new MiniSearch<Command>({
  idField: 'text',
  fields: ['text', 'about'],
  storeFields: ['title', 'text'],
  searchOptions: { boost: { text: 2 }, fuzzy: (term) => (term.length > 3 ? 0.25 : false) },
})
commands.addAll(COMMANDS)

const MOST = 3
/** Always worth offering. */
const USUAL = ['my week', 'settings', 'help']

/** The three commands that are nearest to what was typed, the usual ones where nothing is near. */
export function suggest(cleaned: string): readonly Suggestion[] {
  const near = commands.search(fixSpelling(cleaned)).map((found) => String(found.id))
  const texts = [...new Set([...near.slice(0, MOST), ...USUAL])].slice(0, MOST)
  return texts.flatMap((text) => {
    const command = COMMANDS.find((one) => one.text === text)
    return command === undefined ? [] : [{ title: command.title, text: command.text }]
  })
}
