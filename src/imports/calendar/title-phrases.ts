/**
 * The words that a school's diary uses for its days, each with what it stands for. A title is read
 * from left to right; the first phrase that fits at a place decides, so longer wordings stand first.
 */

/** What a stretch of a title stands for. Words that mean nothing here are dropped: `''`. */
export type Sign =
  | 'autumn'
  | 'spring'
  | 'summer'
  | 'term'
  | 'half-term'
  | 'first'
  | 'second'
  | 'inset'
  | 'training'
  | 'in-lieu'
  | 'no-pupils'
  | 'to-pupils'
  | 'to-all'
  | 'no-school'
  | 'closed'
  | 'occasional'
  | 'reason'
  | 'bank-holiday'
  | 'holiday'
  | 'christmas'
  | 'easter'
  | 'summer-holiday'
  | 'after'
  | 'clock'
  | 'starts'
  | 'ends'
  | 'staff'
  | ''

const PUPILS = '(?:pupils?|students?|children|learners|child)'
const SCHOOL = '(?:(?:the |our |whole |all )?(?:schools?|academy|academies|college)(?: site)? )?'
const DAY = '(?: days?)?'
const WHICH =
  '(?:(?:additional|extra|further|another|first|second|third|fourth|fifth|final|last) )?'
const OF_STAFF = `${WHICH}(?:(?:all|whole school|trust wide|directed time) )?(?:teaching )?(?:(?:staff|teachers?|trust|school|academy|college) )?(?:professional |mat )?`

/** In this order: the first that fits at a place decides. */
const PHRASES: readonly (readonly [pattern: string, sign: Sign])[] = [
  // Days without pupils.
  [
    `(?:disaggregated|in lieu|toil)(?: inset)?${DAY}(?: (?:of|for) (?:the )?twilights?(?: inset| training| sessions?)*)?`,
    'in-lieu',
  ],
  [`non (?:pupil|student|teaching|attendance|contact)${DAY}|${PUPILS} free days?`, 'no-pupils'],
  [`${PUPILS} (?:are )?(?:not in|do not attend|not required|off)(?: school)?`, 'no-pupils'],
  [`no ${PUPILS}(?: in| at| on site)?(?: (?:the )?school| today)?`, 'no-pupils'],
  [`no school(?: today)?(?: for (?:all )?${PUPILS})?`, 'no-school'],
  [
    `${OF_STAFF}(?:(?:in|for) service (?:education and training|training|education)?(?: ?days?)?|in service${DAY})`,
    'inset',
  ],
  [`${OF_STAFF}(?:inset(?: training)?${DAY}|insets|baker days?)`, 'inset'],
  [`${OF_STAFF}(?:training|cpd|cpld|pd)(?: and (?:development|planning))? days?`, 'inset'],
  [
    `(?:staff|teachers?|school|academy|trust|professional|staff professional|teacher professional)(?: training and)? (?:development|learning)(?: and (?:training|planning|learning))? days?`,
    'inset',
  ],
  ['(?:staff|teacher) only days?', 'inset'],
  [
    `(?:(?:staff|teachers?|trust) )?(?:inset |in service )?(?:training|cpd|professional (?:development|learning)|staff development)`,
    'training',
  ],
  // Half-term breaks, before terms and holidays.
  ['spring bank(?= half ?term)', ''],
  [`(?:half|mid) ?terms?(?: (?:holidays?|breaks?|weeks?|recess|vacation|closure))?`, 'half-term'],
  ['ht(?= ?\\d)', 'half-term'],
  // Bank holidays.
  [
    `(?:(?:additional|extra|substitute|royal|coronation|(?:platinum |golden )?jubilee) )?(?:early |late )?(?:may |spring |summer |august |easter |christmas |new year )?(?:day )?(?:bank|public) holidays?(?: monday)?`,
    'bank-holiday',
  ],
  [
    'good friday|easter (?:monday|sunday|saturday)|may day|christmas (?:day|eve)|boxing day|new year(?:s)?(?: day| eve)?',
    'bank-holiday',
  ],
  // Terms called by what they end in.
  ['(?:advent|christmas|winter)(?= term)', 'autumn'],
  ['easter(?= term)', 'spring'],
  ['pentecost(?= term)', 'summer'],
  // Holidays between terms.
  ['(?:christmas|xmas|winter)(?: (?:holidays?|breaks?|vacation|recess|closure))', 'christmas'],
  ['easter(?: (?:holidays?|breaks?|vacation|recess|closure))', 'easter'],
  ['summer (?:holidays?|vacation|recess|break|closure)', 'summer-holiday'],
  ['christmas|xmas', 'christmas'],
  ['easter', 'easter'],
  ['whit(?:sun)?(?: (?:holidays?|breaks?|week))?', 'holiday'],
  ['(?:spring |autumn |school )?(?:holidays?|vacation|recess|breaks?)(?! up)', 'holiday'],
  // First and last days.
  [
    `(?:first|1st) day(?: back)?(?: (?:of|for))?|(?:start|beginning) of|(?:back|return) to school|(?:return|back)(?= (?:after|following|from))`,
    'starts',
  ],
  [
    `${SCHOOL}(?:starts?|begins?|commences?|re ?opens?|opens?(?! (?:day|evening|morning|afternoon|night|house|week|event))|re ?starts?|resumes?|returns)(?: again)?(?: on)?`,
    'starts',
  ],
  [`(?:all )?(?:${PUPILS}|all|everyone) (?:return|start|back)(?: to school)?`, 'starts'],
  [`(?:all )?${PUPILS} (?:finish|end|leave|break up)`, 'ends'],
  [`(?:last|final) day(?: (?:of|for))?|end of`, 'ends'],
  [`${SCHOOL}(?:ends?|finish(?:es)?|closes|breaks? up)(?: on)?`, 'ends'],
  // Terms.
  ['(?:first|1st) half(?: of)?(?: the)?|half (?:1|one)|part (?:1|one)', 'first'],
  ['(?:second|2nd) half(?: of)?(?: the)?|half (?:2|two)|part (?:2|two)', 'second'],
  ['michaelmas(?= (?:term|\\d))|autumn|aut(?= (?:term|\\d))', 'autumn'],
  ['(?:lent|hilary)(?= (?:term|\\d))|spring|spr(?= (?:term|\\d))', 'spring'],
  ['trinity(?= (?:term|\\d))|summer|sum(?= (?:term|\\d))', 'summer'],
  ['terms?(?: (?:dates?|time))?', 'term'],
  // Closures.
  ['occasional (?:days?|holidays?)|snow days?', 'occasional'],
  [
    `${SCHOOL}(?:is |are |will be |remains )?(?:closed|shut)(?: today| all day| for the day)?`,
    'closed',
  ],
  [`${SCHOOL}closures?(?: days?)?`, 'closed'],
  [
    '(?:(?:general|local|council|mayoral|by|european) )*elections?|polling(?: (?:day|station))?|voting|(?:heavy )?snow|(?:bad|severe|extreme|adverse) weather|(?:red )?weather warning|emergency|strike(?: action| day)?|industrial action|staff shortages?|(?:no )?(?:heating|water|power|boiler|gas)(?: (?:failure|breakdown|cut|leak|repairs?))?|flood(?:ing)?|coronation|(?:platinum |golden )?jubilee|royal wedding|eid(?: ul| al)?(?: fitr| adha)?|diwali',
    'reason',
  ],
  // Who it is for.
  [`(?:to|for) (?:all )?(?:staff and (?:all )?${PUPILS}|${PUPILS} and (?:all )?staff)`, 'to-all'],
  [`(?:to|for) (?:all |the )*${PUPILS}(?: only)?`, 'to-pupils'],
  ['(?:to|for) (?:everyone|everybody|all)(?! staff)', 'to-all'],
  ['(?:for |all )*(?:staff|teachers)(?: (?:only|in(?: school)?|return))?', 'staff'],
  // Nothing that matters here.
  [
    'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri|sat|sun',
    '',
  ],
  [
    'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec',
    '',
  ],
  ['schools?|academy|college|whole|all day|days?|weeks?|dates?|period|academic years?', ''],
  ['after|following', 'after'],
  [
    'the|a|an|of|for|in|on|from|and|is|will be|with|this|to|inclusive|before|no(?= \\d)|due|owing|because',
    '',
  ],
  ['additional|extra|further|local(?: authority)?', ''],
  ['one|two|three|four|five|six', ''],
  [
    '(?:at )?(?:clock|\\d{1,2})(?: ?(?:am|pm|noon))|(?:at )?(?:clock|noon|midday|lunchtime)',
    'clock',
  ],
  ['x ?\\d|\\d+(?:st|nd|rd|th)?', ''],
]

const ANY = new RegExp(
  PHRASES.map(([pattern]) => `(${grouped(pattern)})(?![\\p{L}\\p{N}])`).join('|'),
  'uy',
)

/** No group inside a pattern may shift the numbers of the outer ones. */
function grouped(pattern: string): string {
  return pattern.replace(/\((?!\?)/g, '(?:')
}

/** The signs of a title in order; undefined where a word of it is none. */
export function signsOf(text: string): readonly Sign[] | undefined {
  const signs: Sign[] = []
  let at = 0
  while (at < text.length) {
    ANY.lastIndex = at
    const match = ANY.exec(text)
    if (!match || match[0] === '') return undefined
    const index = match.slice(1).findIndex((group) => group !== undefined)
    const sign = PHRASES[index]?.[1]
    if (sign) signs.push(sign)
    at = ANY.lastIndex
    while (text[at] === ' ') at++
  }
  return signs
}
