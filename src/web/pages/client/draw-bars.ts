/** Draws with Observable Plot. This file, and it alone, brings the library with it. */
import { barY, plot, ruleY } from '@observablehq/plot'

/** Two series over weeks: the front one lies on the one behind. */
export interface Bars {
  readonly weeks: readonly string[]
  readonly back: { readonly label: string; readonly values: readonly number[] }
  readonly front: { readonly label: string; readonly values: readonly number[] }
}

const WIDTH = 640
const HEIGHT = 212

/** An SVG of one image that is named by its sentence; colours come from the page's styles. */
export function drawBars({ weeks, back, front }: Bars, label: string): Element {
  const most = Math.max(1, ...back.values, ...front.values)
  const drawn = plot({
    width: WIDTH,
    height: HEIGHT,
    marginBottom: 40,
    className: 'bars',
    x: { type: 'band', domain: weeks, tickFormat: tickOf(weeks), label: null, padding: 0.25 },
    y: { domain: [0, most], ticks: Math.min(most, 5), tickFormat: 'd', label: null, grid: true },
    marks: [
      barY(back.values, { x: weeks, fill: 'var(--bar-back)', stroke: 'var(--bar-edge)' }),
      barY(front.values, { x: weeks, fill: 'var(--bar-front)', insetLeft: 4, insetRight: 4 }),
      ruleY([0], { stroke: 'currentColor' }),
    ],
  })
  // What it looks like stands in the page's own styles.
  for (const style of drawn.querySelectorAll('style')) style.remove()
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', label)
  for (const part of drawn.children) part.setAttribute('aria-hidden', 'true')
  return drawn
}

/** 'Week 3 of autumn 1' → '3'; below the first week of each half stands which half that is. */
const tickOf =
  (weeks: readonly string[]) =>
  (week: string, at: number): string => {
    const { n, half } = partsOf(week)
    return half === partsOf(weeks[at - 1] ?? '').half ? n : `${n}\n${half}`
  }

function partsOf(week: string): { readonly n: string; readonly half: string } {
  const [, n = '', half = ''] = /^Week (\d+) of (\w+ \d)$/.exec(week) ?? []
  return { n, half: `${half.charAt(0).toUpperCase()}${half.slice(1)}` }
}
