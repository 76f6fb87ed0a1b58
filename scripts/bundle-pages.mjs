// Bundles the pages of people and schools for the browser: one entry, with Teams' library and the
// charts in files of their own that are loaded where they are needed. Nothing comes from elsewhere.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'src', 'web', 'pages', 'client')

/** Teams' library asks Microsoft which origins may host it as soon as it is loaded; it has the list itself. */
const noAskingAhead = {
  name: 'no-asking-ahead',
  setup({ onLoad }) {
    onLoad({ filter: /teams-js[\\/]dist[\\/]esm.*[\\/]validOrigins\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const contents = text.replace(/([;}])g\(\);export\{/, '$1export{')
      if (contents === text) throw new Error('teams-js has changed: look at validOrigins.js again.')
      return { contents, loader: 'js' }
    })
  },
}

/** Writes the pages into `folder`. */
export async function bundlePages(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [join(source, 'main.tsx')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    chunkNames: '[name]-[hash]',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [noAskingAhead],
    logLevel: 'warning',
  })
  for (const file of readdirSync(source).filter((name) => /\.(html|css|svg)$/.test(name))) {
    cpSync(join(source, file), join(folder, file))
  }
}
