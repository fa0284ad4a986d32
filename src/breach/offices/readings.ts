import { sumsOf } from '../incident/ledger.ts'
import { inWords } from '../law/day.ts'
import { ELEMENT_WORDS } from '../law/elements.ts'
import { endOf } from '../law/hold.ts'
import { labelsOf } from '../ocr/answers/choices.ts'
import { portalDay } from '../ocr/field.ts'
import type { OfficeFacts } from './facts.ts'
import { NOTHING, type Reading, said, toCheck } from './reading.ts'

/** The kinds of information, as lists name them. */
export function kinds({ incident }: OfficeFacts): Reading {
  const known = incident.event.elements.filter((element) => element !== 'other')
  return said(known.map((element) => ELEMENT_WORDS[element]).join(', '))
}

/** How many residents of the State were told, where a list of people says so. */
export function notified({ ledger, state }: OfficeFacts): Reading {
  return ledger === null ? NOTHING : said(sumsOf(ledger, state).told)
}

/** When the letters to residents went out, or by when they are planned. */
export function lettersOn({ incident, answer, state }: OfficeFacts): Reading {
  const ids = [`state.${state}.individuals`, 'hipaa.individuals', 'ftc.individuals']
  const given = ids.flatMap((id) => incident.notices.find(({ duty }) => duty === id)?.givenOn ?? [])[0]
  if (given) return said(`Sent on ${portalDay(given)}`)
  const due = ids.flatMap((id) => answer.duties.find((duty) => duty.id === id)?.due ?? [])[0]
  return due ? toCheck(`Planned by ${portalDay(due)}`) : NOTHING
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
