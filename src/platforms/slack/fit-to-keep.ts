/** What a database and a chat can keep, pure: no NUL, and no half of a character. */

const UNFIT = /\0|\p{Surrogate}/u

/** Whether nothing has to be taken out of it; an id with a control character is none either. */
export const isFit = (text: string): boolean => !/\p{Cc}|\p{Surrogate}/u.test(text)

/** The text without what cannot be kept. */
export const madeFit = (text: string): string =>
  UNFIT.test(text) ? text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '') : text

/** For `JSON.parse`: every text in it made fit. */
export const fitToKeep = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? madeFit(value) : value
