import { sayDay } from '../domain/calendar/school-date.ts'
import { safeLink } from '../domain/coaching/note-link.ts'
import type { RecordingOffer } from '../domain/coaching/recording-offer.ts'
import { given } from '../domain/given.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
import { buttonData, linkData } from './button.ts'
import { sayList } from './say.ts'
import { type LineData, lineData, type WeekReader } from './week-item-line.ts'
import type { WeekSection } from './week-section.ts'

type Learning = Extract<WeekSection, { kind: 'learning' }>
type Mentoring = Extract<WeekSection, { kind: 'mentoring' }>

const sayOffer = ({ on, line }: RecordingOffer): string =>
  line === '' ? sayDay(on) : `${sayDay(on)}, ${line}`

/** The recording that the ECT offers, with the way to change it: none or one. */
export function ownOfferLine(
  { offered, inductionId }: Learning,
  { school }: WeekReader,
): readonly LineData[] {
  if (offered === undefined) return []
  const { offer, to } = offered
  const state =
    to.length === 0
      ? 'Nobody can see it: no mentor was there yet. Offer it again once there is one'
      : `${sayList(to)} can see it, nobody else`
  const button = {
    title: 'Change',
    verb: 'open-offer',
    ids: { inductionId },
    about: 'the recording that you offer',
  } as const
  const text = `You offer a recording: ${sayOffer(offer)}`
  return [{ text, state, buttons: [buttonData(button, school)] }]
}

/** What the mentor has to do, with the ECT's recording beside the drop-in that it can be. */
export function withOffer(section: Mentoring, reader: WeekReader): readonly LineData[] {
  const { items, ectName, offered } = section
  const lines = items.map((item) => lineData(item, reader, ectName))
  const offer = offerLine(section, reader)
  const at = items.findIndex(({ expectation }) => expectation.id === offered?.expectationId)
  return at < 0 ? [...lines, ...offer] : lines.toSpliced(at + 1, 0, ...offer)
}

function offerLine(
  { offered, ectName, inductionId, words }: Mentoring,
  { school }: WeekReader,
): readonly LineData[] {
  if (offered === undefined) return []
  const { offer, expectationId } = offered
  const log = {
    // Short: it stands in the narrow column beside the line.
    title: 'Log',
    verb: 'open-drop-in',
    ids: { inductionId, offerId: offer.id, ...given({ expectationId }) },
    about: `${inWordsOf(words, 'the recording as {a dropIn}')}, ${ectName}`,
  } as const
  const open = {
    title: 'Open the recording',
    url: safeLink(offer.link),
    about: ectName,
  }
  const state =
    expectationId === undefined ? 'It can be one more {dropIn}' : 'It can be this {dropIn}'
  return [
    {
      text: `The ECT offers a recording: ${sayOffer(offer)}`,
      state: inWordsOf(words, state),
      buttons: [buttonData(log, school)],
      links: [linkData(open)],
    },
  ]
}
