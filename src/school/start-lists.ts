/** The lists of things to do at the start, out of a school's picture. */
import { academicYearOf } from '../domain/calendar/school-date.ts'
import { aboutYear, type StartItem, startItems } from '../domain/oversight/start-list.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionsHere, nameIn, programmeOfInduction } from './questions.ts'

/** One list: of a programme's school year, or of one ECT. */
export interface StartList {
  readonly title: string
  readonly items: readonly StartItem[]
}

type StartPicture = Pick<
  SchoolPicture,
  'inductions' | 'people' | 'pairings' | 'sequences' | 'ticks' | 'today'
>

/** Every list of the school: of its programmes, and of ECTs who begin this school year or later. */
export function startLists(picture: StartPicture): readonly StartList[] {
  const academicYear = academicYearOf(picture.today)
  const { ticks } = picture
  const here = inductionsHere(picture)
  const programmes = [...new Set(here.map(programmeOfInduction))]
  const ofYear = programmes.map(({ id, name, startTasks = [] }) => ({
    title: `${name}, ${academicYear}`,
    items: startItems(
      startTasks.filter(({ each }) => each === 'school-year'),
      {
        about: aboutYear(academicYear, id),
        academicYear,
        ticks,
        isSeen: () =>
          picture.sequences.some(
            (one) => one.programme === id && one.academicYear === academicYear,
          ),
      },
    ),
  }))
  // Whoever began in an earlier school year was registered then.
  const beginning = here.filter(({ startDate }) => academicYearOf(startDate) >= academicYear)
  const ofInductions = beginning.map((induction) => ({
    title: nameIn(picture, induction.ectId),
    items: startItems(
      (programmeOfInduction(induction).startTasks ?? []).filter(({ each }) => each === 'induction'),
      {
        about: induction.id,
        academicYear: academicYearOf(induction.startDate),
        ticks,
        isSeen: () => picture.pairings.some(({ inductionId }) => inductionId === induction.id),
      },
    ),
  }))
  return [...ofYear, ...ofInductions].filter(({ items }) => items.length > 0)
}
