import { numberOf, ROUNDING } from '../calendar/half-number.ts'
import type { HalfTerm, TeachingWeek } from '../calendar/school-year.ts'
import { TERMS } from '../calendar/school-year.ts'
import { given } from '../given.ts'
import type { ModulePath, Programme } from '../programme/programme.ts'
import { type AssignedModule, assignedModules, type ModulePlanFacts } from './module-turns.ts'
import { isFullTime, isFullTimeUntil, paceIn, progressBetween } from './pace.ts'

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

/** The modules of one year of induction, in order of time; a year without a path has its weeks without any. */
export function moduleRuns(facts: ModulePlanFacts): readonly ModuleRun[] {
  const path = facts.programme.years[facts.stretch.year]?.path
  if (path !== undefined) return runsAlong(path, facts)
  return facts.stretch.parts.map(({ half, weeks }, position) => ({ position, half, weeks }))
}

/** The same along a given path: mentors go along their ECTs'. */
export function runsAlong(path: ModulePath, facts: ModulePlanFacts): readonly ModuleRun[] {
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
      ...ofModule(module),
      ...(pickedUp ? { pickedUp } : {}),
      position,
      half,
      weeks,
    })
  }
  return runs
}

/**
 * One module a week; each strand goes on where it stopped (contradiction 4). What is left of a strand
 * after its last half comes next. A week in which the ECT is away takes nothing: the module goes on in
 * the week after (AMB:359).
 */
function strandRuns(facts: ModulePlanFacts, path: Path<'strands'>): readonly ModuleRun[] {
  const gone = new Map<string, number>()
  const runs: ModuleRun[] = []
  for (const { half, weeks } of facts.stretch.parts) {
    const slot = slotOf(facts, half)
    for (const week of weeks) {
      const module = takeNext(
        strandAt(path, slot, gone),
        gone,
        facts.isAway(week) ? 0 : paceIn(facts.pace, week).share,
      )
      addToRuns(runs, { ...ofModule(module), position: runs.length, half, weeks: [week] })
    }
  }
  return inOnePiece(runs)
}

/** A module that another strand's half cut in two is one run, with the weeks of both parts. */
function inOnePiece(runs: readonly ModuleRun[]): readonly ModuleRun[] {
  const whole: ModuleRun[] = []
  for (const run of runs) {
    const at = whole.findIndex(({ module }) => module !== undefined && module === run.module)
    const begun = whole[at]
    if (begun === undefined) whole.push(run)
    else whole[at] = { ...begun, weeks: [...begun.weeks, ...run.weeks] }
  }
  return whole
}

const ofModule = (module: string | undefined): Pick<ModuleRun, 'module'> => given({ module })

/** The module that a strand has come to, of which `by` is taken; undefined where there is none. */
function takeNext(
  strand: Strand | undefined,
  gone: Map<string, number>,
  by: number,
): string | undefined {
  if (strand === undefined) return undefined
  const taken = gone.get(strand.id) ?? 0
  gone.set(strand.id, taken + by)
  return strand.modules[Math.floor(taken + ROUNDING)]
}

type Strand = Path<'strands'>['strands'][number]

/** Which of the six halves of a full-time year this half stands for. */
const slotOf = ({ stretch, pace }: ModulePlanFacts, half: HalfTerm): number =>
  Math.floor(
    progressBetween(pace, stretch.firstHalf, numberOf(half)) + stretch.progressAtStart + ROUNDING,
  )

/** The first strand whose halves are over and that has something left, else the strand of this half. */
function strandAt(
  { strands, byHalf }: Path<'strands'>,
  slot: number,
  gone: ReadonlyMap<string, number>,
): Strand | undefined {
  const left = strands
    .filter(({ id, modules }) => (gone.get(id) ?? 0) + ROUNDING < modules.length)
    .filter(({ id }) => byHalf.lastIndexOf(id) < slot)
    .sort((a, b) => byHalf.lastIndexOf(a.id) - byHalf.lastIndexOf(b.id))
  return left[0] ?? strands.find(({ id }) => id === byHalf[slot])
}

/** One module a term; part time, at pace: whoever was full time before goes on from there. */
function termRuns(facts: ModulePlanFacts, path: Path<'terms'>): readonly ModuleRun[] {
  const { stretch, pace } = facts
  const firstTerm = Math.floor(stretch.firstHalf / 2)
  const began = isFullTimeUntil(pace, stretch.firstHalf, stretch.firstHalf)
    ? firstTerm % TERMS.length
    : stretch.progressAtStart / 2
  const runs: ModuleRun[] = []
  for (const { half, weeks } of stretch.parts) {
    const terms = Math.floor(numberOf(half) / 2) - firstTerm
    const gone = progressBetween(pace, firstTerm * 2, (firstTerm + terms) * 2) / 2
    const isFull = isFullTime(pace) || isFullTimeUntil(pace, firstTerm * 2, numberOf(half))
    const at = isFull ? TERMS.indexOf(half.term) : Math.floor(gone + began + ROUNDING)
    const module = path.modules[at]
    const position = isFull ? terms : at
    addToRuns(runs, { ...ofModule(module), position, half, weeks })
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
