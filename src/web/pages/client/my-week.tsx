import { useEffect, useState } from 'preact/hooks'
import type { EventLine, MyWeekPage, OwnData, WeekLine, WeekPart } from '../../../pages/wire.ts'
import type { Api } from './api.ts'
import { Shown, useAsked } from './asked.tsx'
import type { Host, PageError } from './host-kinds.ts'
import { Because, download, Head, Part } from './parts.tsx'
import { Settings } from './settings.tsx'
import { SettingsInWindow } from './settings-window.tsx'
import { Story } from './story.tsx'

export interface OwnPage {
  readonly api: Api
  /** Says something for everybody to read and hear. */
  readonly say: (text: string) => void
  /** Opens the chat with Keepstep, where there is a way to it from here. */
  readonly openChat: (() => void) | undefined
}

/** A person's own page, at the part of it that a card led to. */
export function MyWeek({ api, host, say, openChat }: OwnPage & { readonly host: Host }) {
  const asked = useAsked(() => api.get<MyWeekPage>('my-week'), '', true)
  const press = async (verb: string, input: Readonly<Record<string, string>>) => {
    const answer = await api.press(verb, input)
    if (answer.errors === undefined) {
      say(answer.said)
      asked.again()
    }
    return answer
  }
  const isShown = asked.data !== undefined
  useEffect(() => {
    if (!isShown || host.place === undefined || wasLed) return
    wasLed = true
    goToPlace(host.place)
  }, [isShown, host.place])
  return (
    <Shown asked={asked}>
      {(page) => (
        <>
          <Head title={`Your week, ${page.name}`} head={page.head} />
          {page.pausedUntil !== undefined && (
            <p class="note">Messages are paused until {page.pausedUntil}.</p>
          )}
          {page.parts.length === 0 && (
            <Part id="week" title="This week">
              <p>Nothing is expected of you this week.</p>
            </Part>
          )}
          {page.parts.map((part) => (
            <WeekOf key={part.id} part={part} press={press} say={say} openChat={openChat} />
          ))}
          {page.stories.map((story) => (
            <Story key={story.inductionId} api={api} story={story} />
          ))}
          <Events events={page.events} api={api} say={say} />
          {host.askIn === undefined ? (
            <Settings settings={page.settings} press={press} />
          ) : (
            <SettingsInWindow settings={page.settings} host={host} say={say} again={asked.again} />
          )}
          <Data data={page.data} api={api} say={say} press={press} />
        </>
      )}
    </Shown>
  )
}

/** A card leads somewhere once: whoever comes back to this page stands where they were. */
let wasLed = false

/** Where each part that a card can lead to begins. */
const PLACES: Readonly<Record<string, string>> = {
  steps: '[id^="story-"]',
  events: '#events',
  settings: '#settings',
  others: '#others',
  data: '#data',
}

/** Stands at the heading of that part, for eyes and for a screen reader. */
function goToPlace(place: string): void {
  const heading = document.querySelector<HTMLElement>(PLACES[place] ?? '#title')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}

type Press = (verb: string, input: Readonly<Record<string, string>>) => Promise<unknown>

function WeekOf({
  part,
  press,
  say,
  openChat,
}: Omit<OwnPage, 'api'> & { readonly part: WeekPart; readonly press: Press }) {
  return (
    <Part id={part.id} title={part.title}>
      {part.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {part.step !== undefined && (
        <div class="step">
          <h3>Action step</h3>
          <p>{part.step.text}</p>
          {part.step.criteria.length > 0 && (
            <ul>
              {part.step.criteria.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          <p class="quiet">{part.step.state}</p>
        </div>
      )}
      {part.things.length > 0 && (
        <ul class="things">
          {part.things.map((thing) => (
            <Thing key={thing.id} thing={thing} press={press} say={say} openChat={openChat} />
          ))}
        </ul>
      )}
    </Part>
  )
}

function Thing({
  thing,
  press,
  say,
  openChat,
}: Omit<OwnPage, 'api'> & { readonly thing: WeekLine; readonly press: Press }) {
  const [isBusy, setBusy] = useState(false)
  const { button } = thing
  const onPress = async () => {
    if (button === undefined) return
    setBusy(true)
    await press(button.verb, button.ids).catch((error: PageError) => say(error.message))
    setBusy(false)
  }
  return (
    <li class={thing.isDone ? 'thing is-done' : 'thing'}>
      <div>
        <p class="what">{thing.text}</p>
        <p class="quiet">{thing.state}</p>
        <Because lines={thing.because} about={thing.text} />
      </div>
      {button !== undefined && (
        <button type="button" disabled={isBusy} onClick={() => void onPress()}>
          {button.title}
          <span class="unseen">: {thing.text}</span>
        </button>
      )}
      {thing.inChat && openChat !== undefined && (
        <button type="button" onClick={openChat}>
          Log in the chat<span class="unseen">: {thing.text}</span>
        </button>
      )}
      {thing.inChat && openChat === undefined && <p class="quiet">Log it in the chat</p>}
    </li>
  )
}

function Events({
  events,
  api,
  say,
}: Pick<OwnPage, 'api' | 'say'> & { readonly events: readonly EventLine[] }) {
  const take = () =>
    api.text('events.ics').then(
      (text) => download('keepstep-events.ics', 'text/calendar', text),
      (error: PageError) => say(error.message),
    )
  return (
    <Part id="events" title="Events this school year">
      {events.length === 0 && <p>No event is expected of you this school year.</p>}
      {events.length > 0 && (
        <>
          <ul class="things">
            {events.map((event) => (
              <li key={event.id} class="thing">
                <div>
                  <p class="what">{event.title}</p>
                  <p class="quiet">
                    {event.when}
                    {event.where === undefined ? '' : `, ${event.where}`}. {event.state}
                  </p>
                  <Because lines={event.because} about={event.title} />
                </div>
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => void take()}>
            Put events with a day into my calendar
          </button>
        </>
      )}
    </Part>
  )
}

const MOST_LOOKS = 10

interface DataProps extends Pick<OwnPage, 'api' | 'say'> {
  readonly data: OwnData
  readonly press: Press
}

function Signals({ told, kinds, help }: NonNullable<OwnData['signals']>) {
  return (
    <>
      <h3>Signals about you and your pair</h3>
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
      <p>{help}</p>
    </>
  )
}

function Data({ data, ...rest }: DataProps) {
  const [showsAll, showAll] = useState(false)
  const looked = showsAll ? data.looked : data.looked.slice(0, MOST_LOOKS)
  return (
    <>
      <Part id="others" title="What others see about you">
        <p>
          You see all of it. An ECT and a mentor see their drop-ins, meetings and action steps. The
          induction tutor sees what is logged, never notes or the words of a step.
        </p>
        <ul>
          {data.othersSee.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {data.signals !== undefined && <Signals {...data.signals} />}
        <h3>Who looked</h3>
        {looked.length === 0 && <p>Nobody has looked at your detail.</p>}
        <ul>
          {looked.map((line, at) => (
            <li key={`${at} ${line}`}>{line}</li>
          ))}
        </ul>
        {looked.length < data.looked.length && (
          <button type="button" onClick={() => showAll(true)}>
            Show all {data.looked.length}
          </button>
        )}
      </Part>
      <Part id="data" title="Your data">
        <ul>
          {data.stored.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h3>How long</h3>
        <ul>
          {data.kept.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <TakeOrErase data={data} {...rest} />
        <p class="quiet">Only you can see this page.</p>
      </Part>
    </>
  )
}

/** A copy of everything at once, and the question to the school to erase it. */
function TakeOrErase({ data, api, say, press }: DataProps) {
  const take = (form: 'html' | 'json', type: string) =>
    api.text(`own-data.${form}`).then(
      (text) => download(`keepstep-about-me.${form}`, type, text),
      (error: PageError) => say(error.message),
    )
  const erase = () =>
    press('send-erasure-request', {}).catch((error: PageError) => say(error.message))
  return (
    <>
      <p>{data.ask}</p>
      {data.asked !== undefined && <p class="note">{data.asked}</p>}
      <p class="tools">
        <button type="button" onClick={() => void take('html', 'text/html')}>
          Download everything to read
        </button>
        <button type="button" onClick={() => void take('json', 'application/json')}>
          Download everything as data (JSON)
        </button>
      </p>
      <details class="because">
        <summary>Have everything erased</summary>
        <p>
          Your name, email and chat account, your notes and those about your teaching, your messages
          and settings go, and cannot be brought back. The counts of the school stay. An induction
          tutor decides for the school, because some records may have to be kept; nothing is erased
          before that.
        </p>
        <button type="button" onClick={() => void erase()}>
          Ask the school to erase it
        </button>
      </details>
    </>
  )
}
