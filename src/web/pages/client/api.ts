import type { PageProblem, PressAnswer } from '../../../pages/wire.ts'
import { type Host, PageError } from './host-kinds.ts'

export interface Api {
  /** Rejects with a `PageError` whose message is fit to be shown. */
  get<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>
  /** A file as text. */
  text(path: string, query?: Readonly<Record<string, string>>): Promise<string>
  press(verb: string, input: Readonly<Record<string, string>>): Promise<PressAnswer>
}

const NO_ANSWER: PageProblem = {
  code: 'no-answer',
  message: 'Keepstep is not answering. Check your connection and try again.',
}

/** The service as this page asks it, at one school where one was chosen. */
export function createApi(host: Host, school: string): Api {
  const send = async (path: string, init: RequestInit, fresh: boolean): Promise<Response> => {
    const headers = {
      ...(await host.headers(fresh)),
      'x-keepstep-page': '1',
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const response = await fetch(path, { ...init, headers }).catch(() => {
      throw new PageError(NO_ANSWER)
    })
    // A token may have run out on its way: once, and with a new one.
    return response.status === 401 && !fresh && host.kind === 'teams'
      ? await send(path, init, true)
      : response
  }
  const ask = async (
    path: string,
    query: Readonly<Record<string, string>> = {},
    init: RequestInit = {},
  ): Promise<Response> => {
    const said = Object.entries({ school, ...query }).filter(([, value]) => value !== '')
    const search = new URLSearchParams(Object.fromEntries(said)).toString()
    const response = await send(`/tab/api/${path}${search === '' ? '' : `?${search}`}`, init, false)
    if (response.ok) return response
    throw new PageError(await response.json().catch(() => NO_ANSWER))
  }
  return {
    get: async (path, query) => await (await ask(path, query)).json(),
    text: async (path, query) => await (await ask(path, query)).text(),
    press: async (verb, input) => {
      const body = JSON.stringify({ verb, input })
      return await (await ask('press', {}, { method: 'POST', body })).json()
    },
  }
}
