import { counted } from '../../breach/words.ts'
import { TRANSLATIONS } from '../languages/index.ts'
import { termsOf } from '../letter.ts'
import { type Batch, type Finding, warning } from './finding.ts'

/** What the roster asks of the letters and they do not give: languages without words, kinds of data that nobody knows. */
export function rosterFindings(batch: Batch): Finding[] {
  const { strangers = 0, unknownElements = 0 } = batch.incident
  const found = untranslated(batch)
  if (strangers > 0) found.push(withoutLine(strangers))
  if (unknownElements > 0) found.push(unknownKinds(unknownElements))
  return found
}

function untranslated(batch: Batch): Finding[] {
  const { translated } = termsOf(batch)
  const { languages = {} } = batch.incident
  return TRANSLATIONS.filter(({ code }) => (languages[code] ?? 0) > 0 && !translated[code]).map(({ code, called }) =>
    warning({
      code: `language.${code}`,
      what: `translated.${code}.whatHappened`,
      sentence: `${counted(languages[code] ?? 0, 'affected person reads', 'affected people read')} ${called}, and your words do not stand in it. They get the English letter with a line in ${called}. Translation may be due under other law: ask counsel.`,
      isUnsettled: true,
    }),
  )
}

function withoutLine(strangers: number): Finding {
  return warning({
    code: 'language.other',
    what: 'incident.people',
    sentence: `${counted(strangers, 'affected person reads a language', 'affected people read languages')} that nothing here is written in. They get the English letter as it is.`,
    isUnsettled: true,
  })
}

function unknownKinds(unknown: number): Finding {
  return warning({
    code: 'elements_unknown.roster',
    what: 'incident.people',
    sentence: `For ${counted(unknown, 'person', 'people')} the roster names kinds of information by words that nobody knows here. Their letters leave these kinds out: correct the column, or tell of them in your own words.`,
    citation: '45 CFR 164.404(c)(1)(B)',
  })
}
