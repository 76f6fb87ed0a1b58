/** What a person types is read no further than this: commands are short. */
export const LONGEST_TEXT = 400

const MENTIONS = /<at[^>]{0,200}>[^<]{0,200}<\/at>|<[@#!][^>]{0,200}>|@(?!\d)[\w.-]+/giu
const THUMBS =
  /\p{Emoji_Modifier}|[\u{1F44D}\u{1F44C}\u{1F64F}\u{1F64C}\u{2764}\u{1F60A}\u{1F642}]/u
const EMOJI =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0E|\uFE0F|:[a-z0-9_+-]{2,40}:/gu

/** One sentence of a message, or a part of one between commas. */
export interface Clause {
  readonly words: string
  /** It ended with a question mark. */
  readonly asks: boolean
}

/** A message as it is read. */
export interface Message {
  /** All of it, as `cleanText` gives it. */
  readonly words: string
  readonly asks: boolean
  /** Its sentences and their parts, in order; one where it is a single one. */
  readonly clauses: readonly Clause[]
  /** Nothing but a friendly sign. */
  readonly isThumb: boolean
  readonly isLong: boolean
}

/**
 * A message as commands are compared: lower case, one space between words, plain quotes, without
 * mentions, emoji, politeness and punctuation other than that of dates and times.
 */
export const cleanText = (text: string): string => wordsOf(readable(text))

/** A message with its sentences kept apart. */
export function readMessage(text: string): Message {
  const plain = readable(text)
  const words = wordsOf(plain)
  const clauses = plain
    .split(/(?<=[?!;\n])|\.(?=\s|$)|,(?!\s?\d)|\s[-\u2013\u2014]+\s/u)
    .map((part) => ({ words: wordsOf(part), asks: part.includes('?') }))
    .filter((clause) => clause.words !== '')
  return {
    words,
    asks: /\?[\s?!.)x]*$/.test(plain),
    clauses,
    isThumb: words === '' && THUMBS.test(text.slice(0, LONGEST_TEXT)),
    isLong: text.length > LONGEST_TEXT,
  }
}

const readable = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .slice(0, LONGEST_TEXT)
    .replace(MENTIONS, ' ')
    .replace(/@ ?(?=\d)/g, ' at ')
    .replace(EMOJI, ' ')
    .replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()

const wordsOf = (plain: string): string =>
  withoutManners(
    plain
      .replace(/[^\p{L}\p{N}'/:.-]+/gu, ' ')
      .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
      .replace(/(?<=^|\s)[-:/']+|[-:/']+(?=\s|$)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )

const POLITE_START =
  /^(?:(?:hi|hello|hey|hiya|ok|okay|please|pls|plz|keepstep|bot|just|um|erm|so|oh|right|sorry|well)(?: there)? (?!done\b|then\b|being\b|to\b))+/
const POLITE_END =
  /(?: (?:please|pls|plz|thanks|thank you|thankyou|thx|ta|cheers|keepstep|x{1,3}|sorry|lol|haha|asap))+$/

const withoutManners = (text: string): string =>
  text.replace(POLITE_START, '').replace(POLITE_END, '')
