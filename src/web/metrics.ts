import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** How the outbox stands, as the store has it. */
export interface OutboxReading {
  readonly oldestWaitingSeconds: number
  /** Deliveries by state: 'pending', 'unknown', 'needs_review' … */
  readonly byState: Readonly<Record<string, number>>
  /** Places where an operator has stopped messages. */
  readonly holds: number
}

/** What the service counts. The composition root hands each part the instrument that it needs. */
export interface Metrics {
  readonly registry: Registry
  /** Every attempt by what it came to; `throttled` are the 429s. */
  readonly sends: Counter<'platform' | 'outcome'>
  /** Messages that may not have arrived, or did not, each time one came to that. */
  readonly inDoubt: Counter<'state'>
  /** Answers to people that could not be given, however often they were tried. */
  readonly answersLost: Counter<'platform'>
  /** Events and submits that had been seen before, and did nothing. */
  readonly repeatsIgnored: Counter<'platform'>
  /** How long a platform took over one attempt. */
  readonly sendTime: Histogram<'platform'>
  /** Messages whose time had passed when a tick came to them: the service was away, or held. */
  readonly tooLate: Counter
  /** People who have turned a kind of reminder off, as counted once a day. */
  readonly optOuts: Gauge<'nudge'>
  /** How late a tick came after the minute it was for. */
  readonly tickLag: Histogram
  readonly requests: Histogram<'method' | 'route' | 'status'>
  /** Looks how the outbox stands. Whoever asks for the metrics gets what was seen then. Never rejects. */
  refresh(): Promise<void>
}

/** Instruments on a registry of their own, so that two services in one process do not mix. */
export function createMetrics(readOutbox: () => Promise<OutboxReading>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    refresh: outboxOn(registry, readOutbox),
    sends: new Counter({
      name: 'keepstep_sends_total',
      help: 'Send attempts by platform and what they came to',
      labelNames: ['platform', 'outcome'],
      registers,
    }),
    inDoubt: new Counter({
      name: 'keepstep_deliveries_in_doubt_total',
      help: 'Messages that may not have arrived, or did not, by state',
      labelNames: ['state'],
      registers,
    }),
    answersLost: new Counter({
      name: 'keepstep_answers_lost_total',
      help: 'Answers to a press or to typed words that did not arrive',
      labelNames: ['platform'],
      registers,
    }),
    repeatsIgnored: new Counter({
      name: 'keepstep_repeats_ignored_total',
      help: 'Inbound events that had been seen before',
      labelNames: ['platform'],
      registers,
    }),
    sendTime: new Histogram({
      name: 'keepstep_send_seconds',
      help: 'Time that a platform took over one attempt',
      labelNames: ['platform'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 3, 10, 20],
      registers,
    }),
    tooLate: new Counter({
      name: 'keepstep_too_late_total',
      help: 'Messages left out because their time had passed when the service came to them',
      registers,
    }),
    optOuts: new Gauge({
      name: 'keepstep_opt_outs',
      help: 'People who have turned a kind of reminder off, counted once a day',
      labelNames: ['nudge'],
      registers,
    }),
    tickLag: new Histogram({
      name: 'keepstep_tick_lag_seconds',
      help: 'How late a tick came',
      buckets: [0.1, 0.5, 1, 5, 15, 60, 300],
      registers,
    }),
    requests: new Histogram({
      name: 'keepstep_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 1, 3, 10],
      registers,
    }),
  }
}

/**
 * The gauges of the outbox. Counting it costs a look at three tables, so it is looked at now and
 * then, and never because somebody asks.
 */
function outboxOn(
  registry: Registry,
  readOutbox: () => Promise<OutboxReading>,
): () => Promise<void> {
  const registers = [registry]
  const readable = new Gauge({
    name: 'keepstep_outbox_readable',
    help: '1 while the database tells how the outbox stands; without it the next three are absent',
    registers,
  })
  const age = new Gauge({
    name: 'keepstep_outbox_age_seconds',
    help: 'Age of the oldest delivery that waits to be sent',
    registers,
  })
  const deliveries = new Gauge({
    name: 'keepstep_deliveries',
    help: 'Deliveries by state',
    labelNames: ['state'],
    registers,
  })
  const holds = new Gauge({
    name: 'keepstep_holds',
    help: 'Places where an operator has stopped messages',
    registers,
  })
  age.remove()
  holds.remove()
  let looking: Promise<void> | undefined
  const look = async () => {
    const reading = await readOutbox().catch(() => undefined)
    readable.set(reading === undefined ? 0 : 1)
    deliveries.reset()
    if (reading === undefined) {
      age.remove()
      holds.remove()
      return
    }
    holds.set(reading.holds)
    age.set(reading.oldestWaitingSeconds)
    for (const [state, count] of Object.entries(reading.byState)) deliveries.set({ state }, count)
  }
  return () => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
}
