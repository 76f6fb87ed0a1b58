import type { CardView } from '../card.ts'
import type { PagePlace } from '../page-place.ts'

/** The way to somebody's own page, or to that of their school. */
export interface PageLinkInput {
  readonly to: PagePlace
  readonly url: string
  /** The link opens the page once, and only for so long. */
  readonly onceWithinMinutes?: number
}

const ABOUT: Readonly<Record<PagePlace, string>> = {
  week: 'Your week, what you agreed, notes, events, settings and what is stored about you, on one page.',
  steps: 'What was agreed and the notes that you can read, by date, with a search.',
  events: 'Events of this school year, with their days, and a file for your calendar.',
  settings: 'Your day and time, your kinds of message, and days away.',
  others: 'What others see about you, and who looked.',
  data: 'What is stored about you, how long, and a copy of all of it to download.',
  school: 'The figures of the school this week and this term, each with its reasons.',
}

/** A button that opens the page. */
export const pageLinkCard = ({ to, url, onceWithinMinutes }: PageLinkInput): CardView => ({
  name: 'messages/page-link',
  data: {
    title: to === 'school' ? 'The page of your school' : 'Your page',
    about: ABOUT[to],
    once:
      onceWithinMinutes === undefined
        ? ''
        : `The button works once, within ${onceWithinMinutes} minutes, and opens your page for whoever presses it. Type page for a new one.`,
    url,
  },
})
