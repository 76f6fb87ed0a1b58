import fc from 'fast-check'

/*
 * Property tests throw the same dice in every run: whoever changed nothing must not meet a failure that is
 * new. `DICE=new npm test` throws others, as `npm run test:fuzz` does; what they find becomes a test of
 * its own.
 */
if (process.env['DICE'] !== 'new') {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_127 })
}
