import { counted } from '../../breach/law/words.ts'
import { TRANSLATIONS } from '../languages/index.ts'
import { termsOf } from '../text/letter.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'

/** What the roster asks of the letters and they do not give: languages without words, kinds of data that nobody knows. */
export function rosterFindings(batch: Batch): Finding[] {
  const { strangers = 0, unknownElements = 0, rosterValues = [] } = batch.incident
  const found = [...rosterValues.map(named), ...untranslated(batch)]
  if (strangers > 0) found.push(withoutLine(strangers))
  if (unknownElements > 0) found.push(unknownKinds(unknownElements))
  return found
}

// Somebody of the staff may have a patient’s name; nobody has a patient’s number.
function named({ what, isName }: { what: string; isName: boolean }): Finding {
  const citation = '45 CFR 164.404(c)(1)(B)'
  if (isName) {
    const sentence =
      'These words hold a name that stands on the roster of the affected. If it is a patient’s, take it out: everybody gets the same words.'
    return warning({ code: `roster_name.${what}`, what, sentence, citation })
  }
  const sentence =
    'These words hold a record number, a telephone number or an e-mail address of somebody on the roster of the affected. Take it out.'
  return error({ code: `roster_value.${what}`, what, sentence, citation })
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
