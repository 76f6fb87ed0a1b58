/**
 * Runs a program of this folder, `kinds` or `england`, bundled as a build is: what runs TypeScript as it
 * stands adds a helper to each inner function, which is a tenth of what is measured here.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { builtProgram } from '../test/support/build-program.ts'

const [program = 'kinds', ...wishes] = process.argv.slice(2)
const path = await builtProgram(join('bench', `${program}.ts`))
const running = spawn(process.execPath, [path, ...wishes], { stdio: 'inherit' })
const [code] = await once(running, 'exit')
process.exitCode = code ?? 1
