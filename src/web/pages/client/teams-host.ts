/** The page inside Teams. This file, and it alone, brings Microsoft's library with it. */
import {
  app,
  authentication,
  DialogDimension,
  dialog,
  FrameContexts,
  pages,
} from '@microsoft/teams-js'
import { type Host, type HostEvents, PageError, type Theme } from './host-kinds.ts'

const THEMES: Readonly<Record<string, Theme>> = {
  dark: 'dark',
  contrast: 'contrast',
  glass: 'dark',
}
const themeOf = (name: string): Theme => THEMES[name] ?? 'light'

/** Says hello to Teams, and follows its theme and language from then on. */
export async function connectTeams(events: HostEvents): Promise<Host> {
  await app.initialize()
  const context = await app.getContext()
  const tell = (now: Pick<app.Context, 'app'>) => {
    events.theme(themeOf(now.app.theme))
    events.locale(now.app.locale)
  }
  tell(context)
  app.registerOnThemeChangeHandler((name) => events.theme(themeOf(name)))
  try {
    app.registerOnContextChangeHandler(tell)
  } catch {
    // Older clients tell of the theme only; the language then follows when the page is opened again.
  }
  app.notifyAppLoaded()
  const token = createTokens()
  const isConfiguring = location.pathname === '/tab/configure'
  if (isConfiguring) offerTab()
  void app.notifySuccess()
  return {
    kind: 'teams',
    isShared: context.channel !== undefined || context.chat !== undefined,
    headers: async (fresh) => ({ authorization: `Bearer ${await token(fresh)}` }),
    open: (url) => void app.openLink(url).catch(() => undefined),
    place: context.page.subPageId,
    ...dialogs(context.page.frameContext === FrameContexts.task),
  }
}

/** Windows of Teams' own for a form: to open one, and from inside it to say what came of it. */
function dialogs(isInside: boolean): Pick<Host, 'askIn' | 'answer'> {
  if (isInside) return { answer: (said) => dialog.url.submit({ said }) }
  if (!dialog.url.isSupported()) return {}
  return {
    askIn: ({ path, title }) =>
      new Promise((resolve) => {
        const url = `${location.origin}${path}`
        const size = { height: DialogDimension.Large, width: DialogDimension.Medium }
        dialog.url.open({ url, fallbackUrl: url, title, size }, ({ result }) =>
          resolve(saidIn(result)),
        )
      }),
  }
}

const saidIn = (result: string | object | undefined): string | undefined =>
  typeof result === 'object' && 'said' in result && typeof result.said === 'string'
    ? result.said
    : undefined

const MARGIN_S = 120

/** The token of whoever looks, asked for anew shortly before it expires or once it was refused. */
function createTokens(): (fresh: boolean) => Promise<string> {
  let kept: Promise<string> | undefined
  let until = 0
  const ask = async (): Promise<string> => {
    const token = await authentication.getAuthToken().catch((error: unknown) => {
      throw refusedBy(error)
    })
    until = expiryOf(token) - MARGIN_S
    return token
  }
  return (fresh) => {
    if (fresh || kept === undefined || Date.now() / 1000 > until) {
      const asked = ask()
      asked.catch(() => {
        kept = undefined
      })
      until = Number.POSITIVE_INFINITY
      kept = asked
    }
    return kept
  }
}

function expiryOf(token: string): number {
  try {
    const [, body = ''] = token.split('.')
    const { exp }: { exp?: number } = JSON.parse(
      atob(body.replaceAll('-', '+').replaceAll('_', '/')),
    )
    return exp ?? 0
  } catch {
    return 0
  }
}

/** What Teams says where it gives no token, in words that say who can help. */
function refusedBy(error: unknown): PageError {
  const said = error instanceof Error ? error.message : String(error)
  const needsConsent = /consent|disabled|invalid_resource/i.test(said)
  return new PageError({
    code: 'no-token',
    message: needsConsent
      ? 'Your school has not allowed this page yet. Ask whoever looks after Teams to approve Keepstep; the chat works without it.'
      : 'Teams could not say who you are. Close this tab and open it again.',
  })
}

/** The settings of a tab in a channel: there is nothing to choose, so it can be saved at once. */
function offerTab(): void {
  pages.config.registerOnSaveHandler((event) => {
    const { origin } = location
    pages.config
      .setConfig({
        entityId: 'induction-here',
        contentUrl: `${origin}/tab/school?in=channel`,
        websiteUrl: `${origin}/tab/school`,
        suggestedDisplayName: 'Induction here',
      })
      .then(
        () => event.notifySuccess(),
        () => event.notifyFailure('Teams could not add the page. Try again.'),
      )
  })
  pages.config.setValidityState(true)
}
