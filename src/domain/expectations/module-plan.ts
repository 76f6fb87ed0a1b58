import { numberOf, ROUNDING } from '../calendar/half-number.ts'
import type { HalfTerm, TeachingWeek } from '../calendar/school-year.ts'
import { TERMS } from '../calendar/school-year.ts'
import type { ModulePath, Programme } from '../programme/programme.ts'
import { type AssignedModule, assignedModules, type ModulePlanFacts } from './module-turns.ts'

/** The time that one ECT has for one module. */
export interface ModuleRun {
  /** Absent where a path has no module for these weeks: all are taken, or the strand is through. */
  readonly module?: string
  /** 0 for the first module of the year of induction. */
  readonly position: number
  readonly half: HalfTerm
  readonly weeks: readonly TeachingWeek[]
  /** It was passed over earlier and is picked up here. */
  readonly pickedUp?: true
}

type Path<Kind extends ModulePath['kind']> = Extract<ModulePath, { readonly kind: Kind }>

/** The modules of one year of induction, in order of time. */
export function moduleRuns(facts: ModulePlanFacts): readonly ModuleRun[] {
  const path = facts.programme.years[facts.stretch.year].path
  switch (path.kind) {
    case 'half-terms':
      return halfTermRuns(facts)
    case 'strands':
      return strandRuns(facts, path)
    case 'terms':
      return termRuns(facts, path)
  }
}

/**
 * The modules that an ECT who joined during `academicYear` does not take in it: colleagues had them
 * before, and they are picked up in the halves that remain of the year of induction (contradiction 27).
 * @internal No card says it yet.
 */
export function modulesNotTaken(
  programme: Programme,
  runs: readonly ModuleRun[],
  academicYear: string,
): readonly string[] {
  const here = runs.filter(({ half }) => half.academicYear === academicYear)
  const taken = new Set(here.map(({ module }) => module))
  return programme.modules.map(({ id }) => id).filter((id) => !taken.has(id))
}

/** Halves in a row with the same module make one run. */
function halfTermRuns(facts: ModulePlanFacts): readonly ModuleRun[] {
  const assigned = new Map(assignedModules(facts).map((each) => [each.number, each]))
  const runs: ModuleRun[] = []
  for (const { half, weeks } of facts.stretch.parts) {
    const { module, position, pickedUp } = assigned.get(numberOf(half)) as AssignedModule
    addToRuns(runs, {
      ...(module === undefined ? {} : { module }),
      ...(pickedUp ? { pickedUp } : {}),
      position,
      half,
      weeks,
    })
  }
  return runs
}

/** One module a week; each strand goes on where it stopped (contradiction 4). */
function strandRuns(facts: ModulePlanFacts, path: Path<'strands'>): readonly ModuleRun[] {
  const weeksOf = new Map<string, number>()
  const runs: ModuleRun[] = []
  for (const { half, weeks } of facts.stretch.parts) {
    const strandId = path.byHalf[half.index]
    const strand = path.strands.find(({ id }) => id === strandId)
    for (const week of weeks) {
      const count = weeksOf.get(strandId ?? '') ?? 0
      weeksOf.set(strandId ?? '', count + 1)
      const module = strand?.modules[Math.floor(count * facts.fte + ROUNDING)]
      const position = runs.length
      addToRuns(runs, {
        ...(module === undefined ? {} : { module }),
        position,
        half,
        weeks: [week],
      })
    }
  }
  return runs
}

/** One module a term; part time, at pace. */
function termRuns(facts: ModulePlanFacts, path: Path<'terms'>): readonly ModuleRun[] {
  const { stretch, fte } = facts
  const firstTerm = Math.floor(stretch.firstHalf / 2)
  const runs: ModuleRun[] = []
  for (const { half, weeks } of stretch.parts) {
    const terms = Math.floor(numberOf(half) / 2) - firstTerm
    const at =
      fte < 1
        ? Math.floor(terms * fte + stretch.progressAtStart / 2 + ROUNDING)
        : TERMS.indexOf(half.term)
    const module = path.modules[at]
    const position = fte < 1 ? at : terms
    addToRuns(runs, { ...(module === undefined ? {} : { module }), position, half, weeks })
  }
  return runs
}

/** Weeks of the module that is under way go on with its run. */
function addToRuns(runs: ModuleRun[], run: ModuleRun): void {
  const before = runs.at(-1)
  if (before !== undefined && run.module !== undefined && before.module === run.module) {
    runs[runs.length - 1] = { ...before, weeks: [...before.weeks, ...run.weeks] }
  } else runs.push(run)
}
