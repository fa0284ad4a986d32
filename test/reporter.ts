import type { Reporter, TestModule } from 'vitest/node'
import { ALL_TESTS } from './support/machine/all-tests.ts'
import { withoutBrowser } from './support/machine/chromium.ts'
import { withoutPdfTools } from './support/machine/pdf-tools.ts'
import { withoutShared } from './support/machine/shared-folder.ts'
import { withoutPostfix } from './support/mail/real/installed.ts'

/** What is not on this machine, and which tests go with it. */
const MISSING = [
  ...(withoutShared
    ? ['The tests with rosters, tables and reports that others made: they are read from ../shared/data.']
    : []),
  ...(withoutBrowser ? ['The browser tests: there is no Chromium here. Set CHROMIUM to its path.'] : []),
  ...(withoutPdfTools ? ['The tests with other readers of PDF: install qpdf and poppler-utils.'] : []),
  ...(withoutPostfix ? ['The tests with a real mail server: install postfix and dovecot-imapd, and be root.'] : []),
]

/** Ends every run with the one line that people and CI look for: `N passed, N failed`, and `N skipped` where some were. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const results = modules.flatMap((module) => [...module.children.allTests()]).map((each) => each.result().state)
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    const passed = results.filter((state) => state === 'passed').length
    const failed = results.filter((state) => state === 'failed').length + broken + errors.length
    const skipped = results.filter((state) => state === 'skipped').length
    if (skipped > 0) console.log(`\n${skipped} tests were left out. ${MISSING.join(' ')}`)
    if (skipped > 0 && ALL_TESTS) process.exitCode = 1
    const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])]
    process.on('exit', () => console.log(`\n${counts.join(', ')}`))
  }
}
