import { z } from 'zod'

/** Which page of a long card somebody turns to, from 1; absent for the first. */
export const pageAsked = z.coerce.number().int().min(1).max(1_000).optional()
