import { randomUUID } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type OutputFile, type Plugin } from 'esbuild'

/** Below node_modules, so that packages are found from there. */
const FOLDER = join('node_modules', '.cache', 'keepstep')

const built = new Map<string, Promise<string>>()

/**
 * A TypeScript program and all of our own that it needs in a file or few, for processes that tests
 * start by the dozen: it is ready in a quarter of the time that loading each module takes. What a program
 * loads when it needs it is in a file of its own, with the packages that come with it.
 */
export function builtProgram(program: string): Promise<string> {
  const known = built.get(program) ?? buildProgram(program)
  built.set(program, known)
  return known
}

async function buildProgram(program: string): Promise<string> {
  const entry = `${basename(program, '.ts')}.mjs`
  const { outputFiles } = await build({
    entryPoints: [program],
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    write: false,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins: [placesOfModules],
  })
  mkdirSync(FOLDER, { recursive: true })
  // Other runs may use them at this moment: each appears whole, and the program once all that it loads is there.
  const isEntry = ({ path }: OutputFile): boolean => basename(path) === entry
  for (const file of outputFiles.toSorted((a, b) => Number(isEntry(a)) - Number(isEntry(b)))) {
    const growing = `${file.path}.${randomUUID()}`
    writeFileSync(growing, file.contents)
    renameSync(growing, file.path)
  }
  dropOld()
  return join(FOLDER, entry)
}

const DAY_MS = 86_400_000

/** Parts of programs that nobody has built for a day are of former sources. */
function dropOld(): void {
  for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.mjs'))) {
    const path = join(FOLDER, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > DAY_MS) rmSync(path, { force: true })
  }
}

/** Put together, so that this module may be in a bundle as well. */
const OWN_PLACE = ['import', 'meta', 'url'].join('.')

/** Modules find files beside themselves: each keeps the place that it has in the checkout. */
const placesOfModules: Plugin = {
  name: 'places-of-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:ts|mjs)$/ }, ({ path }) => ({
      loader: path.endsWith('.mjs') ? 'js' : 'ts',
      contents: readFileSync(path, 'utf8').replaceAll(
        OWN_PLACE,
        JSON.stringify(pathToFileURL(path).href),
      ),
    }))
  },
}
