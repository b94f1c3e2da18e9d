// Prints `N passed, N failed` from vitest's own report. A test file that could not be
// loaded ran no test and is a failure all the same.
import { readFileSync } from 'node:fs'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

const [file = ''] = process.argv.slice(2)
const report = JSON.parse(readFileSync(file, 'utf8')) as Report
const unloadable = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length

const counts = [`${report.numPassedTests} passed`, `${report.numFailedTests + unloadable} failed`]
if (report.numPendingTests > 0) counts.push(`${report.numPendingTests} skipped`)
console.log(counts.join(', '))
