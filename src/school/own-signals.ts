/** The signals that show about somebody now, for that person: as the induction tutor sees them. Pure. */
import { signalsOf } from '../domain/oversight/pair-signals.ts'
import { signalsShownTo } from '../domain/oversight/signal-words.ts'
import type { SchoolPicture } from './facts.ts'
import { forecastMatters } from './oversight-matters.ts'
import { pairsOf } from './school-week.ts'

/** Each with its reason, and whose pair where somebody mentors several. */
export function ownSignals(picture: SchoolPicture, personId: string): readonly string[] {
  const own = picture.inductionOfEct(personId)
  const mentored = picture.inductionsMentoredBy(personId)
  const pairs = pairsOf({ picture, addresses: [] }).flatMap((pair) => {
    const isOwn = pair.inductionId === own?.id
    if (!isOwn && !mentored.some(({ id }) => id === pair.inductionId)) return []
    const whose = isOwn ? '' : `${pair.ectName}: `
    return signalsShownTo(isOwn ? 'ect' : 'mentor', signalsOf(pair, picture.today)).map(
      ({ sentence, because }) => `${whose}${sentence}. ${because}`,
    )
  })
  const forecast = forecastMatters(picture)
    .filter(({ id }) => id.endsWith(`/${personId}`))
    .map(({ sentence, because }) => `${sentence}. ${because}`)
  return [...pairs, ...forecast]
}
