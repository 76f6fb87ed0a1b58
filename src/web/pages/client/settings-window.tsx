/** Settings where the host has windows for a long form: in a line on the page, and the form by itself. */
import type { MyWeekPage } from '../../../pages/wire.ts'
import type { Api } from './api.ts'
import { Shown, useAsked } from './asked.tsx'
import type { Host } from './host-kinds.ts'
import { Part } from './parts.tsx'
import { Settings } from './settings.tsx'

interface InWindowProps {
  readonly settings: MyWeekPage['settings']
  readonly host: Host
  readonly say: (text: string) => void
  readonly again: () => void
}

/** When the week comes, and a button that opens the form. */
export function SettingsInWindow({ settings, host, say, again }: InWindowProps) {
  const change = async () => {
    const said = await host.askIn?.({ path: '/tab/settings', title: 'Your settings' })
    if (said === undefined) return
    say(said)
    again()
  }
  return (
    <Part id="settings" title="Your settings">
      <p>Your week comes: {settings.sentence}.</p>
      {settings.away.map(({ from, words }) => (
        <p key={from}>{words}</p>
      ))}
      <button type="button" onClick={() => void change()}>
        Change my settings
      </button>
    </Part>
  )
}

interface AloneProps {
  readonly api: Api
  readonly host: Host
  readonly say: (text: string) => void
}

/** The form by itself: once it is saved the window closes, where it is one. */
export function SettingsAlone({ api, host, say }: AloneProps) {
  const asked = useAsked(() => api.get<MyWeekPage>('my-week'), '')
  const press = async (verb: string, input: Readonly<Record<string, string>>) => {
    const answer = await api.press(verb, input)
    if (answer.errors !== undefined) return answer
    if (verb === 'save-settings' && host.answer !== undefined) host.answer(answer.said)
    say(answer.said)
    asked.again()
    return answer
  }
  return (
    <Shown asked={asked}>
      {(page) => (
        <>
          <h1 id="title" class="unseen">
            Your settings
          </h1>
          <Settings settings={page.settings} press={press} />
        </>
      )}
    </Shown>
  )
}
