// Reads a vitest JSON report: prints `passed N` and `failed N`; skipped and unstarted tests count as
// failed, and so does a report that is missing or empty.
import { readFileSync } from 'node:fs'

let report
try {
  report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
} catch (cause) {
  process.stdout.write('passed 0\nfailed 1\n')
  process.stderr.write(`No test report could be read: ${cause.message}\n`)
  process.exit(0)
}
const notRun = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
)
if (notRun > 0) process.stderr.write(`${notRun} tests were skipped: that counts as failed here.\n`)
const failed =
  report.numFailedTests + notRun + brokenFiles.length + (report.numTotalTests === 0 ? 1 : 0)
process.stdout.write(`passed ${report.numPassedTests}\nfailed ${failed}\n`)
