import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import LongFirst from './test/long-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/one-folder.ts'],
    reporters: ['default', './test/reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // No test changes what its module holds, and each opens a book of its own: so the files of a worker load the program once.
    isolate: false,
    // Two more than there are processors: many tests wait for a browser, a server or a disk.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongFirst },
  },
})
