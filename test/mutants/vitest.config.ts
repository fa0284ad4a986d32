import { defineConfig } from 'vitest/config'

// What draws its Situations by chance would kill other mutants on each run, and the machines of the time zones run the
// law as it stands: the examples have to notice every change by themselves.
export default defineConfig({
  test: {
    include: ['test/breach/**/*.test.ts'],
    exclude: ['test/breach/duties/properties.test.ts', 'test/breach/law/time-zones.test.ts'],
    testTimeout: 30_000,
  },
})
