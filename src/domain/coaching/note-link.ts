/** As long as addresses that people copy are. */
const MOST_CHARACTERS = 1000

const HTTPS = 'Give a whole address that begins with https://, or leave this empty.'

/**
 * What to put right in the address of a recording, a photo or a document; undefined where it can be
 * kept; `notWhole` is said of what is no address. Nothing is fetched from it: it is shown to the pair, and opened by them.
 */
export function linkError(typed: string, notWhole = HTTPS): string | undefined {
  if (typed.length > MOST_CHARACTERS) {
    return `Use an address of 1,000 characters or fewer. This has ${typed.length}.`
  }
  const url = URL.canParse(typed) ? new URL(typed) : undefined
  if (url?.protocol !== 'https:' || /\s/.test(typed)) return notWhole
  if (url.username !== '' || url.password !== '') {
    return 'Take the name and the password out of the address: whoever opens it signs in there.'
  }
  return url.hostname.includes('.') ? undefined : notWhole
}

/** The address as every chat takes it: nothing in it can be read as anything else. */
export const safeLink = (kept: string): string =>
  (URL.canParse(kept) ? new URL(kept).href : kept).replace(
    /[|'*<>]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
