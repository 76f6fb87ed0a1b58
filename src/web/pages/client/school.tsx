import { useState } from 'preact/hooks'
import type {
  EventCount,
  MessageDay,
  MessagesPage,
  SchoolFilter,
  SchoolPage,
  SideBySidePage,
  StartPart,
} from '../../../pages/wire.ts'
import type { Api } from './api.ts'
import { Shown, useAsked } from './asked.tsx'
import { drawAll, SpacingChart, TrendChart } from './charts.tsx'
import type { PageError } from './host-kinds.ts'
import { Pairs } from './pairs.tsx'
import { Because, download, Figures, Head, Part, sayOf } from './parts.tsx'

interface SchoolProps {
  readonly api: Api
  readonly say: (text: string) => void
  /** Somebody looks after more than one. */
  readonly hasOthers: boolean
}
type Chosen = Readonly<Record<SchoolFilter['name'], string>>

const NOTHING: Chosen = { programme: '', year: '', cohort: '', week: '' }

/** The school's page for its induction tutor or headteacher. */
export function School({ api, say, hasOthers }: SchoolProps) {
  const [chosen, choose] = useState(NOTHING)
  const asked = useAsked(() => api.get<SchoolPage>('school', chosen), JSON.stringify(chosen))
  const take = () =>
    api.text('school.csv', chosen).then(
      (text) => download('keepstep-school.csv', 'text/csv;charset=utf-8', text),
      (error: PageError) => say(error.message),
    )
  return (
    <Shown asked={asked}>
      {(page) => (
        <>
          <Head title="Induction at your school" head={page.head} />
          <p class="quiet">{page.seenBy}</p>
          <Filters
            filters={page.filters}
            onChoose={(name, value) => choose({ ...chosen, [name]: value })}
          />
          <p class="tools">
            <button type="button" onClick={() => void take()}>
              Download as a table (CSV)
            </button>
            <button type="button" onClick={() => void print()}>
              Print
            </button>
          </p>
          <Part id="week" title="This week and the term">
            <Figures figures={page.figures} caption="Logged, of what was expected" />
            <p>{page.time}</p>
          </Part>
          <Part id="trends" title="Week by week">
            {page.trends.map((trend) => (
              <TrendChart key={trend.id} trend={trend} />
            ))}
            <SpacingChart spacing={page.spacing} />
          </Part>
          {page.kind === 'detail' && <Pairs pairs={page.pairs} />}
          <Events events={page.events} />
          <Start start={page.start} />
          <Messages api={api} />
          {hasOthers && <SideBySide api={api} />}
        </>
      )}
    </Shown>
  )
}

/** Everything that can be opened is open on paper, and every chart is drawn. */
async function print(): Promise<void> {
  await drawAll()
  const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  for (const one of closed) one.open = true
  window.print()
  for (const one of closed) one.open = false
}

function Filters({
  filters,
  onChoose,
}: {
  readonly filters: readonly SchoolFilter[]
  readonly onChoose: (name: SchoolFilter['name'], value: string) => void
}) {
  return (
    <fieldset class="filters">
      <legend class="unseen">What to show</legend>
      {filters.map(({ name, label, choices, chosen }) => (
        <label key={name} class="field">
          {label}
          <select
            name={name}
            value={chosen}
            onChange={({ currentTarget }) => onChoose(name, currentTarget.value)}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  )
}

/** As many as somebody looks through at once; the year has dozens. */
const MOST_EVENTS = 8

function Events({ events }: { readonly events: readonly EventCount[] }) {
  const later = events.slice(MOST_EVENTS)
  return (
    <Part id="events" title="Events and who took part">
      {events.length === 0 && <p>No event is expected this school year.</p>}
      <EventLines events={events.slice(0, MOST_EVENTS)} />
      {later.length > 0 && (
        <details class="because">
          <summary>{later.length} more events</summary>
          <EventLines events={later} />
        </details>
      )}
    </Part>
  )
}

const EventLines = ({ events }: { readonly events: readonly EventCount[] }) => (
  <ul class="things">
    {events.map((event) => (
      <li key={event.id} class="thing">
        <div>
          <p class="what">{event.title}</p>
          <p class="quiet">
            {event.when}. {event.sentence}
          </p>
        </div>
      </li>
    ))}
  </ul>
)

function Start({ start }: { readonly start: readonly StartPart[] }) {
  if (start.length === 0) return null
  return (
    <Part id="start" title="Getting started">
      {start.map((list) => (
        <div key={list.title}>
          <p class="what">
            {list.title}: {sayOf(list)} done
          </p>
          <Because
            title="The list"
            about={list.title}
            lines={list.items.map(({ text, state }) => `${text}: ${state}`)}
          />
        </div>
      ))}
    </Part>
  )
}

function Messages({ api }: { readonly api: Api }) {
  const asked = useAsked(() => api.get<MessagesPage>('school/messages'), '')
  return (
    <Part id="messages" title="What Keepstep sent and will send">
      <Shown asked={asked}>
        {(page) => (
          <>
            <p>{page.sentence}</p>
            <div class="columns">
              <Days title="To come" days={page.toCome} />
              <Days title="Sent" days={page.sent} />
            </div>
          </>
        )}
      </Shown>
    </Part>
  )
}

function Days({ title, days }: { readonly title: string; readonly days: readonly MessageDay[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {days.length === 0 && <p>Nothing.</p>}
      <dl class="days">
        {days.map(({ day, lines }) => (
          <div key={day}>
            <dt>{day}</dt>
            <dd>{lines.map(({ what, count }) => `${what}: ${count}`).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function SideBySide({ api }: { readonly api: Api }) {
  const asked = useAsked(() => api.get<SideBySidePage>('schools', { school: '' }), '')
  return (
    <Part id="schools" title="Your schools side by side">
      <Shown asked={asked}>
        {({ schools }) => (
          <div class="wide">
            <table>
              <caption>Logged this week, of what was expected; in the order of their names</caption>
              <thead>
                <tr>
                  <th scope="col">School</th>
                  <th scope="col">Week</th>
                  {schools[0]?.figures.map(({ id, label }) => (
                    <th key={id} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {schools.map((school) => (
                  <tr key={school.id}>
                    <th scope="row">{school.name}</th>
                    <td>{school.week}</td>
                    {school.figures.map(({ id, thisWeek }) => (
                      <td key={id}>{sayOf(thisWeek)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
    </Part>
  )
}
