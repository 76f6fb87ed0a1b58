import type { Command } from 'commander'
import { type Config, hasNoChat, readConfig } from '../config.ts'
import { academicYearOf } from '../domain/calendar/school-date.ts'
import { askedAboutSince } from '../domain/messages/undelivered.ts'
import type { School } from '../domain/people.ts'
import { InputError, KeepstepError } from '../errors.ts'
import { applicationIdUri, TAB_CLIENTS, TAB_SCOPE } from '../platforms/teams/tab-registration.ts'
import { programmeOf } from '../programmes/index.ts'
import { loadSchool } from '../school/load.ts'
import { examineLogin, servingProblems } from '../store/login.ts'
import { listSchools } from '../store/schools.ts'
import { tenantsOfSchool } from '../store/tenants.ts'
import type { SchoolTx } from '../store/tx.ts'
import { listUndelivered } from '../store/undelivered.ts'
import type { CliSession } from './cli-session.ts'
import { insideFindings, reachFinding, requestFindings } from './doctor-inside.ts'
import { outsideFindings } from './doctor-outside.ts'
import { type Finding, ok, problem } from './finding.ts'
import { openSession } from './open-session.ts'

/**
 * `doctor`: looks at settings, database, migrations, clocks, platforms, certificates, secrets, what
 * waits, rosters and calendars; exit code 1 with a problem.
 */
export function registerDoctor(
  program: Command,
  env: Readonly<Record<string, string | undefined>>,
): void {
  program
    .command('doctor')
    .description('check settings, database, platforms, rosters and calendars, and say what to do')
    .option('--offline', 'leave out what is asked of the platforms and of the own address')
    .action(async ({ offline = false }: { readonly offline?: boolean }) => {
      const findings = await examine(env, offline)
      const lines = findings.map(
        ({ kind, text }) => `${kind === 'ok' ? 'ok      ' : 'problem '} ${text}`,
      )
      program.configureOutput().writeOut?.(`${lines.join('\n')}\n`)
      const problems = findings.filter(({ kind }) => kind !== 'ok').length
      if (problems > 0) throw new InputError('doctor-found', `${problems} to put right, see above.`)
    })
}

async function examine(
  env: Readonly<Record<string, string | undefined>>,
  isOffline: boolean,
): Promise<Finding[]> {
  try {
    const config = readConfig(env)
    const login = await loginFindings(config)
    // Without the rights to it nothing more can be looked at.
    if (login.some(({ kind }) => kind === 'blocked')) return login
    const session = await openSession(config)
    try {
      const { engine } = session.deps.store
      return [
        ok('The settings are complete.'),
        ...pageFindings(config),
        ...login,
        ok(`The ${engine} database answers and is up to date.`),
        ...(isOffline ? [] : await outsideFindings(config)),
        ...(await insideFindings(session, config)),
        ...(await schoolsIn(session, !hasNoChat(config))),
      ]
    } finally {
      await session.close()
    }
  } catch (error) {
    if (error instanceof KeepstepError) return [problem(`${error.code}: ${error.message}`)]
    throw error
  }
}

/** What Keepstep cannot look up itself: the app registration has to say the same. */
function pageFindings({ teams, publicUrl }: Config): Finding[] {
  const { appId } = teams ?? {}
  if (appId === undefined) return []
  if (publicUrl === undefined) {
    return [ok('Pages in Teams are off: they need KEEPSTEP_PUBLIC_URL.')]
  }
  const clients = TAB_CLIENTS.map(({ id, name }) => `${id} (${name})`).join(', ')
  return [
    ok(
      `Pages in Teams: the app registration needs the Application ID URI ${applicationIdUri(appId, publicUrl)}, the scope ${TAB_SCOPE}, and as authorised clients ${clients}. See docs/teams.md.`,
    ),
  ]
}

async function loginFindings({ databaseUrl }: Config): Promise<Finding[]> {
  if (databaseUrl === undefined) return []
  const facts = await examineLogin(databaseUrl)
  const problems = servingProblems(facts)
  if (problems.length === 0) return [ok(`The login ${facts.login} is one that may serve.`)]
  return problems.map(({ code, text }) => ({
    kind: code === 'login-too-weak' ? 'blocked' : 'problem',
    text: `${code}: ${text}`,
  }))
}

async function schoolsIn(session: CliSession, isOnChats: boolean): Promise<Finding[]> {
  const schools = await session.deps.store.shared(listSchools)
  if (schools.length === 0) {
    return [
      ok(
        'No school is in the database yet: import a roster, or start the service to try the sample school.',
      ),
    ]
  }
  const found = await Promise.all(
    schools.map((school) => schoolFindings(session, school, isOnChats)),
  )
  return found.flat()
}

/** Where several tenants use one service, an unlinked school's people are strangers to it. */
async function tenantFindings(
  { tenants }: CliSession,
  { name, urn }: School,
  school: SchoolTx,
): Promise<Finding[]> {
  const found = tenants.map(async (allowed) => {
    const own = await tenantsOfSchool(school, allowed.platform)
    return own.some((tenant) => allowed.tenants.includes(tenant))
      ? ok(`${name}: its people are found on ${allowed.platform}.`)
      : problem(`${name}: in none of the allowed tenants: say which with link-tenant ${urn}.`)
  })
  return await Promise.all(found)
}

/** What is still being looked for may turn out to have arrived: only the rest is for somebody to decide. */
async function deliveryFindings(
  { name, urn }: School,
  school: SchoolTx,
  now: Date,
): Promise<Finding[]> {
  const undelivered = await listUndelivered(school, { since: askedAboutSince(now) })
  const open = undelivered.filter(({ isAskedAbout }) => isAskedAbout).length
  if (open === 0) return [ok(`${name}: no message is in doubt.`)]
  const messages = open === 1 ? '1 message' : `${open} messages`
  return [
    problem(
      `${name}: ${messages} did not arrive, or may not have: see keepstep deliveries --school ${urn}.`,
    ),
  ]
}

function schoolFindings(
  session: CliSession,
  stored: School,
  isOnChats: boolean,
): Promise<Finding[]> {
  const { deps, now } = session
  const { id, name } = stored
  return deps.store.withSchool(id, async (school) => {
    const picture = await loadSchool(school, deps, { now: now() })
    const year = academicYearOf(picture.today)
    const people = [...picture.people.values()]
    const unknown = picture.inductions.filter((one) => programmeOf(one.programme) === undefined)
    const has = (fine: boolean, yes: string, no: string): Finding =>
      fine ? ok(`${name}: ${yes}`) : problem(`${name}: ${no}`)
    return [
      has(
        picture.calendar.weeks.some((week) => week.academicYear === year),
        `the calendar covers ${year}.`,
        `the calendar does not cover ${year}: import one with import-calendar.`,
      ),
      has(
        people.some((one) => one.roles.includes('induction-tutor')),
        `${people.length} people, with an induction tutor.`,
        'there is no induction tutor: add one to the roster.',
      ),
      has(
        unknown.length === 0,
        'every programme is known.',
        'a programme is not known: correct the roster.',
      ),
      // In the sandbox everybody can be reached.
      ...(isOnChats ? [await reachFinding(stored, school, people)] : []),
      ...(await requestFindings(stored, school, now())),
      ...(await deliveryFindings(stored, school, now())),
      ...(await tenantFindings(session, stored, school)),
    ]
  })
}
