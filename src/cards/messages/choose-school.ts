import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'

/** For a person at more than one school: which one is meant. */
export interface ChooseSchoolInput {
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  /** What they wrote, carried to the school that they choose. */
  readonly text: string
}

/** Chat programs show at most five or six buttons of one set. */
const BUTTONS_A_ROW = 4

/** Longer than any command that Keepstep understands; every button carries it. */
const LONGEST_TEXT = 200

/** A button per school. */
export function chooseSchoolCard({ schools, text }: ChooseSchoolInput): CardView {
  const buttons = schools.map((school) =>
    buttonData(
      {
        title: school.name,
        verb: 'type-words',
        ids: { schoolId: school.id, text: text.slice(0, LONGEST_TEXT) },
      },
      school.id,
    ),
  )
  const rows = Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, row) => ({
    buttons: buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW),
  }))
  return { name: 'messages/choose-school', data: { rows } }
}
