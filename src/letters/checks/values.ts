import { PARTS, textFailings } from '../text/words.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'
import { eachText, type OtherText, otherTexts } from './texts.ts'

const KINDS_ONLY = '45 CFR 164.404(c)(1)(B)'

/** Somebody’s own information in the officer’s words, where only its kind belongs. */
export function valueFindings(batch: Batch): Finding[] {
  const parts = eachText(batch).map(({ what, part, text }) => ({ what, called: PARTS[part], text }))
  const others = otherTexts(batch)
  return [
    ...[...parts, ...others].flatMap((text) => [...strangeAddresses(text, batch), ...diagnoses(text)]),
    ...others.flatMap(failings),
  ]
}

// The four parts are looked through for these elsewhere: there they stop the letter itself.
function failings({ what, called, text }: OtherText): Finding[] {
  return textFailings(text).map((says, at) =>
    error({ code: `${what}.${at}`, what, sentence: `“${called}” ${says}`, citation: KINDS_ONLY }),
  )
}

const AN_ADDRESS = /(?<![^\s<>()[\]:;,"'])[^\s<>()[\]:;,"']+@([^\s<>()[\]:;,"']+\.[a-z]{2,})/gi

function strangeAddresses({ what, called, text }: OtherText, { practice }: Batch): Finding[] {
  const own = [practice.email ?? '', practice.website ?? ''].map(domainOf)
  const strange = [...text.matchAll(AN_ADDRESS)].some(([, domain = '']) => !own.includes(domain.toLowerCase()))
  if (!strange) return []
  const sentence = `“${called}” has an e-mail address that is not the practice’s. If it is a patient’s, remove it.`
  return [error({ code: `email.${what}`, what, sentence, citation: KINDS_ONLY })]
}

/** Words that name what somebody suffers from or takes, in English and Spanish. */
const TELLING =
  /\b(hiv|aids|cancer|cáncer|tumou?rs?|diabetes|hepatitis|herpes|syphilis|sífilis|gonorrh?ea|chlamydia|depression|depresión|bipolar|schizophreni[ac]|esquizofrenia|anxiety|addiction|adicción|alcoholism|opioids?|methadone|abortion|aborto|pregnan(t|cy)|embarazo|miscarriage|dementia|alzheimer|epilepsy|epilepsia|autism|autismo|ozempic|botox|viagra|suicid\w+)\b/i

function diagnoses({ what, called, text }: OtherText): Finding[] {
  if (!TELLING.test(text)) return []
  const sentence = `“${called}” has a word that may name an illness or treatment. Everyone gets the same text: name the kind of information (“your diagnosis”), never the illness.`
  return [warning({ code: `diagnosis.${what}`, what, sentence, citation: KINDS_ONLY })]
}

function domainOf(address: string): string {
  return address
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/^.*@/, '')
    .replace(/\/.*$/, '')
}
