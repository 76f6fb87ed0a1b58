/** Charts with the sentence that says what they show and the table that they are drawn from. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SpacingPart, Trend } from '../../../pages/wire.ts'
import type { Bars } from './draw-bars.ts'

interface ChartProps {
  readonly title: string
  readonly sentence: string
  readonly bars: Bars
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function TrendChart({ trend }: { readonly trend: Trend }) {
  return (
    <Chart
      title={trend.title}
      sentence={trend.sentence}
      bars={{
        back: { label: 'Expected', values: trend.points.map(({ of }) => of) },
        front: { label: 'Logged', values: trend.points.map(({ done }) => done) },
        weeks: trend.points.map(({ week }) => week),
      }}
      columns={['Week', 'Logged', 'Expected']}
      rows={trend.points.map(({ week, done, of }) => [week, String(done), String(of)])}
    />
  )
}

export function SpacingChart({ spacing }: { readonly spacing: SpacingPart }) {
  const { points } = spacing
  return (
    <Chart
      title="How study is spread"
      sentence={spacing.sentence}
      bars={{
        back: { label: 'Pieces of study', values: points.map(({ pieces }) => pieces) },
        front: { label: 'On different days', values: points.map(({ days }) => days) },
        weeks: points.map(({ week }) => week),
      }}
      columns={['Week', 'Pieces of study', 'On different days']}
      rows={points.map(({ week, pieces, days }) => [week, String(pieces), String(days)])}
    />
  )
}

/** Charts that nobody has looked at yet. */
const undrawn = new Set<() => Promise<void>>()

/** Draws what was not looked at yet: paper shows all of it. */
export const drawAll = async (): Promise<void> =>
  void (await Promise.all([...undrawn].map((draw) => draw())))

/** The drawing comes when it is looked at; sentence and table are there without it. */
function Chart({ title, sentence, bars, columns, rows }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [isMissing, setMissing] = useState(false)
  const key = JSON.stringify(bars)
  useEffect(() => {
    const at = place.current
    if (at === null) return
    let isOver = false
    const draw = () => {
      watch.disconnect()
      undrawn.delete(draw)
      return import('./draw-bars.ts').then(
        ({ drawBars }) => {
          if (!isOver) at.replaceChildren(drawBars(bars, `${title}. ${sentence}`))
        },
        () => {
          if (!isOver) setMissing(true)
        },
      )
    }
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) void draw()
    })
    watch.observe(at)
    undrawn.add(draw)
    return () => {
      isOver = true
      undrawn.delete(draw)
      watch.disconnect()
    }
  }, [key])
  return (
    <figure class="chart">
      <figcaption>
        <h3>{title}</h3>
        <p>{sentence}</p>
        <p class="legend">
          <span class="swatch is-back" aria-hidden="true" /> {bars.back.label}
          <span class="swatch is-front" aria-hidden="true" /> {bars.front.label}
        </p>
      </figcaption>
      <div class="drawing" ref={place} />
      {isMissing && <p class="quiet">The drawing could not be loaded. The table says the same.</p>}
      <details class="because">
        <summary>
          As a table<span class="unseen">: {title}</span>
        </summary>
        <div class="wide">
          <table>
            <caption class="unseen">{title}</caption>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([week, ...values]) => (
                <tr key={week}>
                  <th scope="row">{week}</th>
                  {values.map((value, at) => (
                    <td key={at}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
