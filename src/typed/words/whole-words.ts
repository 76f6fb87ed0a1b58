/** Short forms as phones and hands write them, and what they stand for. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\b(i|we|you|they|he|she|it|that|who|what|when|where|there|how)'(?:re|m)\b/g, '$1 are'],
  [/\bi are\b/g, 'i am'],
  [/\b(am|was|been|feeling|feel|really|so|too|are|were) i(?:'ll| will)\b/g, '$1 ill'],
  [/\b(i|we|you|they|it|that|he|she)'ll\b/g, '$1 will'],
  [/\b(i|we|you|they)'ve\b/g, '$1 have'],
  [/\b(i|we|you|they|he|she)'d\b/g, '$1 would'],
  [/\b(it|that|he|she|what|who|when|where|how|there)'s\b/g, '$1 is'],
  [/\blet's\b|\blets\b/g, 'let us'],
  [/\bim\b/g, 'i am'],
  [/\bive\b/g, 'i have'],
  [/\bid (?=like|love|rather|prefer)\b/g, 'i would '],
  [/\bill (?=do|be|log|try|get|see|let|have|finish|look|come|think|sort)\b/g, 'i will '],
  [/\byoure\b/g, 'you are'],
  [/\btheres\b/g, 'there is'],
  [/\b(?:whats|wots|wats|wot is|wat is)\b/g, 'what is'],
  [/\b(?:wot|wat)\b/g, 'what'],
  [/\bwhos\b|\bwho s\b/g, 'who is'],
  [/\b(?:whens|wens|wen is)\b/g, 'when is'],
  [/\bwen\b/g, 'when'],
  [/\bwheres\b/g, 'where is'],
  [/\bhows\b/g, 'how is'],
  [/\bthats\b/g, 'that is'],
  [/\b(?:can't|cant|cannot|can nt)\b/g, 'can not'],
  [/\b(?:won't|wont)\b/g, 'will not'],
  [/\bshan't\b/g, 'shall not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n['"]?t\b/g, '$1 not'],
  [/\b(?:dunno|dont know|idk)\b/g, 'do not know'],
  [/\bain't\b/g, 'is not'],
  [/\b(?:gonna|going to)\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\b(?:gotta|got to)\b/g, 'have to'],
  [/\b(?:u|ya)\b/g, 'you'],
  [/\bur\b/g, 'your'],
  [/\br (?=you|u)\b/g, 'are '],
  [/\b(?:coz|cos|cuz|bc|becos|becuase)\b/g, 'because'],
  [/\bcan you pls\b/g, 'can you'],
  [/\b(?:w\/|wiv)(?= )/g, 'with'],
  [/\b(?:anymore|any more)\b/g, 'again'],
  [/\bafter school\b/g, 'after-school'],
  [/\b(?:my|this|next|not this|whole) weak\b/g, (said: string) => said.replace('weak', 'week')],
  [/\bwho are my etc\b/g, 'who are my ects'],
  [/\bmyweek\b/g, 'my week'],
  [/\b(?:wk|wek)\b/g, 'week'],
  [/\bmtg\b/g, 'meeting'],
  // No phrase about time, though it has one in it.
  [/\bhalf[ -]?term(?:ly)? (?:summary|summaries|digests?|numbers)\b/g, 'halfsummary'],
  [
    /\b(?:1|one)[:-](?:(?:2|to)[:-])?(?:1|one)s?\b|\b121s?\b|\b(?:1|one) (?:to|2) (?:1|one)s?\b/g,
    'meeting',
  ],
] as readonly (readonly [RegExp, string])[]

/** Words without which a sentence says the same. */
const FILLERS =
  /\b(?:please|pls|plz|plse|kindly|just|really|actually|basically|possibly|currently|exactly|anyway|btw|fyi|sorry|um|erm|quite|very|quick|quickly|immediately|forever|for good|indefinitely|some|if (?:possible|you can|you could|thats ok|that is (?:ok|okay|possible)|you do not mind|poss)|when you (?:can|get a chance)|for me please|for (?:(?:a |the )?(?:little |short )?(?:bit|while|now|moment|time being|present)))\b/g

/** A cleaned sentence in whole words: 'im' is 'i am', 'can't' is 'can not'. */
export const wholeWords = (cleaned: string): string =>
  SHORT.reduce((text, [short, whole]) => text.replace(short, whole), cleaned)

const ARTICLES = /\b(?:the|a|an)\b/g

/** Without articles, which only phrases about time need. */
export const withoutArticles = (text: string): string =>
  text.replace(ARTICLES, ' ').replace(/\s+/g, ' ').trim()

/** Without fillers and doubled blanks. */
export const withoutFillers = (text: string): string =>
  text.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim()
