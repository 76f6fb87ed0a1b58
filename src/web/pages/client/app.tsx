/** Which page is shown, and to whom. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { MePage } from '../../../pages/wire.ts'
import { createApi } from './api.ts'
import { Shown, useAsked } from './asked.tsx'
import { Configure, Here } from './here.tsx'
import type { Host } from './host-kinds.ts'
import { MyWeek } from './my-week.tsx'
import { School } from './school.tsx'
import { SettingsAlone } from './settings-window.tsx'

type PageName = 'week' | 'school' | 'configure' | 'settings'

const PATHS: Readonly<Record<PageName, string>> = {
  week: '/tab/',
  school: '/tab/school',
  configure: '/tab/configure',
  settings: '/tab/settings',
}
const NAMES = Object.keys(PATHS) as PageName[]
const pageAt = (path: string): PageName => NAMES.find((name) => PATHS[name] === path) ?? 'week'

export function App({ host }: { readonly host: Host }) {
  const [page, setPage] = useState(pageAt(location.pathname))
  const [school, setSchool] = useState('')
  const [said, say] = useState('')
  useEffect(() => {
    const back = () => setPage(pageAt(location.pathname))
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const goTo = (next: PageName) => {
    history.pushState(null, '', PATHS[next] + location.search)
    say('')
    setPage(next)
    scrollTo(0, 0)
    document.getElementById('main')?.focus()
  }
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <main id="main" tabIndex={-1}>
        {page === 'configure' ? (
          <Configure isInTeams={host.kind === 'teams'} />
        ) : (
          <Known
            host={host}
            page={page}
            school={school}
            setSchool={setSchool}
            goTo={goTo}
            say={say}
          />
        )}
      </main>
      <p id="said" class="said" role="status">
        {said}
      </p>
    </>
  )
}

interface KnownProps {
  readonly host: Host
  readonly page: Exclude<PageName, 'configure'>
  readonly school: string
  readonly setSchool: (school: string) => void
  readonly goTo: (page: PageName) => void
  readonly say: (text: string) => void
}

/** The page of somebody whom the service knows. */
function Known(props: KnownProps) {
  const { host } = props
  const first = useMemo(() => createApi(host, ''), [host])
  const asked = useAsked(() => first.get<MePage>('me'), '')
  return <Shown asked={asked}>{(me) => <At {...props} me={me} />}</Shown>
}

function At({
  host,
  page,
  school,
  setSchool,
  goTo,
  say,
  me,
}: KnownProps & { readonly me: MePage }) {
  const at = me.schools.find(({ id }) => id === school) ?? me.schools[0]
  const api = useMemo(() => createApi(host, at?.id ?? ''), [host, at?.id])
  const { chat } = me
  const openChat = chat === undefined ? undefined : () => host.open(chat)
  if (at === undefined) return <p>There is nothing here for you to see.</p>
  if (page === 'settings') return <SettingsAlone key={at.id} api={api} host={host} say={say} />
  return (
    <>
      {!host.isShared && at.seesFigures && <Menu page={page} goTo={goTo} />}
      {!host.isShared && openChat !== undefined && (
        <button type="button" onClick={openChat}>
          Go to the chat
        </button>
      )}
      {me.schools.length > 1 && <Schools schools={me.schools} at={at.id} setSchool={setSchool} />}
      {host.isShared ? (
        <Here key={at.id} api={api} />
      ) : page === 'school' ? (
        <School key={at.id} api={api} say={say} hasOthers={me.schools.length > 1} />
      ) : (
        <MyWeek key={at.id} api={api} host={host} say={say} openChat={openChat} />
      )}
    </>
  )
}

const MENU: readonly (readonly [PageName, string])[] = [
  ['week', 'My week'],
  ['school', 'School'],
]

function Menu({
  page,
  goTo,
}: {
  readonly page: PageName
  readonly goTo: (page: PageName) => void
}) {
  return (
    <nav aria-label="Pages">
      <ul class="menu">
        {MENU.map(([name, title]) => (
          <li key={name}>
            <a
              href={PATHS[name] + location.search}
              aria-current={page === name ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault()
                goTo(name)
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Schools({
  schools,
  at,
  setSchool,
}: {
  readonly schools: MePage['schools']
  readonly at: string
  readonly setSchool: (school: string) => void
}) {
  return (
    <label class="field">
      School
      <select value={at} onChange={({ currentTarget }) => setSchool(currentTarget.value)}>
        {schools.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
