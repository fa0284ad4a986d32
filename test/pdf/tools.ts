import { test } from 'vitest'
import { withoutPdfTools } from '../support/machine/pdf-tools.ts'

/** A test that needs other readers of PDF. It is left out where there are none, and the run says so in one line at its end. */
export const pdfToolTest = test.skipIf(withoutPdfTools)
