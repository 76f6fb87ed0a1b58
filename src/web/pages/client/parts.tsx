/** Small parts that several pages share. */
import { type ComponentChildren, Fragment } from 'preact'
import type { CountOf, PageFigure, PageHead } from '../../../pages/wire.ts'

export function Head({ title, head }: { readonly title: string; readonly head: PageHead }) {
  return (
    <header class="head">
      <h1 tabIndex={-1} id="title">
        {title}
      </h1>
      <p>
        {head.schoolName} · {head.week}
      </p>
      <p class="quiet">As things stand on {head.today}</p>
    </header>
  )
}

export function Part({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** Reasons that open below a figure or a thing; `about` tells several apart for a screen reader. */
export function Because({
  lines,
  about,
  title = 'Why',
}: {
  readonly lines: readonly string[]
  readonly about: string
  readonly title?: string
}) {
  if (lines.length === 0) return null
  return (
    <details class="because">
      <summary>
        {title}
        <span class="unseen">: {about}</span>
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

export const sayOf = ({ done, of }: CountOf): string =>
  of === 0 ? 'none expected' : `${done} of ${of}`

/** Figures as a table, each row opening to its reasons. */
export function Figures({
  figures,
  caption,
}: {
  readonly figures: readonly PageFigure[]
  readonly caption: string
}) {
  const hasBefore = figures.some(({ lastWeek }) => lastWeek !== undefined)
  return (
    <div class="wide">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Logged</th>
            <th scope="col">This week</th>
            {hasBefore && <th scope="col">Week before</th>}
            <th scope="col">Term so far</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <Fragment key={figure.id}>
              <tr class={figure.because.length > 0 ? 'explained' : undefined}>
                <th scope="row">{figure.label}</th>
                <td>{sayOf(figure.thisWeek)}</td>
                {hasBefore && (
                  <td>{figure.lastWeek === undefined ? '' : sayOf(figure.lastWeek)}</td>
                )}
                <td>{sayOf(figure.termSoFar)}</td>
              </tr>
              {figure.because.length > 0 && (
                <tr>
                  <td colSpan={hasBefore ? 4 : 3}>
                    <Because
                      lines={figure.because}
                      about={figure.label}
                      title="How this is counted"
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Gives a file to whoever asked for it. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  URL.revokeObjectURL(url)
}
