import type { HerePage } from '../../../pages/wire.ts'
import type { Api } from './api.ts'
import { Shown, useAsked } from './asked.tsx'
import { Head, Part } from './parts.tsx'

/** The page of a channel: numbers, and nobody's name. */
export function Here({ api }: { readonly api: Api }) {
  const asked = useAsked(() => api.get<HerePage>('here'), '')
  return (
    <Shown asked={asked}>
      {(page) => (
        <>
          <Head title="Induction here" head={page.head} />
          <p class="quiet">{page.seenBy}</p>
          <Part id="week" title="This week and the term">
            <div class="wide">
              <table>
                <caption>Logged, of what was expected</caption>
                <thead>
                  <tr>
                    <th scope="col">Logged</th>
                    <th scope="col">This week</th>
                    <th scope="col">Term so far</th>
                  </tr>
                </thead>
                <tbody>
                  {page.figures.map(({ label, thisWeek, termSoFar }) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      <td>{thisWeek}</td>
                      <td>{termSoFar}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <ul>
              {page.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Part>
        </>
      )}
    </Shown>
  )
}

/** What somebody sees who adds the page to a channel. */
export function Configure({ isInTeams }: { readonly isInTeams: boolean }) {
  return (
    <>
      <header class="head">
        <h1 tabIndex={-1} id="title">
          Add Induction here
        </h1>
      </header>
      <p>
        This page shows the numbers of the weekly summary to the people of this channel: what was
        logged this week and this term. Nobody is named, nothing comes from notes, and a number that
        would say who has not logged is not shown.
      </p>
      <p>
        {isInTeams
          ? 'There is nothing to choose. Press Save.'
          : 'It is for the settings of a tab in Teams: open a channel there, add a tab, and choose Keepstep.'}
      </p>
    </>
  )
}
