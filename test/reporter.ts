import type { Reporter, TestModule } from 'vitest/node'
import { withoutBrowser } from './support/chromium.ts'

/** Ends every run with the one line that people and CI look for: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const results = modules.flatMap((module) => [...module.children.allTests()]).map((each) => each.result().state)
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    const passed = results.filter((state) => state === 'passed').length
    const failed = results.filter((state) => state === 'failed').length + broken + errors.length
    const leftOut = withoutBrowser ? results.filter((state) => state === 'skipped').length : 0
    if (leftOut > 0)
      console.log(
        `\n${leftOut} tests were left out, the browser tests among them: there is no Chromium here. Set CHROMIUM to its path.`,
      )
    process.on('exit', () => console.log(`\n${passed} passed, ${failed} failed`))
  }
}
