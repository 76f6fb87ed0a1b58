import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { galleryPage } from './cards-gallery.ts'

interface Flags {
  readonly out: string
}

/** `cards`: every card with its sample on one page that opens without a server. */
export function registerCards(program: Command): void {
  program
    .command('cards')
    .description('draw every card with its sample data on one HTML page')
    .option('--out <file>', 'where to write the page', 'cards.html')
    .action(({ out }: Flags) => {
      const { html, count } = galleryPage()
      const file = resolve(out)
      writePage(file, html)
      program.configureOutput().writeOut?.(`Wrote ${count} cards to ${file}\n`)
    })
}

function writePage(file: string, html: string): void {
  try {
    writeFileSync(file, html)
  } catch (cause) {
    throw new InputError(
      'cards-page-not-written',
      `The page could not be written to ${file}. Choose another file with --out.`,
      { cause },
    )
  }
}
