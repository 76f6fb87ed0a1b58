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
  readonly source: string
}

/** 'Ambition Institute ECT support, for access to Steplab: ect@…, 020 … (Monday to Friday, 9am to 5pm)'. */
export function sayContact({ who, about, email, phone, hours }: Contact): string {
  const ways = [email, phone].filter((way) => way !== undefined).join(', ')
  const when = hours === undefined ? '' : ` (${hours})`
  return ways === '' ? `${who}, for ${about}` : `${who}, for ${about}: ${ways}${when}`
}
