import type { Law, Regulator } from '../law/law.ts'
import { type Provision, provision } from './provision.ts'
import { lengthSentence, lineSentence, relation, sentence } from './words.ts'

/** The notices that a statute asks for: to individuals, to regulators, to the consumer reporting agencies. */
export function notices(law: Law): Provision[] {
  return [...individuals(law), ...law.regulators.map(regulator), ...agencies(law)]
}

function individuals({ individual, statuteExists }: Law): Provision[] {
  if (!statuteExists) return []
  const text = [lengthSentence(individual), sentence(individual.standard)]
  return [provision('individuals', 'Notice to individuals', text, individual.citation)]
}

function regulator(office: Regulator): Provision {
  const text = [
    `${lineSentence(office)} ${lengthSentence(office)} ${relation(office.relative)}`.trim(),
    sentence(office.standard),
    WHEN[office.appliesWhen],
    office.regardlessOfElements ? 'Due whatever the kinds of data and the form of the records.' : '',
    office.method === null ? '' : sentence(`How: ${office.method}`),
    underHipaa(office),
  ]
  return provision(office.slug, `Notice to a regulator: ${office.name}`, text, citations(office), office.url)
}

const WHEN = {
  always: '',
  hipaa: 'Only from those who report to the HHS Secretary under HIPAA.',
  special: 'Only from the office’s own licensees: not a duty of an ordinary practice.',
}

function underHipaa({ ifHipaa, counts }: Regulator): string {
  if (ifHipaa === null) return ''
  const terms = `${lineSentence({ ...ifHipaa, counts })} ${lengthSentence(ifHipaa)} ${relation(ifHipaa.relative)}`
  return `From those under HIPAA instead: ${terms.trim()} ${sentence(ifHipaa.standard)}`
}

function citations({ citation, ifHipaa }: Regulator): string {
  return ifHipaa === null || ifHipaa.citation === citation ? citation : `${citation}; ${ifHipaa.citation}`
}

function agencies({ consumerReportingAgencies: agency, consumerReportingNote: note }: Law): Provision[] {
  if (agency === null && note === null) return []
  const told = agency === null ? [] : [`${lineSentence(agency)} ${lengthSentence(agency)}`, sentence(agency.standard)]
  const about = 'Notice to the consumer reporting agencies'
  return [provision('consumer-reporting-agencies', about, [...told, sentence(note)], agency?.citation ?? null)]
}
