/** What a person types is read no further than this: commands are short. */
export const LONGEST_TEXT = 400

const MENTIONS = /<at[^>]{0,200}>[^<]{0,200}<\/at>|<[@#!][^>]{0,200}>|@[\w.-]+/giu
const EMOJI =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0E|\uFE0F|:[a-z0-9_+-]{2,40}:/gu

/**
 * A message as commands are compared: lower case, one space between words, plain quotes, without
 * mentions, emoji, politeness and punctuation other than that of dates and times.
 */
export function cleanText(text: string): string {
  const plain = text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .replace(MENTIONS, ' ')
    .replace(EMOJI, ' ')
    .replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .replace(/(\d)\.(\d)/g, '$1:$2')
    .replace(/[^\p{L}\p{N}'/:-]+/gu, ' ')
    .replace(/(?<=^|\s)[-:/']+|[-:/']+(?=\s|$)/g, ' ')
  return withoutManners(plain.replace(/\s+/g, ' ').trim())
}

const POLITE_START =
  /^(?:(?:hi|hello|hey|ok|okay|please|pls|keepstep|bot|can you|could you|would you|i'd like to|i would like to|i want to|let me|just) )+/
const POLITE_END = /(?: (?:please|pls|thanks|thank you|thx|ta|keepstep))+$/

const withoutManners = (text: string): string =>
  text.replace(POLITE_START, '').replace(POLITE_END, '')
