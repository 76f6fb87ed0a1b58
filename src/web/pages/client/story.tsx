import { useState } from 'preact/hooks'
import type { MyWeekPage, StoryEntry, StoryPage } from '../../../pages/wire.ts'
import type { Api } from './api.ts'
import { Shown, useAsked } from './asked.tsx'
import { Part } from './parts.tsx'

type StoryOf = MyWeekPage['stories'][number]

/** Steps and notes of one pair: asked for only once somebody opens them, because that is written down. */
export function Story({ api, story }: { readonly api: Api; readonly story: StoryOf }) {
  const [isOpen, setOpen] = useState(false)
  const id = `story-${story.inductionId}`
  return (
    <Part id={id} title={story.title}>
      {isOpen ? (
        <Opened api={api} inductionId={story.inductionId} />
      ) : (
        <button type="button" aria-describedby={id} onClick={() => setOpen(true)}>
          Show steps and notes
        </button>
      )}
    </Part>
  )
}

function Opened({ api, inductionId }: { readonly api: Api; readonly inductionId: string }) {
  const asked = useAsked(() => api.get<StoryPage>('story', { induction: inductionId }), inductionId)
  return <Shown asked={asked}>{(page) => <Searchable page={page} />}</Shown>
}

const textOf = ({ title, when, lines }: StoryEntry): string =>
  [title, when, ...lines.flatMap(({ label, text }) => [label, text])].join('\n').toLowerCase()

function Searchable({ page }: { readonly page: StoryPage }) {
  const [words, setWords] = useState('')
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = page.entries.filter((entry) => {
    const text = textOf(entry)
    return wanted.every((word) => text.includes(word))
  })
  return (
    <>
      <p class="quiet">{page.seenBy}</p>
      {page.entries.length === 0 && <p>Nothing was written down yet.</p>}
      {page.entries.length > 0 && (
        <label class="field">
          Search steps and notes
          <input
            type="search"
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
      )}
      <p class="quiet" role="status">
        {wanted.length === 0 ? '' : `${found.length} of ${page.entries.length} found`}
      </p>
      <ol class="story">
        {found.map((entry) => (
          <li key={entry.id} class={`entry is-${entry.kind}`}>
            <p class="quiet">{entry.when}</p>
            <h3>{entry.kind === 'step' ? `Step: ${entry.title}` : entry.title}</h3>
            <dl>
              {entry.lines.map(({ label, text, isLink }, at) => (
                <div key={`${at} ${label}`}>
                  <dt>{label}</dt>
                  <dd>
                    {isLink === true ? (
                      <a href={text} target="_blank" rel="noopener noreferrer">
                        {text}
                      </a>
                    ) : (
                      text
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </>
  )
}
