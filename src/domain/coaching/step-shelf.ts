import type { Module, Programme, ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { type LibraryStep, wholeStep } from '../programme/step-library.ts'
import type { ActionStep } from './action-step.ts'
import { PROPOSED, proposalChoice, type StepProposal } from './step-proposal.ts'
import { similarity } from './steps-similarity.ts'

/** A part of the library that a mentor looks through: a module, one of its areas, or the pair's earlier steps. */
export interface Shelf {
  readonly id: string
  readonly title: string
}

/** What a mentor looks for: a shelf, words, or both. */
export interface Looking {
  readonly shelf?: string
  readonly words?: string
  /** What was chosen before: it stays to be seen, wherever it stands. */
  readonly chosen?: string
}

/** Something that can be taken off a shelf. */
export interface OnShelf {
  /** The library's id, or `earlier:` and the id of an own step. */
  readonly id: string
  readonly text: string
  /** The title of the shelf that it was taken off, where shelves are looked through one by one. */
  readonly shelf?: string
}

/** What is looked through. */
export interface Shelves {
  readonly shelves: readonly Shelf[]
  readonly library: readonly LibraryStep[]
  readonly earlier: readonly ActionStep[]
  /** The ECT's own idea for the next step. */
  readonly proposal?: StepProposal
}

/** The shelf of the steps that this pair had before. */
export const EARLIER = 'earlier'

/** As what one of them can be chosen. */
export const earlierChoice = ({ id }: Pick<ActionStep, 'id'>): string => `${EARLIER}:${id}`

/** Whether a choice is one of the pair's own shelves, where a step may be gone by now; else words, or of the library. */
export const isPairsOwn = (choice: string): boolean =>
  new RegExp(`^(${PROPOSED}|${EARLIER}):\\S+$`).test(choice)

/** More than this is no help on a phone. */
const MOST_SHOWN = 20
/** What is looked for while somebody types or scrolls: no chat shows more (Slack: 100 options). */
const MOST_FOUND = 100

/**
 * The shelves of a pair: the module of now first, by its areas where it has them (the chosen one in
 * front), then the other modules, the latest first, then the pair's earlier steps.
 */
export function shelvesOf(
  modules: readonly Module[],
  of: {
    readonly focus?: string
    readonly hasEarlier: boolean
    readonly hasProposal?: boolean
    readonly words: ProgrammeWords
  },
): readonly Shelf[] {
  const own = [...modules].reverse().flatMap(shelvesOfModule)
  const chosen = own.filter(({ id }) => id === of.focus)
  return [
    ...chosen,
    ...own.filter(({ id }) => id !== of.focus),
    ...(of.hasProposal ? [{ id: PROPOSED, title: 'What the ECT proposes' }] : []),
    ...(of.hasEarlier ? [{ id: EARLIER, title: inWordsOf(of.words, EARLIER_STEPS) }] : []),
  ]
}

const EARLIER_STEPS = '{Steps} that the two of you had before'

function shelvesOfModule({ id, title, areas }: Module): readonly Shelf[] {
  if (areas === undefined) return [{ id, title: `${id}: ${title}` }]
  return areas.map((area) => ({ id: area.id, title: `${area.id}: ${area.title}` }))
}

/** The modules that a pair may take steps from: those studied, or all where the focus may lie elsewhere, the one of now last. */
export function modulesWithSteps(
  programme: Programme,
  studied: readonly Module[],
): readonly Module[] {
  if (programme.steps.from === 'studied') return studied
  const known = new Set(studied.map(({ id }) => id))
  return [...programme.modules.filter(({ id }) => !known.has(id)).reverse(), ...studied]
}

/**
 * What stands on the shelf that is looked at, the first one unless said. Words look everywhere: what
 * fits and stands on that shelf comes first, then what fits best elsewhere.
 */
export function onShelf(
  { shelf, words = '' }: Looking,
  from: Shelves,
  most = MOST_SHOWN,
): readonly OnShelf[] {
  const place = from.shelves.find(({ id }) => id === shelf)?.id ?? from.shelves[0]?.id
  const wanted = words.trim()
  const everything = [
    ...libraryOf(from.library),
    ...proposedOf(from.proposal),
    ...earlierOf(from.earlier),
  ]
  if (wanted === '') {
    return everything
      .filter(({ places }) => place !== undefined && places.includes(place))
      .slice(0, most)
      .map(toShow)
  }
  const isHere = ({ places }: Found): boolean => shelf !== undefined && places.includes(shelf)
  return everything
    .map((one) => ({ one, fits: fitting(one.found, wanted) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => Number(isHere(b.one)) - Number(isHere(a.one)) || b.fits - a.fits)
    .slice(0, most)
    .map(({ one }) => toShow(one))
}

/**
 * What is found while words are typed; before the first of them, shelf after shelf: the one that is
 * looked at, what the ECT proposes, the pair's earlier steps, then the others. Each step once.
 */
export function foundOnShelves(looking: Looking, from: Shelves): readonly OnShelf[] {
  if ((looking.words ?? '').trim() !== '') return onShelf(looking, from, MOST_FOUND)
  const { shelves } = from
  const first = shelves.find(({ id }) => id === looking.shelf) ?? shelves[0]
  const own = [PROPOSED, EARLIER].map((place) => shelves.find(({ id }) => id === place))
  const inTurn = new Set([first, ...own, ...shelves])
  const found = [...inTurn]
    .filter(isThere)
    .flatMap(({ id, title }) =>
      onShelf({ shelf: id }, from, MOST_FOUND).map((step) => ({ ...step, shelf: title })),
    )
  const seen = new Set<string>()
  return found.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, MOST_FOUND)
}

const isThere = (one: Shelf | undefined): one is Shelf => one !== undefined

interface Found extends OnShelf {
  /** The shelves that it stands on. */
  readonly places: readonly string[]
  /** All words that it can be found by. */
  readonly found: string
}

const toShow = ({ id, text }: Found): OnShelf => ({ id, text })

const libraryOf = (library: readonly LibraryStep[]): readonly Found[] =>
  library.map((step) => ({
    id: step.id,
    text: step.text,
    places: [step.module, ...(step.area === undefined ? [] : [step.area])],
    found: [wholeStep(step), ...step.criteria].join(' '),
  }))

const proposedOf = (proposal: StepProposal | undefined): readonly Found[] =>
  proposal === undefined
    ? []
    : [
        {
          id: proposalChoice(proposal),
          text: proposal.text,
          places: [PROPOSED],
          found: [proposal.text, ...proposal.criteria].join(' '),
        },
      ]

/** The newest first. */
const earlierOf = (earlier: readonly ActionStep[]): readonly Found[] =>
  [...earlier].reverse().map(({ id, text, criteria }) => ({
    id: earlierChoice({ id }),
    text,
    places: [EARLIER],
    found: [text, ...criteria].join(' '),
  }))

/** How well words fit: each typed word that is there counts one, and likeness decides between equals. */
function fitting(found: string, wanted: string): number {
  const there = found.toLowerCase()
  const typed = wanted.toLowerCase().split(/\s+/)
  const hits = typed.filter((word) => there.includes(word)).length
  return hits === 0 ? 0 : hits + similarity(found, wanted)
}
