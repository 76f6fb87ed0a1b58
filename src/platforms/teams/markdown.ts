/**
 * Teams draws the text of a card as Markdown, with macros for dates. All text of Keepstep is plain,
 * so every sign that Teams would act on is disarmed here and shows as it was typed.
 */

/** The text for a place where Teams reads Markdown. Each line becomes a paragraph of its own. */
export const markdownOf = (text: string): string =>
  withoutMacros(text)
    .split(/[\r\n]+/)
    .map((line) => disarmed(line.trim()))
    .filter((line) => line !== '')
    .join('\n\n')

/** The text for a place that knows no Markdown but would still turn `{{DATE(…)}}` into a date. */
export const withoutMacros = (text: string): string =>
  text.includes('{{') ? text.replace(/\{\{(?=\s*(?:DATE|TIME)\s*\()/gi, '{\u200b{') : text

/** The text for a screen reader: without the signs that could begin speech markup. */
export const speechOf = (text: string): string => text.replace(/[<>]/g, ' ')

/** What any of the rules below looks for: most lines hold none of it. */
const LIVE = /[\\`*_[\]~&<>@]|:\/\/|www\.|^[#+=\-\d]/i

const disarmed = (line: string): string => (LIVE.test(line) ? disarm(line) : line)

const disarm = (line: string): string =>
  line
    .replace(/[\\`*_[\]~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<=\S)@(?=\S)/g, '\\@')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
