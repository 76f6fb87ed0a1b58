import { expect, it } from 'vitest'
import { sayContact } from '../../../src/domain/programme/contacts.ts'

const office = { who: 'ECT support', about: 'access to Steplab', source: 'TEST:1' }

it('says whom to ask about what, by which way and when', () => {
  expect(
    sayContact({
      ...office,
      email: 'support@provider.example',
      phone: '020 7946 0000',
      hours: 'Monday to Friday, 9am to 5pm',
    }),
  ).toBe(
    'ECT support, for access to Steplab: support@provider.example, 020 7946 0000 (Monday to Friday, 9am to 5pm)',
  )
  expect(sayContact({ ...office, email: 'support@provider.example' })).toBe(
    'ECT support, for access to Steplab: support@provider.example',
  )
})

it('says no way where the programme’s documents give none', () => {
  expect(sayContact(office)).toBe('ECT support, for access to Steplab')
})
