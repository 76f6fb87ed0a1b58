import type {
  HerePage,
  MePage,
  MessagesPage,
  MyWeekPage,
  PressAnswer,
  SchoolPage,
  SideBySidePage,
  StoryPage,
} from '../../pages/wire.ts'
import type { OnPage, PageAsk } from '../../usecases/pages/page-turn.ts'
import type { WaysIn } from './ways-in.ts'

/** What was chosen on the school's page. */
export interface SchoolQuery {
  readonly programme?: string | undefined
  readonly year?: string | undefined
  readonly cohort?: string | undefined
  readonly week?: string | undefined
}

/** A button of a page, or its settings form. */
export interface Pressed {
  readonly verb: string
  readonly input: Readonly<Record<string, string>>
}

/**
 * What the pages can see and do. The composition root puts it together from the use cases; this
 * folder only speaks HTTP.
 */
export interface PagesDoor {
  readonly ways: WaysIn
  now(): Date
  me(ask: PageAsk): Promise<OnPage<MePage>>
  myWeek(ask: PageAsk): Promise<OnPage<MyWeekPage>>
  story(ask: PageAsk, inductionId: string): Promise<OnPage<StoryPage>>
  school(ask: PageAsk, query: SchoolQuery): Promise<OnPage<SchoolPage>>
  messages(ask: PageAsk): Promise<OnPage<MessagesPage>>
  here(ask: PageAsk): Promise<OnPage<HerePage>>
  sideBySide(ask: PageAsk): Promise<OnPage<SideBySidePage>>
  /** The school's page as a table for a spreadsheet. */
  csv(ask: PageAsk, query: SchoolQuery): Promise<OnPage<string>>
  /** Somebody's own events, as a calendar. */
  events(ask: PageAsk): Promise<OnPage<string>>
  /** Everything that is stored of whoever asks, to read or for a program. */
  ownData(ask: PageAsk, form: 'page' | 'json'): Promise<OnPage<string>>
  press(ask: PageAsk, pressed: Pressed): Promise<OnPage<PressAnswer>>
  /** Whether a link is used for the first time. */
  useLink(ask: PageAsk): Promise<OnPage<undefined>>
}
