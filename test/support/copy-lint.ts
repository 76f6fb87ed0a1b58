/** One thing in a text for people that Keepstep never says, and why. */
export interface CopyProblem {
  readonly rule: string
  readonly found: string
}

const rules: readonly (readonly [string, RegExp])[] = [
  ['an old name', /\bNQTs?\b/g],
  [
    'a word of judgement',
    /\b(?:complian(?:ce|t)|over-?due|fail(?:s|ed|ing|ure)?|miss(?:ed|ing)|truan(?:t|cy)|scor(?:e|es|ed|ing)|grad(?:e|es|ed|ing)|rank(?:s|ed|ing)?|late|behind|poor(?:ly)?|lazy|warning)\b/gi,
  ],
  ['statutory: not for training', /\bprogress reviews?\b/gi],
  ['says whose', /\byour (?:ECTs?|mentors?)\b/gi],
  ['a word the style guide drops', /\b(?:induction training|portal|FIP|CIP|timetable off)\b/gi],
  ['an exclamation mark', /!/g],
  ['a negative contraction', /\b\w+n['’]t\b/gi],
  ['Markdown', /\*\*|__|`|^#{1,6} |\[[^\]]*\]\([^)]*\)|^> |^[-*] |<\/?[a-z]+>/gm],
  ['an unfilled place', /\$\{|\bundefined\b|\bnull\b|\[object |\bNaN\b/g],
  ['a line of a document', /\((?:NIOT|AMB|TF|HANTS):\d+|\(induction\.md\b/g],
  ['a date for machines', /\b20\d\d-\d\d-\d\d\b/g],
  ['a time for machines', /\b(?:[01]\d|2[0-3]):[0-5]\d\b(?!\s*[ap]m)/g],
]

/** Everything in `text` that people should not have to read (induction.md 3 and 4). */
export const copyProblems = (text: string): CopyProblem[] =>
  rules.flatMap(([rule, pattern]) =>
    [...text.matchAll(pattern)].map(([found]) => ({ rule, found })),
  )

/**
 * The texts in a TypeScript source: its string literals without comments, imports and places to
 * fill. Good enough for views, which hold no regular expressions.
 */
export function textsInSource(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^(?:import|export) [^;]*? from '[^']*'$/gm, '')
  const literals = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)
  return [...literals].map(([, plain, template]) =>
    (plain ?? template ?? '').replace(/\$\{[^}]*\}/g, 'X'),
  )
}

/** Every text anywhere in a JSON value, but for what programs read (ids, verbs, property names). */
export function textsInJson(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsInJson)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    forPrograms.has(name) ? [] : textsInJson(inner),
  )
}

const forPrograms = new Set([
  ...['$schema', '$data', '$when', 'type', 'version', 'verb', 'data', 'id', 'ids', 'style'],
  ...['value', 'min', 'max', 'today', 'week', 'school', 'academicYear', 'to', 'size', 'weight'],
  ...['stepId', 'inductionId', 'draftId', 'moduleId', 'nudge', 'fallbackText', 'speak'],
])
