import type { WindowItem } from '../../domain/programme/programme-rule.ts'

/* Events that both years have: introduction, seminars in a fixed order, webinars. */

export const HALVES = [
  'autumn-1',
  'autumn-2',
  'spring-1',
  'spring-2',
  'summer-1',
  'summer-2',
] as const
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const

/** Six seminars a year in a fixed order, whatever the order of the modules (B-30, NIOT:132). */
export const seminars = (
  year: 1 | 2,
  titles: readonly string[],
  source: string,
): readonly WindowItem[] =>
  HALVES.map((half, i) => ({
    id: `${year === 1 ? '' : 'year-2-'}seminar-${LETTERS[i]?.toLowerCase()}`,
    activity: 'event',
    title: `Seminar ${LETTERS[i]}: ${titles[i]}`,
    minutes: 90,
    mode: 'either',
    who: 'ect',
    in: half,
    ofModule: false,
    because: SUBJECT_OR_PHASE[year].includes(half)
      ? 'There is a seminar of 90 minutes each half term; this one is for a subject or phase'
      : 'There is a seminar of 90 minutes each half term, in a fixed order',
    source,
  }))

/** Three seminars of year 2 are for groups of one subject or phase (NIOT:361-379). */
const SUBJECT_OR_PHASE: Readonly<Record<1 | 2, readonly string[]>> = {
  1: [],
  2: ['autumn-2', 'spring-2', 'summer-1'],
}

interface Webinar {
  readonly in: 'autumn' | 'spring' | 'summer'
  readonly title: string
  readonly source: string
}

/** A National Expert Webinar a term: 60 minutes and 30 for questions (NIOT:246, NIOT:405). */
export const webinars = (year: 1 | 2, all: readonly Webinar[]): readonly WindowItem[] =>
  all.map(({ in: term, title, source }) => ({
    id: `${year === 1 ? '' : 'year-2-'}webinar`,
    activity: 'event',
    title: 'National Expert Webinar',
    titleIn: { '2026-27': `National Expert Webinar: ${title}` },
    minutes: 90,
    mode: 'online',
    who: 'ect',
    in: term,
    ofModule: false,
    because:
      'There is a webinar each term, of 60 minutes and 30 for questions, usually from 3:45pm to 5:15pm',
    source,
  }))

/** Introduction to a year: 4.5 hours in its first half term (NIOT:162, NIOT:307, NIOT:527-528). */
export const introduction = (year: 1 | 2, source: string): readonly WindowItem[] => {
  const prefix = year === 1 ? '' : 'year-2-'
  const shared = { activity: 'onboarding', who: 'ect', in: 'first-half', ofModule: false } as const
  return [
    {
      ...shared,
      id: `${prefix}introduction-study`,
      title: `Introduction to year ${year}: self-study`,
      minutes: 90,
      because: `Year ${year} opens with 90 minutes of introductory self-study`,
      source,
    },
    {
      ...shared,
      id: `${prefix}introduction-seminar`,
      title: `Introduction to year ${year}: local seminar`,
      minutes: 180,
      mode: 'either',
      because: `Year ${year} opens with a local seminar of 180 minutes`,
      source,
    },
  ]
}
