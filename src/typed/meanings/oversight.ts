import { eventDateRules } from './event-date.ts'
import { anywhere, plainly, type Rule, sentence } from './rule.ts'

/** What a school looks after beside the week: events, the part taken in a programme. */
export const oversightRules: readonly Rule[] = [
  ...forecastRules(),
  ...eventDateRules,
  ...eventRules(),
  sentence(
    '(?:(?:show|see|the|my|our|me) )*(?:(?:mentor )?cover|cover for mentors?|who can (?:cover|stand in)(?: for WHO)?|stand-ins?)',
    plainly('cover'),
  ),
  sentence(
    '(?:(?:show|see|the|our|my|me) )*(?:protected time|time for meetings?|timetabled time|(?:mentor(?:ing)? )?(?:hours|entitlement)|how many hours|time off timetable|mentor time)',
    plainly('protected-time'),
  ),
  anywhere(
    [
      'how (?:many hours|much time)(?: off timetable)? (?:am i owed|are mentors? owed|(?:do|does|should|will) (?:i|mentors?|a mentor) (?:get|have))(?: \\w+){0,4}',
    ],
    plainly('protected-time'),
  ),
  sentence(
    '(?:(?:show|see|the|my|our|me|open) )*(?:checklist|check list|start list|list for start|onboarding(?: list)?|registrations?)(?: (?:for start|list|now))*',
    plainly('start-list'),
  ),
  anywhere(
    [
      'how long (?:is|does|will)(?: \\w+){0,2} induction(?: \\w+){0,2}',
      '(?:when|what day) (?:does|will|is)(?: \\w+){0,2} (?:induction|year [12])(?: \\w+)? (?:end|over|finish|finished)',
      'induction (?:length|dates|clock)|length of induction|parental leave choice',
    ],
    plainly('induction-length'),
  ),
]

/** Events and who took part in them. */
function eventRules(): readonly Rule[] {
  return [
    sentence(
      '(?:(?:show|see|get|send|give|me|my|own|link to|subscribe to) )*(?:calendar(?: (?:link|file|address))?|ics(?: (?:link|file))?)|(?:put|add|get|take)(?: (?:it|them|these|this|event|events|my|meeting|days|dates|all|drop-in|and))* (?:in|into|to|on) my (?:own )?calendar',
      plainly('my-calendar'),
    ),
    sentence(
      '(?:(?:show|see|my|take back|what about) )*(?:hand[ -]?over|handing over)(?: (?:to|for) (?:WHO|(?:my |new )*mentor))?',
      plainly('handover'),
    ),
    sentence(
      [
        'what (?:can|may|could)(?: (?:we|i|school|our school))? (?:change|adapt|flex|do differently)(?: (?:about|in|of) (?:the )?programme)?',
        '(?:(?:show|see|me) )*(?:what is (?:flexible|fixed|tight|loose)|tight (?:but|and) loose|flexibility)(?: (?:about|in|of) (?:the )?programme)?',
      ],
      plainly('flexibility'),
    ),
    sentence(
      '(?:(?:show|see|list|open|all|my|our|the|me) )*event(?: (?:dates?|days|list|calendar))',
      plainly('events'),
    ),
    sentence('(?:show|see|list|all|our)(?: (?:me|the|all|our|my))* event', plainly('events')),
    sentence(
      '(?:i |we )?missed (?:my |our |the |last )*event(?: .{0,30})?|(?:add|put|save)(?: \\w+){0,3} calendar|(?:meeting|catch[ -]?up) (?:content|materials?|session)',
      plainly('events'),
    ),
    sentence(
      '(?:(?:show|see|the|me|our|event) )*(?:attendance|who (?:took part|attended|was there|came)(?: (?:in|at|to) event)?)(?: (?:at|of|for) event)?',
      plainly('attendance'),
    ),
  ]
}

/** The share of a programme that somebody has to take part in. */
function forecastRules(): readonly Rule[] {
  return [
    sentence(
      '(?:(?:show|see|me|my|our|the|what is|how is) )*(?:forecast|flight path|participation|funding|part in programme|75(?: per ?cent| percent)?|gauges?)(?: (?:forecast|floor|now|so far|gauge))*',
      plainly('flight-path'),
    ),
    anywhere(
      [
        'how many(?: more)? (?:events?|seminars?|webinars?|clinics?|sessions?) can (?:i|we|they) miss',
        'can (?:i|we|they) miss (?:\\w+ ){0,2}(?:events?|seminars?|webinars?|clinics?|sessions?)',
        '(?:reach|at|have|get to|over|below|above) 75(?: per ?cent| percent)?',
        'will (?:\\w+ ){0,3}75(?: per ?cent| percent)?',
      ],
      plainly('flight-path'),
    ),
  ]
}
