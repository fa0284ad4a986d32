import { spawnSync } from 'node:child_process'

/** Readers of PDF that others wrote: qpdf, and poppler's tools. */
const PDF_TOOLS = ['qpdf', 'pdftotext', 'pdffonts', 'pdftoppm'] as const

/** Whether tests that need them are left out: never under CI, where it is a failure that there are none. */
export const withoutPdfTools =
  !process.env.CI && PDF_TOOLS.some((tool) => spawnSync(tool, ['--version']).error !== undefined)
