import type { Intent, WhenAsked, WhoAsked } from '../intent.ts'
import { about, order, plainly, type Rule, sentence } from './rule.ts'

/** Things of a programme by their name alone, as people type them: a module, an expert, the library, a system. */
const when =
  (of: WhenAsked): Rule['means'] =>
  (heard) => ({ kind: 'when', of, ...about(heard) })
const who =
  (of: WhoAsked): Rule['means'] =>
  (heard) => ({ kind: 'who', of, ...about(heard) })
const detail: Rule['means'] = (heard): Intent => ({ kind: 'detail', ...about(heard) })
const step: Rule['means'] = (heard): Intent => ({ kind: 'step', ...about(heard) })
const actionPlan: Rule['means'] = (heard): Intent => ({ kind: 'action-plan', ...about(heard) })

/** What is studied now, and what comes next. */
const studyRules: readonly Rule[] = [
  sentence(
    '(?:(?:show|see|find|my|our|the|this|support|recommended|where is|where are|what is|open) )*(?:materials?|self-study)(?: (?:this week|now|list|for this week))*',
    when('self-study'),
  ),
  sentence(
    [
      '(?:what|which) self-study (?:am i|are we|is it|do i|do we)(?: .{0,30})?',
      'what (?:am i|are we) (?:studying|learning|reading|self-study)(?: .{0,30})?',
    ],
    when('self-study'),
  ),
  sentence(
    [
      'due|what (?:comes|is coming) next|what is blocking(?: .{0,30})?',
      '(?:(?:my|our|the|upload|new|observed|with|show|what is) )*(?:expert visit|expert|mentor-training)(?: (?:form|notes|this term))*',
      'what mentor-training .{2,40}',
    ],
    plainly('my-week'),
  ),
  order(
    '(?:(?:show|see|open|my|our|the|an|a|year 2|WHO|what is in|what is|where is|how is|when is|is|do we have|have we got|do i have|is there|what about) )*action-plan(?: (?:yet|now|due|agreed|made|ready|there|WHEN|for year 2|(?:for|of|with) WHO))*',
    actionPlan,
  ),
  sentence('how far (?:am i|are we)(?: .{0,20})?', plainly('status')),
  sentence('(?:(?:my|next|the) )*(?:progress review|(?:formal )?assessment)s?', when('review')),
  sentence('(?:(?:school|our|the|show) )*calendar', when('term-dates')),
]

/** Steps: the library, an idea for the next one, other words for this one. */
const stepRules: readonly Rule[] = [
  order(
    '(?:propose|suggest|bring|put forward|share)(?: (?:own|my|our|new|next|idea|for|of|another))*(?: (?:step|idea))?',
    plainly('propose-step'),
  ),
  sentence(
    [
      '(?:i have |i have got |my |here is )*(?:ideas?|proposal|suggestion)(?: (?:for|about))(?: (?:my|our|next|new|the))* step',
      '(?:my )?(?:idea|proposal)',
    ],
    plainly('propose-step'),
  ),
  sentence(
    '(?:(?:show|see|open|find|search|browse|look through|look at|me|the|some|more|where is) )*(?:library(?: of steps?)?|steps? library|(?:ideas?|suggestions?|examples?) (?:for|of) steps)',
    plainly('library'),
  ),
  sentence(
    '(?:(?:change|reword|refine|edit|repeat|same) )+(?:(?:my|our|the|this) )*step(?: again)?',
    step,
  ),
]

/** A recording of one's own lesson: the ECT offers it, a mentor reads that it is not to be asked for. */
const RECORDING = '(?:recording|video|film)'
const recordingRules: readonly Rule[] = [
  order(
    `(?:offer|share|send|give|submit|upload|add)(?: (?:my|own|our|new|another|WHO|mentor|lesson))* ${RECORDING}(?: (?:of|from|to|for|with|as|my|our|own|lesson|class|mentor|WHO|WHEN|drop-in))*`,
    plainly('offer-recording'),
  ),
  order(
    `(?:ask|request)(?: (?:for|WHO|my|ect|to|share|send|from))* ${RECORDING}(?: (?:of|from|my|ect|WHO|lesson))*`,
    plainly('offer-recording'),
  ),
  sentence(
    [
      `(?:my |a |the |our )?(?:lesson )?${RECORDING}s?(?: (?:of|from) (?:my|a|the|our) lesson)?`,
      `i (?:have |have got )?(?:recorded|filmed|videoed)(?: (?:my|a|the|this|that|our))* lesson(?: .{0,30})?`,
    ],
    plainly('offer-recording'),
  ),
]

/** Whom to ask, and what an induction tutor wants to see. */
const peopleRules: readonly Rule[] = [
  sentence(
    [
      '(?:(?:what|which|my|our|the|show|where is|open) )*(?:programme|handbook|steplab|prism|brightspace)(?: (?:am i on|are we on|is it|do i have|log ?in|password))*',
      '(?:my )?log ?in|(?:i )?(?:cannot|can not|could not) log ?in(?: (?:to|on|into))?(?: \\w+)?',
    ],
    who('contacts'),
  ),
  sentence('(?:my|our) mentor is (?:away|ill|sick|off|on leave|absent)(?: .{0,30})?', who('tutor')),
  sentence(
    '(?:(?:show|see|the|our|weekly) )*(?:engagement|report)|which pairs?(?: .{0,30})?|who (?:(?:has|have) )?not(?:-| )(?:logged|done|finished)(?:-yet| yet| anything)?|who is (?:falling )?behind(?: .{0,30})?',
    detail,
  ),
  // Where help may be needed stands in the induction tutor's week, each with what can be done.
  sentence(
    [
      '(?:who|which ect|which mentors?) (?:may |might |could )?needs? (?:(?:my|our|some|more|any) )*(?:support|help|time|attention|me|us)(?: .{0,30})?',
      'where (?:is|are) (?:(?:my|our|some|more|any) )*(?:support|help|time) needed(?: .{0,30})?',
    ],
    plainly('my-week'),
  ),
]

export const programmeRules: readonly Rule[] = [
  ...studyRules,
  ...recordingRules,
  ...stepRules,
  ...peopleRules,
]
