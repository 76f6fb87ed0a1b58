/** Whom to ask about what, as a programme's documents give it. Offices only, never a person's own address. */
export interface Contact {
  /** 'Ambition Institute ECT support'. */
  readonly who: string
  /** What for, in a few words. */
  readonly about: string
  readonly email?: string
  readonly phone?: string
  /** 'Monday to Friday, 9am to 5pm'. */
  readonly hours?: string
  /** Whether people of a provider look after the programme there, whom a worried ECT can ask as well. */
  readonly looksAfterPeople?: true
  readonly source: string
}

/** 'Ambition Institute ECT support, for access to Steplab: ect@…, 020 … (Monday to Friday, 9am to 5pm)'. */
export const sayContact = (contact: Contact): string =>
  `${contact.who}, for ${contact.about}${waysTo(contact)}`

/** Without what they are there for otherwise: 'ECT Align: ect.align@…'. */
export const sayWhoIsThere = (contact: Contact): string => `${contact.who}${waysTo(contact)}`

function waysTo({ email, phone, hours }: Contact): string {
  const ways = [email, phone].filter((way) => way !== undefined).join(', ')
  const when = hours === undefined ? '' : ` (${hours})`
  return ways === '' ? '' : `: ${ways}${when}`
}
