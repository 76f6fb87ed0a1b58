import { z } from 'zod'
import { noteCard } from '../cards/messages/note.ts'
import { type Answer, say } from './answer.ts'

/**
 * What somebody typed into a form. What is longer than its field takes is told of beside the field,
 * with every word kept (`tooLong`), so nothing is refused here.
 */
export const typedText = z.string().default('')

/** No card could show more than that again, to be shortened. */
const LONGEST_SHOWN = 5_000

/**
 * The answer to a form in which a text is longer than any card could show again: the form is left as
 * it is, so that its words stand in it. Undefined for every other form.
 */
export function tooLongToShow(input: Readonly<Record<string, unknown>>): Answer | undefined {
  const lengths = Object.values(input).map((typed) =>
    typeof typed === 'string' ? typed.length : 0,
  )
  const longest = Math.max(0, ...lengths)
  if (longest <= LONGEST_SHOWN) return undefined
  return say(
    noteCard({
      title: 'One of the texts is too long to keep',
      lines: [
        `It has ${longest.toLocaleString('en-GB')} characters, and the longest field takes 1,500.`,
        'Nothing of this form was saved yet. Your words still stand in it: shorten that text, and press the button again.',
      ],
    }),
  )
}
