import { sumsOf } from '../incident/ledger.ts'
import { type Day, inWords } from '../law/day.ts'
import { ELEMENT_WORDS } from '../law/elements.ts'
import { endOf } from '../law/hold.ts'
import { labelsOf } from '../ocr/answers/choices.ts'
import { portalDay } from '../ocr/field.ts'
import { accountOf, NOTHING, type Reading, said, toCheck } from '../words/reading.ts'
import type { OfficeFacts } from './facts.ts'

/** The kinds of information, as lists name them. */
export function kinds({ incident }: OfficeFacts): Reading {
  const known = incident.event.elements.filter((element) => element !== 'other')
  return said(known.map((element) => ELEMENT_WORDS[element]).join(', '))
}

/** What happened. */
export function happened({ incident }: OfficeFacts): Reading {
  return accountOf(incident)
}

/** How many residents of the State were told, where a list of people says so; none where nothing on record went out. */
export function notified({ ledger, incident, state }: OfficeFacts): Reading {
  if (ledger !== null) return said(sumsOf(ledger, state).told)
  return givenTo(incident, state) === null ? toCheck('0') : NOTHING
}

/** When the letters to residents went out. The last legal deadline is no plan: until they went, the officer says it. */
export function lettersOn({ incident, state }: OfficeFacts): Reading {
  const given = givenTo(incident, state)
  return given === null ? NOTHING : said(`Sent on ${portalDay(given)}`)
}

function givenTo({ notices }: OfficeFacts['incident'], state: OfficeFacts['state']): Day | null {
  const ids = [`state.${state}.individuals`, 'hipaa.individuals', 'ftc.individuals']
  return ids.flatMap((id) => notices.find(({ duty }) => duty === id)?.givenOn ?? [])[0] ?? null
}

/** Whether law enforcement asked to wait, as the statements on record say. */
export function waited({ incident }: OfficeFacts): Reading {
  const ends = incident.holds.map(endOf).filter((end) => end !== null)
  const last = ends.sort().at(-1)
  return said(last ? `Yes, until ${inWords(last)}` : 'No')
}

/** The safeguards that were answered for OCR. */
export function safeguards({ incident }: OfficeFacts): Reading {
  const codes = incident.ocrSheets.hipaa?.answers.safeguards ?? []
  return toCheck(labelsOf('safeguards', codes).join('; '))
}
