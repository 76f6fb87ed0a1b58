import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '../../src/domain/calendar/local-clock.ts'
import { mayWriteAt } from '../../src/domain/messages/manners.ts'
import { ACTING, type Intent } from '../../src/typed/intent.ts'
import { LONGEST_PAUSE_DAYS } from '../../src/typed/meanings/quiet.ts'
import { understandText } from '../../src/typed/understand-text.ts'
import { OWN_WORDS } from '../../src/typed/words/own-words.ts'
import { REAL_WORDS } from '../../src/typed/words/real-words.ts'
import { aPerson, at } from '../support/build-situation.ts'
import { leastCpuMs } from '../support/own-time.ts'
import { monday } from './gist.ts'
import { asking } from './phrases/asking.ts'
import { coaching } from './phrases/coaching.ts'
import { heldOut } from './phrases/held-out.ts'
import { more } from './phrases/more.ts'
import { nearMisses } from './phrases/near-misses.ts'
import { nothingToDo } from './phrases/nothing-to-do.ts'
import { timeOff } from './phrases/time-off.ts'

/** A hundred thousand takes a minute of a quiet processor: `FUZZ=100000`. */
const RUNS = Number(process.env['FUZZ'] ?? 10_000)
/** Far more than any text needs, far less than a pattern that runs wild. */
const LONGEST_MS = 1_000

const PHRASES = [timeOff, coaching, asking, more, nothingToDo, nearMisses, heldOut].flatMap((lot) =>
  lot.map(([typed]) => typed),
)
const GLUE =
  'i you me my the a to of for with on in at is was not no do did can could please if or and but this that it we they when what who how until all any week day term 4 14 3:30 1.10 31/2 2 99999999999 amina zebedee WHO WHEN'.split(
    ' ',
  )

const word = fc.oneof(
  fc.constantFrom(...OWN_WORDS),
  fc.constantFrom(...GLUE),
  fc.constantFrom(...REAL_WORDS),
)
const soup = fc.array(word, { maxLength: 24 }).map((words) => words.join(' '))
const phrase = fc.constantFrom(...PHRASES)
/** A phrase with letters put in, left out or doubled, or two phrases run into each other. */
const mangled = fc
  .tuple(phrase, phrase, fc.nat(400), fc.nat(400), fc.string({ unit: 'binary', maxLength: 6 }))
  .map(([one, other, from, to, put]) => one.slice(0, from) + put + other.slice(to % other.length))
const repeated = fc
  .tuple(fc.oneof(word, phrase, fc.string({ maxLength: 8 })), fc.integer({ min: 2, max: 300 }))
  .map(([text, times]) => `${text} `.repeat(times))
/** A few words over and over, as long as rules look at: what a pattern that runs wild would choke on. */
const chanted = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => Array.from({ length: 24 }, (_, at) => words[at % words.length]).join(' '))
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ maxLength: 500 }),
)
const typed = fc.oneof(soup, mangled, mangled, repeated, chanted, anything)

/** What the service relies on, whatever was understood. */
function check(intent: Intent, now: Date): void {
  if (intent.kind === 'snooze') {
    expect(intent.until.getTime()).toBeGreaterThan(now.getTime())
    const quiet = mayWriteAt(aPerson(), intent.until)
    expect(quiet).not.toMatchObject({ because: 'outside-hours' })
    expect(quiet).not.toMatchObject({ because: 'weekend' })
  }
  if (intent.kind === 'pause') {
    const { date } = localTime(now, 'Europe/London')
    expect(intent.until > date).toBe(true)
    const days = (Date.parse(intent.until) - Date.parse(date)) / 86_400_000
    expect(days).toBeLessThanOrEqual(LONGEST_PAUSE_DAYS)
  }
  if (intent.kind === 'unknown') expect(intent.suggestions).toHaveLength(3)
  if (intent.kind === 'away' && intent.to !== undefined) {
    expect(intent.to >= (intent.from ?? '')).toBe(true)
  }
  if (intent.kind === 'question') {
    for (const { text } of intent.choices) {
      const chosen = understandText(text, { ...monday, now })
      expect([text, chosen.kind]).not.toContain('question')
      expect([text, chosen.kind]).not.toContain('unknown')
    }
  }
}

describe('whatever is typed', () => {
  it('is read without a crash and without a wait, and leads to nothing impossible', () => {
    const slow: string[] = []
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 365 * 1440 }), (text, minutes) => {
        const now = new Date(at('2026-08-01T00:00').getTime() + minutes * 60_000)
        const before = performance.now()
        const intent = understandText(text, { ...monday, now })
        if (performance.now() - before > LONGEST_MS) slow.push(text)
        check(intent, now)
      }),
      { numRuns: RUNS },
    )
    // What took long may have been kept from running: what it computes is what counts.
    const computed = slow.map((text) => leastCpuMs(1, () => understandText(text, monday)))
    expect(computed.filter((ms) => ms > LONGEST_MS)).toEqual([])
  }, 600_000)
})

/** Words that say that something be changed, in any form that is understood. */
const ACTS =
  /\b(?:done|did|finish\w*|complet\w*|attend\w*|submit\w*|log\w*|read|watch\w*|went|been|gone|took|sat|made|wrote|tick\w*|mark|put|check|record|enter|register|add|drop|dropin|drop-in|dropp\w*|popped|observ\w*|visit\w*|saw|seen|obs|lesson|snooze\w*|remind\w*|nudg\w*|ping\w*|prompt|poke|prod|chase|ask|tell|try|tried|used|had|have|test\w*|practi\w*|come|wait|hold|hang|maybe|later|not|paus\w*|mut\w*|hush|shush|quiet|silence|stop\w*|quit|cease|halt|suspend|freeze|unsubscribe|leave|give|go|shut|no|turn|switch|disable|enable|opt|resume|restart|unpause|unmute|un-\w+|continue|carry|keep|wake|unsnooze|start|back|send|undo|take|delete|remove|cancel|scrap|reverse|post|share|show|deliver|end|message|get)\b/i

describe('what changes something', () => {
  it('is never understood from a sentence of which every such word was taken out', () => {
    const silent = fc
      .array(
        word.filter((one) => !ACTS.test(one)),
        { maxLength: 16 },
      )
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(silent, (text) => {
        expect([...ACTING], text).not.toContain(understandText(text, monday).kind)
      }),
      { numRuns: RUNS },
    )
  }, 600_000)

  it.each([
    'not',
    'never',
    'do not',
    "don't",
    'dont',
    'i do not want to',
    'please do not',
    'i would never',
    'if i',
    'he said',
    'amina wants to',
    'nobody will',
    'should i',
    'why did you',
    'they',
  ])('is not understood with “%s” before it', (before) => {
    for (const order of [
      'pause until monday',
      'snooze until thursday',
      'resume',
      'undo',
      'turn off step reminders',
      'done self-study',
      'drop-in amina met',
      'post digests here',
    ]) {
      expect([order, understandText(`${before} ${order}`, monday).kind]).not.toEqual([
        order,
        understandText(order, monday).kind,
      ])
    }
  })

  it('is never understood where the same sentence ends in a question', () => {
    const orders = [
      'pause until monday',
      'snooze until thursday',
      'resume',
      'undo',
      'done',
      'turn off step reminders',
      'post digests here',
      'tried it',
      'remind amina',
    ]
    const kinds = orders.map((order) => understandText(`${order}?`, monday).kind)
    expect(kinds.filter((kind) => ACTING.has(kind))).toEqual([])
  })
})
