/** What an ECT studies now, and what the pair can choose in it. */
import { isSameHalf } from '../domain/calendar/school-year.ts'
import type { LoggedDiagnostic } from '../domain/coaching/meeting-context.ts'
import { type Expectation, isStudy } from '../domain/expectations/expectation.ts'
import { studiedModules } from '../domain/expectations/studied-modules.ts'
import { given } from '../domain/given.ts'
import type { Induction } from '../domain/people.ts'
import { type InductionYear, type Module, moduleOf } from '../domain/programme/programme.ts'
import { type ChoiceToMake, choiceIn } from '../domain/programme/study-choice.ts'
import type { SchoolPicture } from './facts.ts'
import { entryIn, programmeOfInduction } from './questions.ts'

/** Modules studied so far, the one being studied now last (B-49). */
export const studiedBy = (picture: SchoolPicture, induction: Induction): readonly Module[] =>
  studiedModules(picture.expectationsOfInduction(induction.id), {
    programme: programmeOfInduction(induction),
    induction,
    calendar: picture.calendar,
    today: picture.today,
  })

/** The diagnostics of the module that was begun last, the ECT's and the mentor's, with the day they were done. */
export function diagnosticsNow(
  picture: SchoolPicture,
  { id }: Pick<Induction, 'id'>,
): readonly LoggedDiagnostic[] {
  const begun = picture
    .expectationsOfInduction(id)
    .filter(({ activity, opensOn }) => activity === 'diagnostic' && opensOn <= picture.today)
  const last = begun.at(-1)
  return begun
    .filter(
      ({ module, inductionYear }) =>
        module?.id === last?.module?.id && inductionYear === last?.inductionYear,
    )
    .map(({ title, doneBy }) => ({ title, ...given({ on: entryIn(picture, doneBy)?.on }) }))
}

/** A choice in a module of a year, with what was chosen already. */
export interface ModuleChoice extends ChoiceToMake {
  readonly module: Module
  readonly inductionYear: InductionYear
  /** Ids; empty while nothing is chosen. */
  readonly chosen: readonly string[]
}

/** What there is to choose in that module, else in the one studied now; undefined where there is nothing. */
export function choiceNow(
  picture: SchoolPicture,
  induction: Induction,
  moduleId?: string,
): ModuleChoice | undefined {
  const programme = programmeOfInduction(induction)
  const own = picture
    .expectationsOfInduction(induction.id)
    .filter((one) => one.personId === induction.ectId && one.module !== undefined)
  const now = itemOfNow(
    own.filter((one) => isOf(one, moduleId)),
    picture,
  )
  const module = now?.module === undefined ? undefined : moduleOf(programme, now.module.id)
  if (now === undefined || module === undefined) return undefined
  const { inductionYear } = now
  const first = own.find((one) => one.inductionYear === inductionYear)
  const choice = choiceIn(programme, inductionYear, {
    module,
    isFirst: first?.module?.id === module.id,
  })
  if (choice === undefined) return undefined
  const made = picture.electives.find(
    (one) =>
      one.inductionId === induction.id &&
      one.inductionYear === inductionYear &&
      one.module === module.id,
  )
  return { ...choice, module, inductionYear, chosen: made?.electives ?? [] }
}

/**
 * Study that goes on now; else anything else of a module that does; else the study of this half term
 * that was due last: its choice is not too late yet; else what begins next.
 */
function itemOfNow(
  own: readonly Expectation[],
  { today, calendar }: Pick<SchoolPicture, 'today' | 'calendar'>,
): Expectation | undefined {
  const ahead = own.filter(({ dueOn }) => dueOn >= today)
  const open = ahead.filter(({ opensOn }) => opensOn <= today)
  const half = calendar.weekOf(today)
  const begun = own.filter(
    (one) => isStudy(one) && one.opensOn <= today && half && isSameHalf(one.week, half),
  )
  return open.find(isStudy) ?? open[0] ?? begun.at(-1) ?? ahead.find(isStudy)
}

const isOf = (one: Expectation, moduleId: string | undefined): boolean =>
  moduleId === undefined || one.module?.id === moduleId
