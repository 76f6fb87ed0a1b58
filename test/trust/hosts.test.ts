import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { subProcessors } from '../../src/trust/documents.ts'

const sources = execFileSync('git', ['ls-files', 'src/*.ts'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '')

/** Addresses in the sources that nothing is sent to. */
const NOT_SPOKEN_TO: readonly string[] = [
  // Names in tokens, which are compared and never opened.
  'api.botframework.com',
  'sts.windows.net',
  // The page that may show ours in a frame, and links that a person opens.
  'teams.microsoft.com',
  // This computer, and an example in a message.
  'localhost',
  '127.0.0.1',
  'keepstep.school.example',
]

/** What asks another computer in our own sources; pages in a browser ask the service that served them. */
const ASKING = /\b(?:fetch|axios|undici)\(|\bhttps?\.(?:request|get)\(|\brequest as https?Request\b/
const ASK: readonly string[] = [
  'src/cli/doctor-outside.ts',
  'src/platforms/send-once.ts',
  'src/platforms/teams/keys.ts',
  'src/web/pages/client/api.ts',
  'src/web/pages/client/host.ts',
  'src/web/sandbox/page/api.ts',
]

/** Makers of models for language, by the names of their packages. */
const MODELS =
  /openai|anthropic|generative-ai|genai|langchain|llama|mistral|cohere|huggingface|tensorflow|onnx/i

describe('what the computer speaks to', () => {
  it('is the chat and its sign-in, as the pack says, and nothing else', () => {
    const named = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:https?|wss?):\/\/([a-z0-9-]+[a-z0-9.-]*)/gi)].map(
        ([, host = '']) => host,
      ),
    )
    expect(named.length).toBeGreaterThan(9)
    const others = named.filter(
      (host) => !NOT_SPOKEN_TO.includes(host) && !subProcessors.includes(`\`${host}\``),
    )
    expect(others).toEqual([])
    const asking = sources.filter((file) => ASKING.test(readFileSync(file, 'utf8')))
    expect(asking).toEqual(ASK)
  })

  it('is no model of language: no package of one is there', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      readonly packages: Readonly<Record<string, unknown>>
    }
    expect(Object.keys(packages).length).toBeGreaterThan(100)
    expect(Object.keys(packages).filter((name) => MODELS.test(name))).toEqual([])
  })
})
