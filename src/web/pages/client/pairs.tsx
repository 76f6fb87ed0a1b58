import type { GaugeLine, PairLine } from '../../../pages/wire.ts'
import { Because, Figures, Part } from './parts.tsx'

/** Each pair by name, closed until it is opened. */
export function Pairs({ pairs }: { readonly pairs: readonly PairLine[] }) {
  return (
    <Part id="pairs" title="Pairs">
      {pairs.length === 0 && <p>No pair fits what is chosen above.</p>}
      {pairs.map((pair) => (
        <details key={pair.id} class="pair">
          <summary>
            {pair.ect} with {pair.mentor}
            {pair.signals.length > 0 && (
              <span class="flag">
                {pair.signals.length === 1
                  ? '1 thing to look at'
                  : `${pair.signals.length} things to look at`}
              </span>
            )}
          </summary>
          <p class="quiet">
            {pair.programme}, {pair.year.toLowerCase()}, {pair.cohort.toLowerCase()}
          </p>
          {pair.signals.map((signal) => (
            <div key={signal.sentence} class="note">
              <p class="what">{signal.sentence}</p>
              <p>{signal.because}</p>
              <p>{signal.nextMove}</p>
            </div>
          ))}
          {pair.notFor !== '' && <p class="quiet">{pair.notFor}</p>}
          <Figures figures={pair.figures} caption={`Logged around ${pair.ect}`} />
          <Because lines={pair.because} about={pair.ect} title="Not counted this week" />
          {pair.gauges.map((gauge) => (
            <Gauge key={gauge.whose} gauge={gauge} of={pair.ect} />
          ))}
        </details>
      ))}
    </Part>
  )
}

/** How far along, where the programme's share lies, and the arithmetic below it. */
function Gauge({ gauge, of }: { readonly gauge: GaugeLine; readonly of: string }) {
  const most = Math.max(gauge.of, 1)
  return (
    <div class="gauge">
      <p>
        <span class="what">{gauge.whose}:</span> {gauge.sentence}
      </p>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="all" width="100" height="8" />
        <rect class="done" width={(100 * gauge.done) / most} height="8" />
        <rect class="mark" x={(100 * gauge.needed) / most - 0.4} width="0.8" height="8" />
      </svg>
      <Because lines={gauge.arithmetic} about={`${gauge.whose}, ${of}`} title="The arithmetic" />
    </div>
  )
}
