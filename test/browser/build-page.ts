import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
// @ts-expect-error: a script without types.
import { bundlePages } from '../../scripts/bundle-pages.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with the sandbox's page as it is built: HTML, styles and compiled modules. */
    pageDirectory: string
    /** The folder with the pages of people and schools, bundled. */
    tabDirectory: string
  }
}

const SOURCE = 'src/web/sandbox/page'

/** Builds the page into a folder of its own, so that the tests never depend on an earlier build. */
export async function setup(project: TestProject): Promise<() => void> {
  const directory = mkdtempSync(join(tmpdir(), 'keepstep-page-'))
  const options = ['-p', 'tsconfig.page.json', '--outDir', directory, '--incremental', 'false']
  execFileSync(join('node_modules', '.bin', 'tsc'), options, { stdio: 'inherit' })
  for (const file of readdirSync(SOURCE).filter((name) => !name.endsWith('.ts'))) {
    cpSync(join(SOURCE, file), join(directory, file))
  }
  const pages = mkdtempSync(join(tmpdir(), 'keepstep-pages-'))
  await bundlePages(pages)
  project.provide('pageDirectory', directory)
  project.provide('tabDirectory', pages)
  return () => {
    for (const folder of [directory, pages]) rmSync(folder, { recursive: true })
  }
}
