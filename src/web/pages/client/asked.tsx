/** What was asked of the service, while it comes, and where it does not. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { PageError } from './host-kinds.ts'

export interface Asked<T> {
  readonly data?: T
  readonly problem?: string
  again(): void
}

/**
 * Asks once, again when `key` changes, and whenever it is told to; what was shown stays meanwhile.
 * `fresh`: also whenever somebody comes back to the page.
 */
export function useAsked<T>(ask: () => Promise<T>, key: string, fresh = false): Asked<T> {
  const [state, setState] = useState<{ data?: T; problem?: string }>({})
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isOver = false
    ask().then(
      (data) => !isOver && setState({ data }),
      (error: PageError) => !isOver && setState({ problem: error.message }),
    )
    return () => {
      isOver = true
    }
  }, [key, round])
  const again = useCallback(() => setRound((before) => before + 1), [])
  // Whoever comes back sees how things stand now: something may have been logged in the chat.
  useEffect(() => {
    if (!fresh) return
    addEventListener('focus', again)
    return () => removeEventListener('focus', again)
  }, [fresh, again])
  return { ...state, again }
}

/** Shows what came, or says why it did not, with a way to try again. */
export function Shown<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>
  readonly children: (data: T) => ComponentChildren
}) {
  const { data, problem, again } = asked
  if (problem !== undefined) {
    return (
      <div class="trouble" role="alert">
        <p>{problem}</p>
        <button type="button" onClick={again}>
          Try again
        </button>
      </div>
    )
  }
  if (data === undefined) return <p class="quiet">One moment…</p>
  return <>{children(data)}</>
}
