import { spawnSync } from 'node:child_process'
import { ALL_TESTS } from './all-tests.ts'

/** Readers of PDF that others wrote: qpdf, and poppler's tools. */
const PDF_TOOLS = ['qpdf', 'pdftotext', 'pdffonts', 'pdftoppm'] as const

/** Whether tests that need them are left out. */
export const withoutPdfTools =
  !ALL_TESTS && PDF_TOOLS.some((tool) => spawnSync(tool, ['--version']).error !== undefined)
