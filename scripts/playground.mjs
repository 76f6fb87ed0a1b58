// `npm run playground`: Keepstep with its sample school in Microsoft 365 Agents Playground, one
// client for each person named with --as (an email's first part). No tenant, no credentials, and
// nothing that listens beyond this machine.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({
  options: {
    /** Who is at a keyboard; may be given several times. */
    as: { type: 'string', multiple: true, default: ['p.raman', 'a.yusuf', 'h.whitcombe'] },
    port: { type: 'string', default: '3978' },
    'playground-port': { type: 'string', default: '56150' },
    'skip-build': { type: 'boolean', default: false },
    /** The service runs already, on --port. */
    'clients-only': { type: 'boolean', default: false },
    /** Where the clock starts, as KEEPSTEP_NOW. */
    now: { type: 'string' },
    /** Kept between runs; 'memory' forgets. */
    data: { type: 'string', default: join(root, '.keepstep', 'playground') },
  },
})
const say = (text) => process.stdout.write(`${text}\n`)
const stopAll = []
const folder = join(root, '.keepstep', 'playground-clients')
mkdirSync(folder, { recursive: true })

/** The people of the sample roster, as the Playground wants its users. */
function peopleOf(file) {
  const [head, ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const column = (name) => head.indexOf(name)
  return rows.map((row) => {
    const [name, email] = [row[column('name')], row[column('email')]]
    const [givenName, ...surname] = name.split(' ')
    const handle = email.split('@')[0]
    return {
      handle,
      name,
      email,
      givenName,
      surname: surname.join(' '),
      id: `29:${handle}`,
      aadObjectId: guidOf(email),
    }
  })
}

/** The same Entra id for the same person every time. */
function guidOf(email) {
  const hex = createHash('sha256').update(email).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const userLines = ({ id, name, email, givenName, surname, aadObjectId }) =>
  [
    `  - id: "${id}"`,
    `    name: "${name}"`,
    `    userPrincipleName: "${email}"`,
    `    aadObjectId: "${aadObjectId}"`,
    `    givenName: "${givenName}"`,
    `    surname: "${surname}"`,
    `    email: "${email}"`,
  ].join('\n')

function configFor(person, people) {
  const template = readFileSync(join(root, '.m365agentsplayground.yml'), 'utf8')
  // It wants five colleagues, neither more nor fewer.
  const others = people.filter((one) => one !== person).slice(0, 5)
  const fields = { ...person, users: others.map(userLines).join('\n') }
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => fields[name])
}

function start(command, args, env) {
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  stopAll.push(() => child.kill('SIGTERM'))
  child.on('exit', (code) => {
    if (!code) return
    say(`${command.at(-1)} ended with ${code}: the reason is above, or in a log file in ${folder}.`)
    finish(code)
  })
  return child
}

async function until(what, ask) {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (await ask().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  say(`${what} did not get ready: look above, or in the log file beside the configuration.`)
  finish(1)
}

function finish(code) {
  for (const stop of stopAll.splice(0)) stop()
  process.exitCode = code
}

function run(args, env) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

const people = peopleOf(join(root, 'sample', 'roster.csv'))
const chosen = values.as.map((handle) => people.find((one) => one.handle === handle))
if (chosen.includes(undefined)) {
  process.stderr.write(
    `playground-unknown-person: --as takes one of ${people.map(({ handle }) => handle).join(', ')}.\n`,
  )
  process.exit(2)
}
const cli = join(root, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js')
if (!existsSync(cli)) {
  process.stderr.write(
    'playground-not-installed: run npm ci, which brings the Agents Playground.\n',
  )
  process.exit(1)
}

const service = `http://127.0.0.1:${values.port}`
const env = {
  HOST: '127.0.0.1',
  PORT: values.port,
  TEAMS_DEV_UNAUTHENTICATED: '1',
  KEEPSTEP_DATA_DIR: values.data,
  MICROSOFT_APP_ID: '',
  MICROSOFT_APP_PASSWORD: '',
  MICROSOFT_APP_TENANT_ID: '',
  ...(values.now === undefined ? {} : { KEEPSTEP_NOW: values.now }),
}
const withService = !values['clients-only']
if (withService && !values['skip-build']) run([join(root, 'scripts', 'prepare.mjs'), '--quiet'], {})
if (withService) start([join(root, 'dist', 'main.js')], [], env)
await until('Keepstep', async () => (await fetch(`${service}/readyz`)).ok)

for (const [index, person] of chosen.entries()) {
  const port = Number(values['playground-port']) + index
  const config = join(folder, `${person.handle}.yml`)
  writeFileSync(config, configFor(person, people))
  const client = `http://127.0.0.1:${port}`
  start(
    ['--require', join(root, 'scripts', 'playground', 'loopback.cjs'), cli],
    [
      'start',
      '-e',
      `${service}/api/messages`,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--su',
      `${client}/_connector`,
      '--disable-telemetry',
    ],
    {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, `${person.handle}.log`),
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
    },
  )
  await until(`The Playground of ${person.name}`, async () =>
    (await (await fetch(`${client}/_debug/ping`)).text()).includes('pong'),
  )
  say(`${person.name}: ${client}`)
}
say('Open a page, then type: my week. Ctrl+C stops everything.')
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => finish(0))
