/**
 * A strict stand-in for Teams around a tab: a page at teams.microsoft.com that speaks the messages of
 * Microsoft's library over `postMessage`, and notes whatever it does not know. Nothing leaves this
 * machine: the browser's requests for both origins are answered here.
 */
import type { Browser, BrowserContext, FrameLocator, Page, Route } from 'playwright-core'

export const HOST = 'https://teams.microsoft.com'
export const SERVICE = 'https://keepstep.example'

export interface TeamsHostWish {
  /** Where the service really listens. */
  readonly url: string
  /** '/tab/school'. */
  readonly path: string
  readonly theme?: string
  /** What a link into the tab named: the part of the page to stand at. */
  readonly subPageId?: string
  readonly channel?: boolean
  readonly width?: number
  readonly height?: number
  /** What `getAuthToken` answers, by how often it was asked; throws what Teams would refuse with. */
  readonly token: (times: number) => Promise<string>
}

export interface TeamsHost {
  readonly page: Page
  readonly context: BrowserContext
  /** The tab inside. */
  readonly tab: FrameLocator
  /** The page inside the window that the tab asked Teams to open. */
  readonly dialog: FrameLocator
  /** Names of everything that the tab called, in order. */
  called(): Promise<readonly string[]>
  /** What it called that Teams does not have. */
  unknown(): Promise<readonly string[]>
  changeTheme(name: string): Promise<void>
  /** Presses Save in the dialog that adds a tab; what the tab asked for. */
  save(): Promise<Record<string, unknown>>
  /** Errors and refusals that the browser noted. */
  readonly complaints: readonly string[]
  /** Addresses outside of the two origins that were asked for. */
  readonly strayed: readonly string[]
  close(): Promise<void>
}

const PATIENCE_MS = 120_000

/** Opens a tab in Teams. */
export async function openInTeams(browser: Browser, wish: TeamsHostWish): Promise<TeamsHost> {
  const { width = 1024, height = 768 } = wish
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB' })
  context.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  const strayed: string[] = []
  let asked = 0
  await context.exposeFunction('fakeTeamsToken', async () => {
    asked += 1
    try {
      return { token: await wish.token(asked) }
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) }
    }
  })
  await context.route('**/*', async (route) => {
    const { origin } = new URL(route.request().url())
    if (origin === HOST)
      return await route.fulfill({ contentType: 'text/html', body: hostPage(wish) })
    if (origin === SERVICE) return await passOn(route, wish.url)
    if (!route.request().url().startsWith('blob:')) strayed.push(route.request().url())
    await route.abort()
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${HOST}/tab-host`)
  const inHost = <T>(name: string): Promise<T> =>
    page.evaluate((key) => (window as unknown as Record<string, T>)[key] as T, name)
  return {
    page,
    context,
    complaints,
    strayed,
    tab: page.frameLocator('#tab'),
    dialog: page.frameLocator('#dialog'),
    called: () => inHost('called'),
    unknown: () => inHost('unknown'),
    changeTheme: (name) =>
      page.evaluate((to) => window.postMessage({ changeTheme: to }, '*'), name),
    save: async () => {
      await page.evaluate(() => window.postMessage({ save: true }, '*'))
      await page.waitForFunction(() => 'saved' in window)
      return await inHost('saved')
    },
    close: () => context.close(),
  }
}

async function passOn(route: Route, url: string): Promise<void> {
  const asked = new URL(route.request().url())
  const response = await route.fetch({ url: `${url}${asked.pathname}${asked.search}` })
  await route.fulfill({ response })
}

/** The host's own page: its script knows the messages that a tab of ours sends, and no other. */
const hostPage = ({
  path,
  theme = 'default',
  channel = false,
  subPageId,
}: TeamsHostWish): string => `<!doctype html>
<html lang="en"><head><title>Teams</title><style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%}</style></head>
<body><iframe id="tab" title="Keepstep" src="${SERVICE}${path}"></iframe>
<script>
const tab = document.getElementById('tab')
window.called = []
window.unknown = []
const context = {
  theme: ${JSON.stringify(theme)}, locale: 'en-gb', entityId: 'my-week', frameContext: ${JSON.stringify(path === '/tab/configure' ? 'settings' : 'content')},
  ${channel ? "channelId: '19:channel@thread.tacv2', channelName: 'Induction', teamId: '19:team'," : ''}
  hostClientType: 'web', sessionId: 's', tid: 't', ${subPageId === undefined ? '' : `subEntityId: ${JSON.stringify(subPageId)},`}
}
const tell = (message, to = tab) => to.contentWindow.postMessage(message, '${SERVICE}')
const event = (func, args) => tell({ func, args })
let dialog, closeDialog
const frameContextOf = (frame) => (frame === dialog ? 'task' : context.frameContext)
const answers = {
  initialize: (_, frame) => [frameContextOf(frame), 'web', JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: { config: {} }, dialog: { url: {} } } }), '2.0.1'],
  getContext: (_, frame) => [{ ...context, frameContext: frameContextOf(frame) }],
  'appInitialization.appLoaded': () => undefined,
  'appInitialization.success': () => undefined,
  registerHandler: () => undefined,
  'settings.setValidityState': () => undefined,
  'settings.setSettings': (args) => { window.settings = args[0]; return [true, undefined] },
  'settings.save.success': () => { window.saved = window.settings; return undefined },
  // What app.openLink asks of Teams.
  executeDeepLink: () => [true],
}
window.addEventListener('message', async ({ data, origin, source }) => {
  if (source === window) {
    if (data.changeTheme) { context.theme = data.changeTheme; event('themeChange', [data.changeTheme]) }
    if (data.save) event('settings.save', [{}])
    return
  }
  const frame = [tab, dialog].find((one) => one !== undefined && source === one.contentWindow)
  if (frame === undefined || origin !== '${SERVICE}') return
  const { func, id, uuid, args } = data
  if (typeof func !== 'string') { window.unknown.push(JSON.stringify(data)); return }
  window.called.push(func === 'registerHandler' ? 'registerHandler ' + args[0] : func)
  const reply = (these) => tell({ id, uuid, uuidAsString: data.uuidAsString, args: these }, frame)
  if (func === 'tasks.startTask' && frame === tab && dialog === undefined) {
    dialog = Object.assign(document.createElement('iframe'), { id: 'dialog', title: args[0].title, src: args[0].url })
    closeDialog = (result) => { dialog.remove(); dialog = undefined; reply([undefined, result]) }
    document.body.append(dialog)
    return
  }
  if (func === 'tasks.completeTask' && frame === dialog) return closeDialog(args[0])
  if (func === 'authentication.getAuthToken') {
    const { token, refused } = await window.fakeTeamsToken()
    return reply(token === undefined ? [false, refused] : [true, token])
  }
  const answer = answers[func]
  if (answer === undefined) { window.unknown.push(func); return }
  const these = answer(args, frame)
  if (these !== undefined) reply(these)
})
</script></body></html>`
