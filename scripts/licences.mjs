/**
 * `npm run licences`: under which licence each package stands that `npm ci --omit=dev` installs, from
 * the lock file. NOTICE names those that ask for it; a test holds that none is missing there.
 */
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const byLicence = new Map()
for (const [path, { version, license = 'none named', dev, devOptional }] of Object.entries(
  packages,
)) {
  if (path === '' || dev || devOptional) continue
  const name = `${path.split('node_modules/').at(-1)}@${version}`
  byLicence.set(license, [...(byLicence.get(license) ?? []), name])
}
const rows = [...byLicence].sort(([, a], [, b]) => b.length - a.length)
for (const [licence, names] of rows) {
  const all = [...new Set(names)].sort()
  console.log(`${licence} (${all.length})\n  ${all.join('\n  ')}`)
}
