import type {
  ActionBody,
  Answered,
  ClockAnswer,
  ClockBody,
  MessageBody,
  Problem,
  SandboxState,
  SearchAnswer,
  SearchBody,
  ShownConversation,
} from './wire.ts'

/** The service refused, or did not answer; the message is fit to be shown. */
export class ApiError extends Error {
  readonly field: string | undefined

  constructor(problem: Pick<Problem, 'message' | 'field'>) {
    super(problem.message)
    this.field = problem.field
  }
}

const NO_ANSWER = 'Keepstep is not answering. Check that it is running.'

async function ask<T>(path: string, body?: object): Promise<T> {
  const request: RequestInit =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }
  const response = await fetch(path, request).catch(() => {
    throw new ApiError({ message: NO_ANSWER })
  })
  const answer: unknown = await response.json().catch(() => ({ message: NO_ANSWER }))
  if (!response.ok) throw new ApiError(answer as Problem)
  return answer as T
}

/** The sandbox's API, as the page uses it. Each call rejects with an `ApiError`. */
export const api = {
  state: () => ask<SandboxState>('/sandbox/state'),
  conversation: (address: string) =>
    ask<ShownConversation>(`/sandbox/conversations/${encodeURIComponent(address)}`),
  message: (body: MessageBody) => ask<Answered>('/sandbox/message', body),
  action: (body: ActionBody) => ask<Answered>('/sandbox/action', body),
  search: (body: SearchBody) => ask<SearchAnswer>('/sandbox/search', body),
  clock: (body: ClockBody) => ask<ClockAnswer>('/sandbox/clock', body),
}
