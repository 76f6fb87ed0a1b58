/** Lengths of time as they are written, after `plainWords`. */
export const UNITS =
  'minutes?|mins?|m|hours?|hrs?|h|days?|weeks?|wks?|w|fortnights?|months?|terms?|half-terms?|while|bit|few'

const UP_TO_TWENTY =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const TENS: Readonly<Record<string, string>> = {
  thirty: '30',
  forty: '40',
  fifty: '50',
  ninety: '90',
  thirtieth: '30th',
}

/** What people write for days, times and amounts, and the one way in which each is read here. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\b(we|they)['\u2019]?re\b/g, '$1 are'],
  [/['\u2019]s\b/g, ''],
  [/\b(?:the )?1st thing(?: (?:in|on))?\b/g, ''],
  [/(?<=\d)[ -]?ish\b/g, ''],
  [/\b(?:the )?morning of\b/g, ''],
  [/\bo ?'?clock\b/g, "o'clock"],
  [/\b(?:mon|mondays)\b/g, 'monday'],
  [/\b(?:tues|tue|tuesdays)\b/g, 'tuesday'],
  [/\b(?:weds|wed|wednesdays)\b/g, 'wednesday'],
  [/\b(?:thurs|thur|thu|thursdays)\b/g, 'thursday'],
  [/\b(?:fri|fridays)\b/g, 'friday'],
  [/\b(?:sat|saturdays)\b/g, 'saturday'],
  [/\b(?:sun|sundays)\b/g, 'sunday'],
  [/\b(?:tomoz|tmrw|tmr|tmw|tomo|2moro|2morrow|tommorow|tommorrow|tomorow)\b/g, 'tomorrow'],
  [/\b(?:2day|tday)\b/g, 'today'],
  [/\b(?:tonite|2nite|tonight|this evening)\b/g, 'today evening'],
  [/\b(?:up until|up to|until till|til|till|untill|untl|unitl|utill)\b/g, 'until'],
  [/\b(?:xmas|chrimbo|crimbo|christmas time|christmastime)\b/g, 'christmas'],
  [/\b(?:hols|holidays|vacations?|hol)\b/g, 'holiday'],
  [/\bhalf[ -]?terms?\b/g, 'half-term'],
  [/\bafter-school\b/g, 'after school'],
  [/\bweek[ -]end\b/g, 'weekend'],
  [/\bweeks? (?:commencing|beginning|starting)\b|\bw\/c\b/g, 'week of'],
  [/\b(?:12 noon|midday|mid-day|noontime)\b/g, 'noon'],
  [/\blunch ?(?:time|break)?\b/g, 'lunch'],
  [/\b(?:home ?time|(?:the )?end of (?:the )?school(?: day)?)\b/g, 'after school'],
  [/\b(?:a )?couple(?: of)?\b/g, '2'],
  [/\b(\d{1,2}) (st|nd|rd|th)\b/g, '$1$2'],
  [/(\d) ?a\.? ?m\b\.?/g, '$1am'],
  [/(\d) ?p\.? ?m\b\.?/g, '$1pm'],
  [new RegExp(`\\ban? (?=(?:${UNITS})\\b)`, 'g'), '1 '],
]

const numbers = (text: string): string =>
  text
    .replace(/\btwenty[ -](\w+)\b/g, (whole, unit: string) => {
      const ordinal = ORDINALS.indexOf(unit) + 1
      if (ordinal > 0 && ordinal < 10) return `2${figure(ordinal)}`
      const number = UP_TO_TWENTY.indexOf(unit) + 1
      return number > 0 && number < 10 ? `2${number}` : whole
    })
    .replace(/\bthirty[ -]first\b/g, '31st')
    .replace(/\b(?:forty|thirty|fifty)[ -]five\b/g, (said) => `${TENS[said.slice(0, -5)]?.[0]}5`)
    .replace(/\b[a-z]{3,11}\b/g, (word) => {
      const number = UP_TO_TWENTY.indexOf(word) + 1
      const ordinal = ORDINALS.indexOf(word) + 1
      if (number > 0) return String(number)
      return ordinal > 0 ? figure(ordinal) : (TENS[word] ?? word)
    })

const figure = (ordinal: number): string => `${ordinal}${['st', 'nd', 'rd'][ordinal - 1] ?? 'th'}`

/**
 * A phrase about time with one word for each thing: 'Weds', 'wed' and 'wednesday' alike, numbers as
 * figures, 'a week' as '1 week'. Expects lower case.
 */
export const plainWords = (phrase: string): string =>
  SPOKEN.reduce((text, [said, meant]) => text.replace(said, meant), numbers(phrase))
    .replace(/\s+/g, ' ')
    .trim()
