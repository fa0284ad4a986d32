import type { Reporter, TestModule } from 'vitest/node'
import { withoutBrowser } from './support/chromium.ts'
import { withoutPdfTools } from './support/pdf-tools.ts'

/** What is not on this machine, and which tests go with it. */
const MISSING = [
  ...(withoutBrowser ? ['The browser tests: there is no Chromium here. Set CHROMIUM to its path.'] : []),
  ...(withoutPdfTools ? ['The tests with other readers of PDF: install qpdf and poppler-utils.'] : []),
]

/** Ends every run with the one line that people and CI look for: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const results = modules.flatMap((module) => [...module.children.allTests()]).map((each) => each.result().state)
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    const passed = results.filter((state) => state === 'passed').length
    const failed = results.filter((state) => state === 'failed').length + broken + errors.length
    const leftOut = results.filter((state) => state === 'skipped').length
    if (leftOut > 0) console.log(`\n${leftOut} tests were left out. ${MISSING.join(' ')}`)
    process.on('exit', () => console.log(`\n${passed} passed, ${failed} failed`))
  }
}
