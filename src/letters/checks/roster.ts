import { counted } from '../../breach/law/words.ts'
import { TRANSLATIONS } from '../languages/index.ts'
import { termsOf } from '../text/letter.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'

/** What the roster asks of the letters and they do not give: languages without words, kinds of data that nobody knows. */
export function rosterFindings(batch: Batch): Finding[] {
  const { unsupportedReaders = 0, unknownElements = 0, rosterValues = [] } = batch.incident
  const found = [...rosterValues.map(named), ...untranslated(batch)]
  if (unsupportedReaders > 0) found.push(withoutLine(unsupportedReaders))
  if (unknownElements > 0) found.push(unknownKinds(unknownElements))
  return found
}

// Somebody of the staff may have a patient’s name; nobody has a patient’s number.
function named({ what, isName }: { what: string; isName: boolean }): Finding {
  const citation = '45 CFR 164.404(c)(1)(B)'
  if (isName) {
    const sentence =
      'This text contains a name that is on the roster. If it is a patient’s, remove it: everyone gets the same text.'
    return warning({ code: `roster_name.${what}`, what, sentence, citation })
  }
  const sentence =
    'This text contains a record number, telephone number or e-mail address of someone on the roster. Remove it.'
  return error({ code: `roster_value.${what}`, what, sentence, citation })
}

function untranslated(batch: Batch): Finding[] {
  const { translated } = termsOf(batch)
  const { languages = {} } = batch.incident
  return TRANSLATIONS.filter(({ code }) => (languages[code] ?? 0) > 0 && !translated[code]).map(({ code, called }) =>
    warning({
      code: `language.${code}`,
      what: `translated.${code}.whatHappened`,
      sentence: `${counted(languages[code] ?? 0, 'affected person reads', 'affected people read')} ${called}, but your text is not available in it. They get the English letter with one line in ${called}. Other law may require translation: ask counsel.`,
      isUnsettled: true,
    }),
  )
}

function withoutLine(unsupportedReaders: number): Finding {
  return warning({
    code: 'language.other',
    what: 'incident.people',
    sentence: `${counted(unsupportedReaders, 'affected person reads a language', 'affected people read languages')} we have no text for. They get the English letter as is.`,
    isUnsettled: true,
  })
}

function unknownKinds(unknown: number): Finding {
  return warning({
    code: 'elements_unknown.roster',
    what: 'incident.people',
    sentence: `For ${counted(unknown, 'person', 'people')}, the roster lists kinds of information we do not recognize. Their letters omit these kinds. Correct the column, or describe them in your own text.`,
    citation: '45 CFR 164.404(c)(1)(B)',
  })
}
