import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONG = /\/test\/(e2e|browser|worker)\//

/** Starts with the files that take long, so that no worker is left alone with one at the end. */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const { long = [], short = [] } = Object.groupBy(sorted, ({ moduleId }) => (LONG.test(moduleId) ? 'long' : 'short'))
    return [...long, ...short]
  }
}
