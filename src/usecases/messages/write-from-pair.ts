import { noteCard } from '../../cards/messages/note.ts'
import { sayNews } from '../../cards/story-words.ts'
import { isNewsFromEct, remarksFor } from '../../domain/coaching/remark.ts'
import { several } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { isOfPair } from '../../school/notes-read.ts'
import { entryIn, inductionIn, nameIn, wordsIn } from '../../school/questions.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { listRemarks } from '../../store/remarks.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { handoverCard } from '../coaching/hand-over.ts'
import { stepCardWithNote } from '../coaching/own-step.ts'
import { readNote, storyReader } from '../coaching/read-notes.ts'
import { wholeNoteCard } from '../coaching/show-notes.ts'
import { writeOffer } from './write-offer.ts'
import type { Written } from './written.ts'

type FromPair = 'action-step' | 'note' | 'pair-news'

type Writer = (school: SchoolTx, picture: SchoolPicture, delivery: Delivery) => Promise<Written>

const writers: Readonly<Record<FromPair, Writer>> = {
  'action-step': writeStep,
  note: writeNote,
  'pair-news': writeNews,
}

/** Words what one of a pair brings to the other; undefined for every other kind of message. */
export const writeFromPair = async (
  school: SchoolTx,
  picture: SchoolPicture,
  delivery: Delivery,
): Promise<Written | undefined> =>
  Object.hasOwn(writers, delivery.kind)
    ? await writers[delivery.kind as FromPair](school, picture, delivery)
    : undefined

const takenBack: Written = { kind: 'cancelled', because: 'taken back' }

async function writeStep(
  school: SchoolTx,
  picture: SchoolPicture,
  { params }: Delivery,
): Promise<Written> {
  const step = picture.steps.find((one) => one.id === params['stepId'])
  return step === undefined ? takenBack : await stepCardWithNote(school, picture, step)
}

async function writeNote(
  school: SchoolTx,
  picture: SchoolPicture,
  { recipient, params }: Delivery,
): Promise<Written> {
  const entry = entryIn(picture, String(params['entryId']))
  const induction = inductionIn(picture, entry?.inductionId ?? '')
  if (entry === undefined || induction === undefined) return takenBack
  const reading = { picture, induction, readerId: recipient }
  const note = await readNote(school, reading, entry)
  return note === undefined || note.parts.length === 0 ? takenBack : wholeNoteCard(note, reading)
}

/** All that the ECT said on the day: what was said after it was sent stands in it as well. */
async function writeNews(
  school: SchoolTx,
  picture: SchoolPicture,
  delivery: Delivery,
): Promise<Written> {
  const { recipient, params } = delivery
  if (params['offerId'] !== undefined) return await writeOffer(school, picture, delivery)
  const inductionId = String(params['inductionId'])
  if (params['handover'] === true) {
    return handoverCard(picture, { inductionId, readerId: recipient }) ?? takenBack
  }
  const induction = inductionIn(picture, inductionId)
  if (induction === undefined || !isOfPair(picture, induction, recipient)) {
    return { kind: 'cancelled', because: 'is not of the pair any more' }
  }
  const { ectId } = induction
  const remarks = remarksFor(await listRemarks(school, induction.id), recipient).filter(
    (one) => one.on === params['on'] && isNewsFromEct(one, ectId),
  )
  const reader = storyReader({ picture, induction, readerId: recipient })
  const lines = remarks.flatMap((remark) =>
    sayNews(remark, {
      ...reader,
      entry: entryIn(picture, remark.aboutId),
      step: picture.steps.find(({ id }) => id === remark.aboutId),
    }),
  )
  if (lines.length === 0) return takenBack
  const name = nameIn(picture, ectId)
  return noteCard({
    school: picture.school.id,
    title: `From ${name}`,
    lines,
    actions: [
      {
        title: 'All notes',
        verb: 'show-notes',
        ids: { inductionId: induction.id },
        about: `${several(wordsIn(picture, induction.id).meeting)} with ${name}`,
      },
    ],
    seenBy: `You and ${name} can see this, nobody else.`,
  })
}
