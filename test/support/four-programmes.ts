import { aMentorRow, anEctRow, type RosterCells } from './build-roster.ts'
import { smallRoster } from './school-in-memory.ts'

/** Somebody at the small school, as its roster names them. */
const named = (name: string): Partial<RosterCells> => ({
  school_urn: '123456',
  school_name: 'Hillcrest School',
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@hillcrest.example`,
})

const mentoredBy = (mentor: string): Partial<RosterCells> => ({
  mentor_email: `${mentor}@hillcrest.example`,
})

const inYearTwo = { start_date: '2025-09-01', year: '2' }

/**
 * The small school with ECTs on all four programmes: Jonas (Ambition, year 1) with Ewan, Leila (Ambition,
 * year 2) and Nia (NIoT, year 1) with Grace, Ruby
 * (ECT Align, year 1) and Idris (year 2) with Nadia, Maya (Teach First, year 2)
 * with Owen.
 */
export function allProgrammes(): RosterCells[] {
  const mentor = (name: string, programme: string) => aMentorRow({ ...named(name), programme })
  const ect = (name: string, of: Partial<RosterCells>) => anEctRow({ ...named(name), ...of })
  return [
    ...smallRoster(),
    mentor('Ewan Fraser', 'ambition'),
    mentor('Grace Okafor', 'niot'),
    mentor('Nadia Karim', 'ect-align'),
    mentor('Owen Blake', 'teach-first'),
    ect('Jonas Weber', { programme: 'ambition', ...mentoredBy('ewan') }),
    ect('Leila Haddad', { programme: 'ambition', ...inYearTwo, ...mentoredBy('grace') }),
    ect('Nia Bevan', { programme: 'niot', ...mentoredBy('grace') }),
    ect('Ruby Thornton', { programme: 'ect-align', ...mentoredBy('nadia') }),
    ect('Idris Cole', { programme: 'ect-align', ...inYearTwo, ...mentoredBy('nadia') }),
    ect('Maya Lindqvist', { programme: 'teach-first', ...inYearTwo, ...mentoredBy('owen') }),
  ]
}
