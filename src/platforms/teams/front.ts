/**
 * The way in, impure: a request is authenticated, then bounded, then read. Nobody who is not Teams
 * learns anything but "unauthorised", has a body read, or ends in a 500.
 */
import type { IncomingMessage } from 'node:http'
import {
  activityHead,
  cleanedFrom,
  DEPTH_LIMIT,
  isShallow,
  type TeamsActivity,
  teamsActivity,
  tenantOf,
} from './activity.ts'
import type { Origin } from './addresses.ts'
import { readJson } from './body.ts'
import { allowedServiceUrl } from './service-urls.ts'
import { DEVELOPMENT_TENANT, type TeamsRules } from './settings.ts'
import type { Tokens } from './tokens.ts'

/** A verified activity with where it comes from, or the HTTP status to refuse it with. */
export type Admitted =
  | { readonly kind: 'activity'; readonly activity: TeamsActivity; readonly origin: Origin }
  | { readonly kind: 'refused'; readonly status: number; readonly because: string }

/** Reads and verifies one request. `because` is a stable code for the log, never for the caller. */
export async function admit(
  request: IncomingMessage,
  { rules, tokens }: { readonly rules: TeamsRules; readonly tokens: Tokens },
  now: Date,
): Promise<Admitted> {
  const believed = await tokens.believe(request.headers.authorization, now)
  if (believed.kind === 'refused') return refused(401, believed.because)
  const body = await readJson(request)
  if (body.kind === 'refused') return refused(body.status, 'body')
  const head = activityHead.safeParse(body.json)
  if (!head.success) return refused(401, 'not-teams')
  const serviceUrl = allowedServiceUrl(rules.serviceUrls, head.data.serviceUrl)
  if (serviceUrl === undefined) return refused(401, 'service-url-not-allowed')
  // The token names the address as well: nobody else's may be put in its place.
  if (rules.credentials !== undefined && believed.serviceUrl !== head.data.serviceUrl) {
    return refused(401, 'wrong-service-url')
  }
  return read(body, serviceUrl, rules)
}

function read(
  { json, text }: { readonly json: unknown; readonly text: string },
  serviceUrl: string,
  { tenants }: TeamsRules,
): Admitted {
  if (!isShallow(json, DEPTH_LIMIT)) return refused(400, 'too-deep')
  const parsed = teamsActivity.safeParse(cleanedFrom(text, json))
  if (!parsed.success) return refused(400, 'malformed')
  const tenant = tenants.size === 0 ? DEVELOPMENT_TENANT : tenantOf(parsed.data)
  if (tenant === undefined || (tenants.size > 0 && !tenants.has(tenant))) {
    return refused(401, 'tenant-not-allowed')
  }
  return { kind: 'activity', activity: parsed.data, origin: { tenant, serviceUrl } }
}

const refused = (status: number, because: string): Admitted => ({
  kind: 'refused',
  status,
  because,
})
