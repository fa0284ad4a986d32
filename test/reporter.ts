import type { Reporter, TestModule } from 'vitest/node'

/** Ends every run with the one line that people and CI look for: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const results = modules.flatMap((module) => [...module.children.allTests()]).map((each) => each.result().state)
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    const passed = results.filter((state) => state === 'passed').length
    const failed = results.filter((state) => state === 'failed').length + broken + errors.length
    process.on('exit', () => console.log(`\n${passed} passed, ${failed} failed`))
  }
}
