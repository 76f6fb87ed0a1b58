// `npm run package:teams`: makes the app package that an administrator gives to Teams, from
// manifest/teams/ and the ids in the environment. The same input gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'manifest', 'teams')
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    'privacy-url': { type: 'string' },
    'terms-url': { type: 'string' },
  },
})
const out = resolve(values.out ?? join(root, 'dist', 'keepstep-teams.zip'))

const problems = []
const appId = process.env.MICROSOFT_APP_ID ?? ''
if (!GUID.test(appId)) {
  problems.push(
    'MICROSOFT_APP_ID: set it to the Application (client) ID of the bot, as in docs/teams.md',
  )
}
const publicUrl = process.env.KEEPSTEP_PUBLIC_URL ?? ''
const website = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined
if (website?.protocol !== 'https:') {
  problems.push(
    'KEEPSTEP_PUBLIC_URL: set it to the https address at which the service can be reached',
  )
}
if (problems.length > 0) {
  process.stderr.write(
    `package-refused: the app package cannot be made yet.\n- ${problems.join('\n- ')}\n`,
  )
  process.exit(1)
}

const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'))
manifest.id = appId.toLowerCase()
manifest.bots[0].botId = appId.toLowerCase()
manifest.developer.websiteUrl = website.origin
manifest.developer.privacyUrl = values['privacy-url'] ?? `${website.origin}/privacy`
manifest.developer.termsOfUseUrl = values['terms-url'] ?? `${website.origin}/terms`
manifest.validDomains = [website.host]
for (const tab of manifest.staticTabs.filter(({ contentUrl }) => contentUrl !== undefined)) {
  tab.contentUrl = here(tab.contentUrl)
  tab.websiteUrl = here(tab.websiteUrl)
}
for (const tab of manifest.configurableTabs) tab.configurationUrl = here(tab.configurationUrl)
manifest.webApplicationInfo = {
  id: appId.toLowerCase(),
  resource: `api://${website.host}/botid-${appId.toLowerCase()}`,
}

/** The same page at the service's own address. */
function here(address) {
  return `${website.origin}${new URL(address).pathname}`
}

const files = {
  'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
  'color.png': readFileSync(join(source, 'color.png')),
  'outline.png': readFileSync(join(source, 'outline.png')),
}
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, zipSync(files, { level: 9, mtime: new Date(2026, 8, 1) }))
process.stdout.write(`${out}\n`)
