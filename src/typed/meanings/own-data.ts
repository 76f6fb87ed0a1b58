import type { Detail } from '../intent.ts'
import { anywhere, type Heard, order, plainly, type Rule, sentence } from './rule.ts'

/** A person's own data and details, company, and help. */
const change =
  (what: Detail): Rule['means'] =>
  () => ({ kind: 'change-details', what })

const PRIVACY = [
  { title: 'What is stored about me', text: 'privacy' },
  { title: 'Show my week', text: 'my week' },
  { title: 'Help', text: 'help' },
] as const

const REMOVE = '(?:delete|erase|remove|take (?:away|out)|wipe|get rid of)'

export const ownDataRules: readonly Rule[] = [
  anywhere(
    [
      `${REMOVE}(?: \\w+){0,3} (?:earlier|older|old|previous|former) (?:words?|wording|versions?|text)`,
      `${REMOVE}(?: \\w+){0,2} (?:what i (?:said|wrote|tried)|my (?:words|lines?|remarks?)|(?:my |the )?line back)`,
      `${REMOVE}(?: \\w+){0,3} (?:pupil|child|student)(?:'?s)? names?`,
    ],
    plainly('remove-words'),
  ),
  anywhere(
    [
      '(?:restrict|restriction of|stop using|stop processing|stop the processing of|freeze)(?: \\w+){0,2} my (?:data|details|records|information)',
      'restrict (?:the )?processing(?: of my data)?|right to restriction',
    ],
    plainly('restrict-my-data'),
  ),
  anywhere(
    '(?:do|does|did|will|please do|would|can|must) not (?:want (?:you )?to )?(?:delete|erase|remove|forget|wipe)',
    (heard: Heard) =>
      /\b(?:data|everything|me)\b/.test(heard.said.plain)
        ? { kind: 'unknown', sentence: 'Nothing was changed.', suggestions: PRIVACY }
        : undefined,
  ),
  anywhere(
    '(?:delete|erase|remove|wipe|destroy|clear|get rid of|turn off)(?: \\w+){0,3} (?:my (?:data|account|profile|details|stuff|history)|everything(?: you (?:have|hold|store|know))?(?: (?:about|on) me)?|(?:all )?(?:data|details|records|what you (?:have|hold|know)) (?:about|on|of|you)(?: \\w+)*|my (?:\\w+ )?(?:data|information))',
    plainly('erase-my-data'),
  ),
  anywhere(
    [
      'my (?:data|account|details|records) (?:to be |be )?(?:deleted|erased|removed|wiped)',
      'right to be forgotten|right to erasure|close my account|erasure',
    ],
    plainly('erase-my-data'),
  ),
  order(
    [
      'forget (?:me|about me|everything|everything about me)',
      '(?:delete|erase|remove) (?:me|me from \\w+)',
    ],
    ({ said }) => (said.framed === 'forget everything' ? undefined : { kind: 'erase-my-data' }),
  ),
  anywhere(
    '(?:export|download|copy of|copy|send me|email me|get me|request|extract)(?: \\w+){0,3} (?:my (?:\\w+ )?data|data|everything|what you (?:have|hold|know|store)|my (?:records?|details))',
    plainly('export-my-data'),
  ),
  anywhere(
    'subject access(?: request)?|sar|export everything|data export|all (?:my )?data',
    plainly('export-my-data'),
  ),
  sentence('(?:show|show me|see|view)? ?(?:all )?my data', plainly('export-my-data')),
  sentence(
    '(?:(?:open|show|see|view|give|send|get|have|can|i|link|me|my|to|the|our|own|school|a) )*(?:web ?page|page|tab)(?: (?:link|please|of school|for me))*',
    plainly('open-page'),
  ),
  ...privacyRules(),
  ...talkRules(),
  ...detailRules(),
  ...companyRules(),
]

function privacyRules(): readonly Rule[] {
  const WHO_SEES =
    '(?:see|sees|read|reads|seen|look at|looks at|looked at|view|views|know|access|accessed|viewed|hear|find out)'
  return [
    sentence(
      '(?:(?:my|the|show|see|show me|open|read|view) )*(?:privacy|gdpr|data protection|data|data privacy|privacy (?:notice|policy|statement)|privacy settings)(?: .{0,20})?',
      plainly('privacy'),
    ),
    anywhere(
      `who (?:can |could |has |else |will |is able to |gets to |all )*${WHO_SEES}`,
      plainly('privacy'),
    ),
    anywhere(
      `(?:can|could|does|do|will|is|has|did) (?:\\w+ ){1,4}(?:${WHO_SEES}|able to see|told|shared with)(?: \\w+){0,3} (?:this|that|it|my|these|what|notes|step|data|about)`,
      ({ said }) =>
        /\bdo(?:es)? not\b|\b(?:can|could) (?:i|you|we)\b|\b(?:do|did|will) (?:i|you|we)\b/.test(
          said.plain,
        )
          ? undefined
          : { kind: 'privacy' },
    ),
    anywhere(
      'what (?:\\w+ ){0,2}(?:data )?(?:do|does|is|are|have|has|will) (?:you|keepstep|stored|kept|held|it)(?: \\w+){0,3}(?: (?:store|stored|know|keep|kept|hold|held|have|collect|save|saved|on me|about me))',
      ({ said }) =>
        /\b(?:store|stored|know|keep|kept|hold|held|collect|data|about me|on me)\b/.test(said.plain)
          ? { kind: 'privacy' }
          : undefined,
    ),
    anywhere(
      [
        'is (?:this|it|that|everything|what i (?:write|say|type|log))(?: \\w+){0,2} (?:confidential|private|secret|safe|secure|anonymous|shared|recorded|stored)',
        'what is stored|confidentiality|where is my data',
      ],
      plainly('privacy'),
    ),
  ]
}

function talkRules(): readonly Rule[] {
  return [
    anywhere(
      [
        '(?:talk|speak|chat) (?:to|with)(?: \\w+)? (?:somebody|someone|person|human|people|anyone|anybody|real person|tutor|else)',
        '(?:talk|speak) to (?:somebody|someone|person|human|anyone|anybody)',
        '(?:real|actual) (?:person|human)',
      ],
      plainly('talk-to-somebody'),
    ),
    anywhere(
      [
        '(?:not|never) (?:getting on|get on|getting along|get along|helping|helpful|supportive|supporting|happy|turning up|turn up|available|listening)(?: \\w+){0,3} (?:my mentor|mentor)',
        'my mentor (?:\\w+ ){0,2}(?:not|never|ignores|shouts|is rude|is mean|hates|is horrible|bullies|is bullying|cancels|keeps cancelling)',
        '(?:problem|problems|issue|issues|trouble|difficulty|difficulties|worried|concerns?|unhappy|fallen out|complain|complaint)(?: \\w+){0,2} (?:with|about) (?:my |our )?mentor',
      ],
      plainly('talk-to-somebody'),
    ),
    anywhere(
      [
        'bullied|bullying|harassed|harassment|who can help me',
        'need (?:to talk|someone to talk to|support|help with my mentor)',
        'i need help with my mentor|talk in confidence|make complaint|raise concern',
      ],
      plainly('talk-to-somebody'),
    ),
    anywhere(
      [
        '(?:i|we) (?:am|are|feel|am feeling|have been)(?: \\w+){0,2} (?:stressed|overwhelmed|exhausted|burnt out|burned out|anxious|drowning|down|low|miserable|crying|depressed|lonely|in tears|not coping|struggling|worn out|shattered|knackered|fed up)',
        '(?:can|could) not cope',
        'feeling (?:\\w+ ){0,2}(?:stressed|overwhelmed|exhausted|low|down|anxious|tired|rubbish|awful)',
        'how am i feeling|well[ -]?being|workload|mental health|struggling|burn ?out|check[ -]in',
      ],
      plainly('wellbeing'),
    ),
  ]
}

function detailRules(): readonly Rule[] {
  const CHANGED = '(?:change|update|edit|correct|fix|amend|new|wrong|different|old)'
  return [
    anywhere(
      `(?:(?:${CHANGED}|changed|my)(?: \\w+){0,3} )?email(?: address)?(?: \\w+){0,3}`,
      ({ said }) =>
        /\b(?:change|changed|update|updated|edit|correct|fix|amend|new|wrong|different|old|incorrect|spelt)\b/.test(
          said.plain,
        )
          ? { kind: 'change-details', what: 'email' }
          : undefined,
    ),
    anywhere(
      [
        `${CHANGED}(?: \\w+){0,2} (?:name|surname)`,
        `(?:my|our) (?:\\w+ )?(?:name|surname) (?:has|is|was|got)(?: \\w+){0,2} (?:changed|changing|wrong|different|spelt|spelled|incorrect|misspelt)`,
        `(?:got|getting|just) married|maiden name|spelt (?:my name )?wrong`,
      ],
      change('name'),
    ),
    anywhere(
      [
        '(?:change|swap|new|different|wrong|another|switch|update) (?:my |our )?mentor(?!-)',
        '(?:not|is not|are not) (?:my|our) (?:mentor|ect)',
        '(?:my|our) mentor (?:has |is )?(?:changed|changing|left|leaving|wrong)',
        '(?:new|wrong|another|different) ect|i (?:have|need) (?:\\w+ ){0,2}new mentor',
      ],
      change('mentor'),
    ),
    anywhere(
      [
        '(?:leaving|left|moving|moved|move|transferring|transferred|joining|starting at)(?: \\w+){0,3} (?:school|schools)',
        '(?:change|new|different|another|wrong) school|resigned|handed in my notice',
        '(?:last day|leave) at (?:this |my )?school',
      ],
      change('school'),
    ),
    anywhere(`(?:${CHANGED}|changed|my)(?: \\w+){0,2} details(?: \\w+){0,3}`, ({ said }) =>
      /\b(?:change|changed|update|edit|correct|fix|wrong|incorrect|amend)\b/.test(said.plain)
        ? { kind: 'change-details', what: 'other' }
        : undefined,
    ),
  ]
}

function companyRules(): readonly Rule[] {
  return [
    sentence(
      '(?:many |lots of |big )?(?:thanks|thank you|thankyou|thank u|thx|ta|cheers|ty|tysm|much appreciated|appreciated)(?: (?:so much|very much|lots|a lot|alot|lot|again|keepstep|so|for (?:that|this|your help|everything|help|reminding me|messages)|bye|you|much|mate|all|x+|very|bot))*',
      plainly('thanks'),
    ),
    sentence(
      '(?:(?:that is|thats|this is|it is|ok|okay|all|very|so|yes|yep|yeah|looks) )*(?:ok|okay|k|great|perfect|brilliant|lovely|nice|good|fab|fabulous|super|amazing|awesome|excellent|cool|sure|fine|yes|yep|yeah|no|nope|no problem|no worries|will do|got it|understood|noted|helpful|useful|well done|all good|sounds good|good job|done well|wonderful)(?: (?:one|job|stuff|thanks|thank you|thankyou|thx|ta|work|idea|to know|then|now|mate|cheers|news|so much|very much|lots|again|for (?:that|this|your help)|much|so))*',
      plainly('thanks'),
    ),
    sentence(
      [
        'bye|goodbye|bye bye|see you(?: later| tomorrow| soon)?|good ?night',
        'have (?:nice|good|lovely) (?:day|weekend|evening|one|week|holiday)',
        'happy (?:friday|half-term|holidays|christmas|new year|monday)|merry christmas',
      ],
      plainly('thanks'),
    ),
    sentence(
      [
        '(?:hi|hiya|hello|hey|heya|howdy|hullo|helo|hallo|morning|afternoon|evening|good (?:morning|afternoon|evening|day)|good morning|gm|yo|alright|sup|greetings)(?: (?:there|keepstep|bot|all|everyone|again|you|how are you))*',
        'keepstep|there|bot',
      ],
      plainly('greeting'),
    ),
    sentence(
      [
        'how are (?:you|things)(?: (?:today|doing|going|all|then|keepstep))*',
        '(?:are|is) (?:you|anyone|anybody|there anybody)(?: \\w+)? there|you there|test|testing',
        'ping',
      ],
      plainly('greeting'),
    ),
    sentence(
      '(?:(?:i need|show|show me|please|can i get|can you|could you|need|open|get|give me|some|with this) )*(?:help|help me|commands?|menu|info|information|about|how|instructions|guide|faq|support|manual|command list|list of commands)(?: (?:me|please|page|with this|menu|you|i need|out|list))*',
      plainly('help'),
    ),
    anywhere(
      [
        'how (?:does|do) (?:this|it|you|keepstep)(?: \\w+)? work',
        'what (?:can|could|do) (?:i|you) (?:say|type|ask|do|write|send|offer|understand)',
        'what (?:is|are) (?:this|you|keepstep|commands)|who (?:are|made) you',
        'what (?:does|is) (?:this|keepstep)(?: \\w+){0,2} (?:do|for|about)',
        'how do i (?:use|start|begin|get started|work)',
        '(?:do not|not sure|no idea) (?:know |understand |what |how )*(?:what to do|how this works|how to use|what this is|what you mean|how this)',
        'i (?:am|do) (?:confused|lost|stuck|not understand)|i am new(?: here)?|get started',
      ],
      plainly('help'),
    ),
    sentence('start|begin|intro|introduction', plainly('help')),
  ]
}
