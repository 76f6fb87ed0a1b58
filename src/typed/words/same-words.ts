/**
 * Many words, one meaning: each line names a thing that Keepstep knows, and how people call it. In
 * order, since 'module order' is no module.
 */
const SAME: readonly (readonly [meaning: string, called: RegExp])[] = [
  ['log drop-in', /\b(?:log|record|add) (?:a |my )?(?:dropping|drop on|drop inn)\b/g],
  ['observed', /\b(?:dropped|popped) in(?:to)?(?: on| to see| with)?(?= WHO)/g],
  ['observed', /\b(?:observed|visited|seen|saw|watched)(?= WHO)/g],
  [
    'drop-in',
    /\b(?:drop ?-? ?ins?|dropins?|lesson (?:visits?|observations?)|observations?|obs)\b/g,
  ],
  [
    'sequence',
    /\b(?:(?:choose|pick|change|set|plan|see|show) )?(?:(?:the|our|my) )?(?:modules? (?:order|sequence)|(?:order|sequence) (?:of )?(?:the |our |my )?modules?|sequence)\b/g,
  ],
  [
    'mentor-training',
    /\b(?:mentor(?:ing)? training|training)(?: modules?| events?| sessions?| course)?\b/g,
  ],
  [
    'expert visit',
    /\b(?:(?:engag(?:e|ed|ing)|time|talk|visit) with (?:an |the |my )?expert(?: \d)?|expert (?:visit|observation|discussion|colleague)|(?:expert )?proformas?)\b/g,
  ],
  ['action-plan', /\b(?:self[ -]?study )?action[ -]?plans?\b/g],
  ['not-logged-yet', /\b(?:not[ -]logged(?:[ -]yet)?|follow[ -]?ups?|chasers?|chasing)\b/g],
  ['half-finished', /\b(?:half[ -]finished|unfinished|drafts?)\b/g],
  [
    'meeting',
    /\b(?:(?:mentor(?:ing)? )?interactions?(?: \d)?|mentor(?:ing)? (?:sessions?|meetings?|chats?)|coaching(?: sessions?| meetings?)?|meetings?|meet[ -]ups?|catch[ -]?ups?|(?:1|one)[ :-]?(?:2|to)?[ :-]?(?:1|one)s?)\b/g,
  ],
  [
    'self-study',
    /\b(?:elective study|self[ -]?study(?:ing)?|selfstudy|study(?:ing)?|studies|modules?|readings?|self[ -]study self[ -]study)(?: (?:modules?|materials?|bit|stuff|work))?\b/g,
  ],
  [
    'event',
    /\b(?:seminars?|webinars?|conferences?|clinics?|workshops?|events?|training days?)(?: \d(?:\.\d)?)?\b/g,
  ],
  ['diagnostic', /\bdiagnostics?(?: (?:quiz|test|tool|task))?\b/g],
  [
    'digest',
    /\b(?:weekly )?(?:digests?|summary|summaries|round[ -]?ups?)\b|\bweekly (?:updates?|reports?)\b/g,
  ],
  ['remind', /\b(?:remind|nudge|ping|prompt|poke|prod|chase)(?= me\b| WHO)/g],
  [
    'messages',
    /\b(?:messages?|nudges?|reminders?|notifications?|notifs?|pings?|prompts?|texts?|alerts?|dms|spam)\b/g,
  ],
  [
    'messaging',
    /\b(?:messaging|texting|nudging|reminding|pinging|bothering|contacting|writing to|pestering|spamming|chasing|dming|bugging|hassling|annoying|notifying)\b/g,
  ],
  [
    'message',
    /\b(?:contact|write to|bother|text|disturb|dm|pester|bug|hassle|notify|email)(?= me\b)/g,
  ],
  ['steps', /\b(?:action )?(?:steps|action points|targets|goals)\b/g],
  ['step', /\b(?:action[ -]|current |current action )?(?:step|action point|target|goal)\b/g],
  ['notes', /\b(?:notes?|feedback|comments?)\b/g],
  ['ect', /\b(?:ects?|mentees?|early career teachers?|trainees?)\b/g],
  ['tutor', /\b(?:induction (?:tutor|lead|coordinator|co-ordinator|leader|manager)|tutor)\b/g],
  ['electives', /\b(?:electives?|focus(?: areas?)?|focuses)\b/g],
  ['data', /\b(?:personal )?(?:data|information)\b/g],
  ['stop', /\b(?:stop|quit|cease|halt)\b/g],
  [
    'turn off',
    /\b(?:turn|switch|shut) (?:it |them )?off\b|\b(?:disable|opt out of|unsubscribe from|get rid of)\b/g,
  ],
  ['turn on', /\b(?:turn|switch) (?:it |them )?(?:back )?on\b|\b(?:enable|opt in to)\b/g],
]

/** The sentence in Keepstep's own words. */
export const inOwnWords = (text: string): string =>
  SAME.reduce((said, [meaning, called]) => said.replace(called, meaning), text)
