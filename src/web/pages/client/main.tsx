/**
 * The pages of Keepstep in a browser, one bundle for all of them: who looks, then what they see. In
 * Teams, opened by a link, or in the sandbox; elsewhere it says kindly where it belongs.
 */
import { render } from 'preact'
import { App } from './app.tsx'
import { findHost } from './host.ts'
import { type HostEvents, PageError } from './host-kinds.ts'

const page = document.getElementById('page')
const events: HostEvents = {
  theme: (theme) => document.documentElement.setAttribute('data-theme', theme),
  // The words are English whatever the host speaks; numbers and dates come in words.
  locale: (locale) => document.documentElement.setAttribute('data-locale', locale),
}

async function start(at: HTMLElement): Promise<void> {
  try {
    const host = await findHost(events)
    render(<App host={host} />, at)
  } catch (error) {
    render(<Elsewhere problem={error} />, at)
  }
}

function Elsewhere({ problem }: { readonly problem: unknown }) {
  const said =
    problem instanceof PageError
      ? problem.message
      : 'This page belongs into Keepstep. Open it there, in Teams or from Keepstep’s Home in Slack.'
  return (
    <main id="main">
      <h1>Keepstep</h1>
      <p>{said}</p>
      <p>
        <a href="/privacy" target="_blank" rel="noreferrer">
          What Keepstep stores about people
        </a>
      </p>
    </main>
  )
}

if (page !== null) void start(page)
