import type { ProgrammeId } from '../people.ts'

/** Where a programme's own system has its material, as a school reaches it. */
export interface MaterialLink {
  readonly programme: ProgrammeId
  /** An https address. */
  readonly url: string
  readonly setAt: Date
  readonly setBy: string
}

const LONGEST_URL = 500

/** The address as it is kept, or what is wrong with what was typed. */
export function readMaterialUrl(
  typed: string,
): { readonly url: string } | { readonly problem: string } {
  const text = typed.trim()
  const shaped = /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?::\d{1,5})?(?:[/?#][^\s"'<>\\]*)?$/i
  if (text.length > LONGEST_URL) return { problem: `Use ${LONGEST_URL} characters or fewer.` }
  if (!shaped.test(text))
    return { problem: 'Give an address that begins with https:// and has no spaces.' }
  return { url: text }
}
