import { afterAll } from 'vitest'
import { closeAll } from './when-file-ends.ts'

/*
 * Test files share their worker's modules (`isolate: false`), so an `afterAll` at the top of a
 * support file would be said once and count for the first test file only. This file is a setup
 * file instead: it runs for each test file, and what a test opened is closed with it.
 */
afterAll(closeAll)
