import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../../src/platforms/slack/failures.ts'

describe('what a failed call to Slack comes to', () => {
  it.each([
    'channel_not_found',
    'account_inactive',
    'user_not_found',
    'not_in_channel',
    'is_archived',
    'token_revoked',
    'invalid_auth',
    'missing_scope',
  ])('%s: nothing gets through there', (error) => {
    expect(outcomeOf({ error })).toEqual({ kind: 'unreachable', code: error.replaceAll('_', '-') })
  })

  it.each(['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks'])('%s: too large', (error) => {
    expect(outcomeOf({ error }).kind).toBe('too-large')
  })

  it.each(['message_not_found', 'cant_update_message'])('%s: it is gone', (error) => {
    expect(outcomeOf({ error }).kind).toBe('gone')
  })

  it.each(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'])(
    '%s: part of it may have been carried out',
    (error) => {
      expect(outcomeOf({ error }).kind).toBe('unknown')
    },
  )

  it('any other refusal was not carried out', () => {
    expect(outcomeOf({ error: 'invalid_arguments' }).kind).toBe('not-sent')
    expect(outcomeOf({ status: 404 }).kind).toBe('not-sent')
  })

  it.each([500, 502, 503, 504, 408])('status %i: nobody knows', (status) => {
    expect(outcomeOf({ status })).toEqual({ kind: 'unknown', code: `status-${status}` })
  })

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])(
    '%s: the request never left',
    (code) => {
      expect(outcomeOf({ code }).kind).toBe('not-sent')
    },
  )

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'])(
    '%s: nobody knows',
    (code) => {
      expect(outcomeOf({ code }).kind).toBe('unknown')
    },
  )

  it('waits as long as Slack asks, a second at least and an hour at most', () => {
    const waits = (retryAfterSeconds?: number) =>
      outcomeOf({ status: 429, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })
    expect(waits(30)).toEqual({ kind: 'throttled', retryAfterMs: 30_000 })
    expect(waits(0)).toEqual({ kind: 'throttled', retryAfterMs: 1000 })
    expect(waits(1e9)).toEqual({ kind: 'throttled', retryAfterMs: 3_600_000 })
    expect(waits(Number.NaN)).toEqual({ kind: 'throttled', retryAfterMs: 5000 })
    expect(waits()).toEqual({ kind: 'throttled', retryAfterMs: 5000 })
    expect(outcomeOf({ error: 'ratelimited' }).kind).toBe('throttled')
  })
})
