import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Plugin } from 'vitest/config'

const SOURCES = resolve('src')
const BUILT = /\/dist\//

/**
 * Tests import `src/x.ts` and get `dist/x.js`, what `npm start` runs: Node loads it as it stands, in half the
 * time that vitest takes for the sources, and without vitest's own look-up at each use of what a module
 * imports. It is built first wherever a source is newer. What watches the sources reads the sources, and so does
 * `vitest --run`, for whoever changes one at a time.
 */
export function builtSources(argv: readonly string[] = process.argv): Plugin {
  if (!argv.includes('run')) return { name: 'keepstep-sources' }
  build()
  return {
    name: 'keepstep-built-sources',
    enforce: 'pre',
    // Without it vitest would load what is built as it loads sources.
    config: () => ({ test: { server: { deps: { external: [BUILT] } } } }),
    resolveId(id, importer) {
      if (importer === undefined || !id.startsWith('.')) return null
      return builtOf(resolve(dirname(importer), id)) ?? null
    },
  }
}

/** Where the build has put a source; undefined for everything else, and for what runs in browsers only. */
function builtOf(path: string): string | undefined {
  const inSources = relative(SOURCES, path)
  if (inSources.startsWith('..') || !path.endsWith('.ts') || !existsSync(path)) return undefined
  const built = join('dist', inSources.replace(/\.ts$/, '.js'))
  return existsSync(built) ? resolve(built) : undefined
}

function build(): void {
  const { status, error } = spawnSync(
    process.execPath,
    ['scripts/prepare.mjs', '--quiet', '--no-install'],
    { stdio: ['ignore', 2, 2] },
  )
  if (error !== undefined) throw error
  if (status !== 0) throw new Error('The sources cannot be built: what is wrong stands above.')
}
