import { myWeekPage, settingsPart, storiesOf } from '../../pages/my-week.ts'
import { notedEntries, storyPage } from '../../pages/story.ts'
import type { MyWeekPage, StoryPage } from '../../pages/wire.ts'
import { inductionIn, personIn } from '../../school/questions.ts'
import { listNotes } from '../../store/notes.ts'
import { settingsInForm } from '../manners/settings.ts'
import { weekSections } from '../messages/week-sections.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { ownData } from '../people/show-privacy.ts'
import { actorIn, type Turn } from '../turn.ts'
import { newsFor } from '../tutor/tutor-news.ts'
import { NotOnPage } from './page-turn.ts'

/** Everything of one person's own page, but for the words of their pairs. */
export async function showMyPage(turn: Turn): Promise<MyWeekPage> {
  const { picture } = turn
  const personId = actorIn(turn)
  const { values, nudges, away } = settingsInForm(picture, personId)
  return myWeekPage(picture, {
    personId,
    sections: weekSections(picture, personIn(picture, personId), await newsFor(turn)),
    settings: settingsPart({ values, nudges, away }),
    data: await ownData(turn),
  })
}

/**
 * Steps and notes of one induction, for the ECT and whoever mentors them now. That a mentor read them
 * is written down, and the ECT can see it.
 */
export async function showStory(turn: Turn, inductionId: string): Promise<StoryPage> {
  const { school, picture } = turn
  const reader = actorIn(turn)
  const mine = storiesOf(picture, reader).some((one) => one.inductionId === inductionId)
  const induction = mine ? inductionIn(picture, inductionId) : undefined
  if (induction === undefined) throw new NotOnPage('not-there')
  const entries = notedEntries(picture, induction, reader)
  const notes = await listNotes(
    school,
    entries.map(({ id }) => id),
  )
  noteLooks(lookingIn(turn), 'steps and notes', [induction.ectId])
  const contents = new Map(notes.map(({ entryId, content }) => [entryId, content]))
  const written = entries.map((entry) => ({ entry, content: contents.get(entry.id) ?? {} }))
  return storyPage(picture, induction, written)
}
