/**
 * Writes `src/typed/words/real-words.ts`: words of everyday English that are near to one that
 * Keepstep listens for, so that they are not taken for a slip of it. Run after a change of
 * `own-words.ts`: node --import tsx scripts/list-real-words.mjs
 */
import { writeFile } from 'node:fs/promises'
import { OWN_WORDS } from '../src/typed/words/own-words.ts'
import { realWordsNear } from '../test/support/real-words-near.ts'

const lines = []
for (const word of realWordsNear(OWN_WORDS)) {
  const last = lines.at(-1)
  if (last !== undefined && last.length + word.length < 99)
    lines[lines.length - 1] = `${last} ${word}`
  else lines.push(word)
}

await writeFile(
  'src/typed/words/real-words.ts',
  `/** Words of everyday English within a slip or two of \`OWN_WORDS\`; made by \`scripts/list-real-words.mjs\`. */
export const REAL_WORDS: readonly string[] = \`
${lines.join('\n')}
\`
  .trim()
  .split(/\\s+/)
`,
)
