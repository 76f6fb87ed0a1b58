import type { Intent, SchoolWish } from '../intent.ts'
import { about, anywhere, type Heard, order, plainly, type Rule, sentence } from './rule.ts'

/**
 * What an induction tutor does for the school: people, pairs, dates, and what was changed. Each opens
 * a form or shows something; nothing is changed by words alone.
 */
const change =
  (what: SchoolWish): Rule['means'] =>
  (heard: Heard): Intent => ({ kind: 'change-school', what, ...about(heard) })

const PERSON = '(?:person|people|somebody|someone|colleague|ect|mentor|tutor|headteacher|teacher)'

export const schoolRules: readonly Rule[] = [
  order(`mark ${PERSON}(?: as)? (?:away|absent)`, () => ({ kind: 'away', somebody: true })),
  order(
    [
      '(?!cover$)(?:(?:name|find|arrange|set up|set|add|need|choose|put in) )?(?:stand-?in|stand in|cover|temporary|replacement|substitute)(?: mentor)?(?: (?:for|to) WHO)?(?: WHEN)?',
      'WHO (?:needs|has) (?:stand-?in|cover|temporary|replacement)(?: mentor)?(?: WHEN)?',
    ],
    change('stand-in'),
  ),
  order(
    [
      `add (?:new )?${PERSON}(?: WHEN)?`,
      `(?:new|another) ${PERSON} (?:starts|joins|is starting|is joining|has joined|has started)(?: WHEN)?`,
    ],
    change('person-added'),
  ),
  order(
    [
      '(?:name|pair|end|change|swap|set) (?:mentor (?:of|for) WHO|WHO mentor|WHO pairing|pairing of WHO|pairing(?: with WHO)?)(?: WHEN)?',
      '(?:name|assign|pair) mentor(?: (?:to|for|with) WHO)?(?: WHEN)?',
    ],
    change('mentor'),
  ),
  order(
    [
      'WHO (?:has left|is leaving|leaves|left|will leave)(?: (?:school|us|our school))?(?: WHEN)?',
      `(?:somebody|someone|${PERSON}) (?:has left|is leaving|leaves|left)(?: WHEN)?`,
    ],
    change('left'),
  ),
  order(
    [
      '(?:restrict|freeze|stop using) (?:(?:data|details) of )?WHO(?: data| details)?',
      'restrict (?:somebody|someone|data of (?:somebody|someone))',
    ],
    change('restricted'),
  ),
  order(
    [
      '(?:lift|end|take back|remove) restriction(?: of| for)?(?: WHO| somebody| someone)?',
      'use (?:data of )?(?:somebody|someone|WHO) (?:data )?again',
    ],
    change('restriction-lifted'),
  ),
  order(
    '(?:change|update|correct|fix|edit) (?:details of WHO|WHO (?:details|email|name))',
    change('person-changed'),
  ),
  order(
    [
      '(?:another|different|new) programme(?: for WHO)?(?: WHEN)?',
      '(?:change|switch|correct|fix) (?:programme(?: of WHO| for WHO)?|WHO programme)(?: WHEN)?',
      '(?:move|transfer|switch) WHO to (?:another|different|new) programme(?: WHEN)?',
    ],
    change('programme'),
  ),
  sentence(
    '(?:we have |there are |i have |we have got )?(?:no|not any|do not have any) ects?(?: here)?(?: this year| this school year| in our school)?',
    change('no-ects'),
  ),
  sentence(
    '(?:who leads induction|(?:choose|change|name|set) (?:lead|lead tutor|lead induction tutor|who leads(?: induction)?)|lead (?:induction )?tutor)',
    change('lead'),
  ),
  order(
    '(?:i )?(?:sat in on|visited|observed|attended) (?:meeting|coaching session|mentor meeting)(?: (?:of|with) WHO)?(?: WHEN)?',
    change('visit'),
  ),
  sentence(
    '(?:(?:set|enter|change|add|give|save) )?(?:where (?:the )?material is|(?:address|link|links|addresses) (?:of|for|to) (?:the )?material|material (?:address|link|links|addresses))',
    change('material'),
  ),
  sentence(
    [
      '(?:(?:show|see|open|list|view) (?:me )?)?(?:what (?:(?:was|has been|is) )?changed(?: here)?|changes|audit log|audit|change log|history of changes)',
      'who changed (?:what|that|this)',
    ],
    plainly('school-changes'),
  ),
  sentence(
    '(?:(?:show|see|view) (?:me )?)?(?:what was sent|send log|sent messages|deliveries|delivery record|unreachable|who (?:cannot be|is not|was not|has not been) reached|not reached)',
    plainly('what-was-sent'),
  ),
  sentence(
    '(?:export|download|get)(?: (?:me|us|it|figures|detail|details|induction|school|everything|engagement))*(?: as| to| in)? (?:csv|spreadsheet|excel|table)|csv',
    plainly('export-school'),
  ),
  anywhere(
    '(?:show|see) (?:me )?induction now|how (?:is|are) induction (?:going|doing|getting on)(?: now)?|induction now',
    plainly('induction-now'),
  ),
  sentence(
    '(?:(?:show|see|read|me|my|our|the|this|last|weekly) )*(?:summary|digest)',
    plainly('induction-now'),
  ),
  sentence(
    '(?:(?:send|write|give) (?:kind|friendly|gentle) (?:word|messages?|note)(?: to WHO)?|(?:kind|friendly) word|remind (?:people|somebody|someone|them|everybody|everyone))',
    plainly('open-reminder'),
  ),
]
