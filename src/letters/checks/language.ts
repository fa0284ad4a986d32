import { TRANSLATIONS } from '../languages/index.ts'
import { termsOf } from '../letter.ts'
import { type Batch, type Finding, warning } from './finding.ts'

/** Readers of a language in which letters could be written whole, and the officer’s words do not stand in it. */
export function languageFindings(batch: Batch): Finding[] {
  const { translated } = termsOf(batch)
  const { languages = {} } = batch.incident
  return TRANSLATIONS.filter(({ code }) => (languages[code] ?? 0) > 0 && !translated[code]).map(({ code, called }) =>
    warning({
      code: `language.${code}`,
      what: `translated.${code}.whatHappened`,
      sentence: `${languages[code]} of the affected read ${called}, and your words do not stand in it. They get the English letter with a line in ${called}. Translation may be due under other law: ask counsel.`,
      isUnsettled: true,
    }),
  )
}
