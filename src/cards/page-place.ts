/** The parts of a person's page that a card can lead to, and the page of the school. */
export const PAGE_PLACES = [
  'week',
  'steps',
  'events',
  'settings',
  'others',
  'data',
  'school',
] as const
export type PagePlace = (typeof PAGE_PLACES)[number]

/** Leads to somebody's page: a link where a chat can hold one that lasts, else a way to be given one. */
export const OPEN_PAGE = 'open-page'

/** The place in what a button carries; the week where it names none that there is. */
export const placeIn = (data: unknown): PagePlace => {
  const to = typeof data === 'object' && data !== null && 'to' in data ? data.to : undefined
  return PAGE_PLACES.find((place) => place === to) ?? 'week'
}
