// `npm run manifest:slack`: writes manifest/slack/manifest.json from its typed source, or with
// `-- --public-url https://… [--many] [--socket] --out FILE` the manifest of your own app.
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { slackManifest } = await import(
  new URL('../dist/platforms/slack/manifest.js', import.meta.url).href
)
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({
  options: {
    'public-url': { type: 'string', default: 'https://keepstep.example' },
    many: { type: 'boolean', default: false },
    socket: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})
const publicUrl = values['public-url']
if (!URL.canParse(publicUrl) || !publicUrl.startsWith('https://')) {
  process.stderr.write(
    'manifest-refused: --public-url must be the https address at which the service can be reached.\n',
  )
  process.exit(1)
}
const out = resolve(values.out ?? join(root, 'manifest', 'slack', 'manifest.json'))
const manifest = slackManifest({ publicUrl, many: values.many, socket: values.socket })
writeFileSync(out, `${JSON.stringify(manifest, null, 2)}\n`)
process.stdout.write(`${out}\n`)
