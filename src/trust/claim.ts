/** Where a test stands that shows a claim: its file, and words of its title. */
export type Shown = readonly [file: string, title: string]

/** Something that Keepstep says of itself, with what shows it. */
export interface Claim {
  readonly says: string
  /** Tests that fail where it is not so; or it is for whoever runs the service to see to. */
  readonly shownBy: readonly Shown[] | 'operator'
  /** How it is met, or what the operator has to do, where the claim itself does not say. */
  readonly how?: string
}

/** A list that somebody goes through before a school may use the service. */
export interface Checklist {
  readonly file: string
  readonly title: string
  /** Whose list it is, and how it was read. */
  readonly source: string
  readonly claims: readonly Claim[]
}

const ERASE = 'test/usecases/people/erase-person.test.ts'
const TENANCY = 'test/store/tenancy.test.ts'

/** Tests that show more than one claim. */
export const SHOWN = {
  everyWord: [
    'test/usecases/people/show-my-data.test.ts',
    'is shown to them, every word, theirs and what their mentor wrote',
  ],
  whoLooked: [
    'test/usecases/people/show-my-data.test.ts',
    'has who looked at what beside it, in words, with each day',
  ],
  receipts: [
    'test/scenarios/colleagues.test.ts',
    'leaves a receipt with everybody of whom a card shows them something',
  ],
  erased: [ERASE, 'leaves no name, email, account or word'],
  erasedLeaves: [
    'test/usecases/people/what-erasing-leaves.test.ts',
    'leaves rows in the tables that the trust pack names, and leads to a colleague where it says so',
  ],
  restrictedStays: [
    'test/usecases/messages/forget-old-records.test.ts',
    'spares all that is about somebody whose data is kept and not used, until that is lifted',
  ],
  ideaStays: [
    'test/usecases/messages/forget-old-records.test.ts',
    'spares an idea that a meeting took, and not one that was taken back',
  ],
  countsStay: [ERASE, 'leaves the counts of the school as they are once somebody has left'],
  exported: [ERASE, 'gets everything first that is theirs or about them'],
  tablesNamed: [ERASE, 'is spoken of in tables that are all named'],
  leaves: [ERASE, 'is one of many where a school leaves'],
  signalsListed: [
    'test/scenarios/signals-told.test.ts',
    'is listed on the privacy card of an ECT and a mentor, also where none shows',
  ],
  signalsShown: [
    'test/scenarios/signals-told.test.ts',
    'that shows now stands there with its reason',
  ],
  signalsTutorAlone: [
    'test/scenarios/signals-told.test.ts',
    'is shown to the induction tutor alone',
  ],
  signalsNotFor: [
    'test/scenarios/signals-told.test.ts',
    'says wherever the tutor reads it that it is not for assessing',
  ],
  signalsRestricted: [
    'test/scenarios/signals-told.test.ts',
    'is not worked out of somebody whose data is kept and not used',
  ],
  signalsExcused: [
    'test/domain/oversight/practice-signals.test.ts',
    'never come from anything that was excused',
  ],
  askToLook: ['test/scenarios/signals-told.test.ts', 'can be challenged by the mentor as well'],
  notesAfter: [
    'test/scenarios/signals-told.test.ts',
    'the mentor of before reads no notes of the pair, and still their own words',
  ],
  notesOfBefore: [
    'test/scenarios/both-sides.test.ts',
    'a mentor who takes over reads the steps, and nothing that was written before them',
  ],
  stepsOfBefore: [
    'test/usecases/coaching/hand-over.test.ts',
    'sees nothing of the step that was agreed before, until the ECT has said so',
  ],
  headNumbers: ['test/trust/sentences.test.ts', 'a headteacher is shown numbers and no name'],
  headChanges: [
    'test/trust/sentences.test.ts',
    'and what was changed at the school, which is noted for whom it is about',
  ],
  noParty: [
    'test/usecases/people/ask-erasure.test.ts',
    'is not decided by a tutor who mentors them',
  ],
  notUnasked: ['test/cli/import-questions.test.ts', 'does not come back unasked'],
  erasureReminded: [
    'test/usecases/people/ask-erasure.test.ts',
    'stands on the card of the tutor who decides every week, with the day of the answer, until it is decided',
  ],
  tutorDecides: [
    'test/usecases/people/ask-erasure.test.ts',
    'is told what goes, what stays and who decides',
  ],
  oldGoes: [
    'test/usecases/messages/forget-old-records.test.ts',
    'goes from every school: the send log after 90 days',
  ],
  chosenTimes: [
    'test/usecases/messages/forget-old-records.test.ts',
    'goes as soon as the service is told',
  ],
  wordsGo: [
    'test/usecases/messages/forget-old-records.test.ts',
    'includes what was written about an ECT who left, a term later',
  ],
  restricted: [
    'test/usecases/people/restrict.test.ts',
    'is kept, and stands in no card, number or message until they lift it',
  ],
  wordsRemoved: [
    'test/scenarios/both-sides.test.ts',
    'is gone for good once its writer takes it away',
  ],
  saidRemoved: [
    'test/scenarios/words-taken-away.test.ts',
    'are what an ECT said back about a note: the mentor sees that words went',
  ],
  undoneRemoved: [
    'test/scenarios/words-taken-away.test.ts',
    'go with what was logged and taken back, and both see that they went',
  ],
  onlyOwnRemoved: [
    'test/scenarios/words-taken-away.test.ts',
    'are only one’s own: the mentor’s wording of a step goes by the mentor',
  ],
  paceFromDay: [
    'test/domain/expectations/pace.test.ts',
    'no change from a day on alters anything expected in a week that ended before',
  ],
  recordsGo: [
    'test/usecases/people/forget-records.test.ts',
    'goes with their name six years after somebody left',
  ],
  settingsGo: [
    'test/usecases/people/forget-records.test.ts',
    'goes ninety days after somebody left, and is as it was for whoever comes back before',
  ],
  noticesGo: [
    'test/usecases/messages/forget-old-records.test.ts',
    'includes what earlier cards told an induction tutor: no history of signals is kept',
  ],
  hostsNamed: [
    'test/trust/hosts.test.ts',
    'is the chat and its sign-in, as the pack says, and nothing else',
  ],
  noModel: ['test/trust/hosts.test.ts', 'is no model of language: no package of one is there'],
  noMoreSent: [
    'test/scenarios/slack-term.test.ts',
    'a workspace that removes Keepstep is forgotten, and nothing is sent there any more',
  ],
  fieldsListed: ['test/trust/fields.test.ts', 'has every column that the database has'],
  looksGo: [
    'test/usecases/messages/forget-old-records.test.ts',
    'includes who looked, after two years',
  ],
  pairOnly: [
    'test/scenarios/colleagues.test.ts',
    'changes nothing of theirs, and shows nothing that only the pair may read',
  ],
  noNotesInDigest: [
    'test/architecture/imports.test.ts',
    'gives the weekly digest no way to the notes of drop-ins and meetings',
  ],
  noNames: ['test/domain/oversight/digest.test.ts', 'never names anybody and never carries a note'],
  schoolsApart: [TENANCY, "see none of another school's rows, in any table"],
  schoolsWrite: [TENANCY, "write nothing into another school's, in any table"],
  leastLogin: ['test/store/login.test.ts', 'starts with the login that README makes'],
  logsNothing: [
    'test/scenarios/teams-term.test.ts',
    'no name, address or word of anybody’s is in the log',
  ],
  errorsNothing: [
    'test/log.test.ts',
    'keeps of an error its kind, code and where it was, never its words',
  ],
  teamsForgery: ['test/platforms/teams/forgery.test.ts', 'knows at least 40 ways of trying'],
  slackForgery: ['test/platforms/slack/forgery.test.ts', 'is tried in at least forty ways'],
  quietHours: [
    'test/domain/messages/manners.test.ts',
    'writes on a school day between 7:30am and 6pm',
  ],
  helpAnswered: [
    'test/platforms/teams/store-rules.test.ts',
    'answers hi, hello and help, whatever their case',
  ],
  onceWelcomed: [
    'test/platforms/teams/store-rules.test.ts',
    'welcomes once, however often it is installed',
  ],
  pagesServed: ['test/web/pages.test.ts', 'are where the app package points'],
  pageAsCard: ['test/web/pages.test.ts', 'say of privacy what the card says'],
  plainWords: ['test/web/pages.test.ts', 'are in plain words'],
  challenge: [
    'test/usecases/tutor/challenge-figure.test.ts',
    'opens up to each thing behind it, its state and reason, and how to put it right',
  ],
  strangers: ['test/store/event.test.ts', 'finds nobody for a stranger'],
  leastScopes: ['test/platforms/slack/manifest.test.ts', 'asks for the least'],
  nothingTwice: ['test/delivery/kill.test.ts', 'loses none and sends none twice'],
  askedToLeaveOut: [
    'test/trust/sentences.test.ts',
    'every form in which one of a pair writes asks to leave out pupils’ names and health',
  ],
  decidesNothing: [
    'test/trust/nobody-presses.test.ts',
    'changes nothing that the school holds about anybody, and decides nothing',
  ],
  ownCalendar: [
    'test/web/pages/calendar.test.ts',
    'cannot be made up, changed or read after a year, and is nobody’s who is not at the school',
  ],
  reasonSeen: [
    'test/trust/sentences.test.ts',
    'why something did not happen is seen by the tutor with the pair, and by the other of the pair',
  ],
  asksForNone: [
    'test/trust/asks-for-none.test.ts',
    'no field of the database and no field of a card is for health, belief, origin or a person’s home',
  ],
} as const satisfies Readonly<Record<string, Shown>>
