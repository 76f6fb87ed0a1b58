/** Where the page stands, and how it says who looks: in Teams, in the sandbox, or opened by a link. */
import type { PageProblem } from '../../../pages/wire.ts'
import { type Host, type HostEvents, PageError } from './host-kinds.ts'

/** Longer than any host takes to answer. */
const PATIENCE_MS = 10_000

/** Finds out where the page stands. */
export async function findHost(events: HostEvents): Promise<Host> {
  const { searchParams } = new URL(location.href)
  const as = searchParams.get('as')
  if (as !== null) {
    followDevice(events)
    return sandboxHost(as)
  }
  if (window.parent !== window) return await teamsHost(events)
  followDevice(events)
  await useLink()
  return {
    kind: 'browser',
    isShared: searchParams.get('in') === 'channel',
    headers: async () => ({}),
    open: openOutside,
    place: placeInAddress(),
  }
}

const placeInAddress = (): string | undefined =>
  new URL(location.href).searchParams.get('to') ?? undefined

const openOutside = (url: string): void => void window.open(url, '_blank', 'noopener')

const sandboxHost = (as: string): Host => ({
  kind: 'sandbox',
  isShared: new URL(location.href).searchParams.get('in') === 'channel',
  headers: async () => ({ 'x-keepstep-as': encodeURIComponent(as) }),
  open: openOutside,
  place: placeInAddress(),
})

async function teamsHost(events: HostEvents): Promise<Host> {
  const { connectTeams } = await import('./teams-host.ts')
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new PageError(NOT_IN_TEAMS)), PATIENCE_MS)
  })
  return await Promise.race([connectTeams(events), late])
}

const NOT_IN_TEAMS = {
  code: 'not-in-teams',
  message:
    'Teams did not answer this page. Open it from Keepstep in Teams, or from Keepstep’s Home in Slack.',
}

/**
 * A link is used once, and its secret stays in the part of the address that no server and no other
 * page is told of. Afterwards the session's cookie says who looks.
 */
async function useLink(): Promise<void> {
  const link = new URLSearchParams(location.hash.slice(1)).get('link')
  if (link === null) return
  history.replaceState(null, '', location.pathname + location.search)
  const response = await fetch('/tab/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-keepstep-page': '1' },
    body: JSON.stringify({ link }),
  })
  if (response.ok) return
  const problem = (await response.json()) as PageProblem
  // Whoever goes back to a link that opened their session is still in it.
  const isIn = await fetch('/tab/api/me', { headers: { 'x-keepstep-page': '1' } })
  if (!isIn.ok) throw new PageError(problem)
}

function followDevice(events: HostEvents): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const contrast = matchMedia('(prefers-contrast: more)')
  const tell = () => events.theme(contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', tell)
  contrast.addEventListener('change', tell)
  tell()
  events.locale(navigator.language)
  window.addEventListener('languagechange', () => events.locale(navigator.language))
}
