import { existsSync } from 'node:fs'
import { ALL_TESTS } from './all-tests.ts'

/** Rosters, tables and reports that others made: beside this folder, never copied into it. */
export const SHARED = new URL('../../../../shared/data/', import.meta.url)

/** Whether tests that need them are left out. */
export const withoutShared = !ALL_TESTS && !existsSync(SHARED)
