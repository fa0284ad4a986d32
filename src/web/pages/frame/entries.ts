import { may } from '../../../access/roles.ts'
import { type Act, actInWords } from '../../../breach/words/acts.ts'
import type { Role } from '../../../storage/core/role.ts'
import type { LogEntry } from '../../../storage/log/log.ts'
import { codeInWords, factInWords } from './codes.ts'
import { objectOf, userNamed } from './entry-object.ts'
import { restrictionFacts } from './restriction-facts.ts'

/** A log entry in words, for a role. Free text is only for roles that may read about patients. */
export function sayEntry(entry: LogEntry, nameOf: (id: string) => string, role: Role) {
  const facts = entry.facts ?? {}
  const details = ((may(role, 'read_people') ? entry.details : null) ?? {}) as Record<string, unknown>
  return {
    seq: entry.seq,
    at: entry.at,
    who: whoDid(entry, nameOf),
    incident: entry.incident ?? null,
    hash: entry.hash,
    act: actInWords(entry.act),
    object: objectOf(entry.act, facts) || userNamed(entry.act, facts, nameOf),
    changes: [...changesIn(facts.changed), ...changesIn(REWORDED.includes(entry.act) ? details : null)],
    facts: [
      ...plainFacts({ ...facts, ...(entry.proved && { signedWith: entry.proved }) }, nameOf),
      ...restrictionFacts(facts.restriction, nameOf),
    ],
    notes: notesIn(details),
    ...momentsOf(facts, entry.at),
  }
}

/** Who did what an entry says, by name; what nobody did, the product did. */
export function whoDid({ by, via }: Pick<LogEntry, 'by' | 'via'>, nameOf: (id: string) => string): string {
  if (by === 'system') return 'Breachbook'
  return via ? `${nameOf(by)}, by way of ${nameOf(via)}` : nameOf(by)
}

const REWORDED: readonly Act[] = ['incident_amended', 'step_changed']

const NOTED = [
  'title',
  'summary',
  'site',
  'note',
  'comment',
  'reason',
  'why',
  'how',
  'reference',
  'confirmation',
  'filedBy',
  'official',
  'agency',
  'name',
  'formerName',
  'contactName',
  'recipient',
  'fileName',
  'matter',
  'askedBy',
  'unopened',
]

function notesIn(details: Record<string, unknown>) {
  const noted = NOTED.flatMap((name) =>
    typeof details[name] === 'string' ? [{ name: factInWords(name), text: details[name] }] : [],
  )
  const { reasons } = details
  const gaps = Array.isArray(reasons) ? (reasons as { gap: string; title?: string; reason: string }[]) : []
  return [
    ...noted,
    ...gaps.map(({ gap, title, reason }) => ({ name: `closed without “${title ?? gap}”`, text: reason })),
  ]
}

function changesIn(changed: unknown) {
  if (typeof changed !== 'object' || changed === null || Array.isArray(changed)) return []
  return Object.entries(changed as Record<string, { before: unknown; after: unknown }>).map(
    ([field, { before, after }]) => ({
      field: factInWords(field),
      before: shown(before),
      after: shown(after),
    }),
  )
}

function plainFacts(facts: Record<string, unknown>, nameOf: (id: string) => string) {
  return Object.entries(facts)
    .filter(
      ([name, value]) =>
        !['changed', 'reworded', 'performedAt', 'gaps', 'versions', 'restriction'].includes(name) && value !== null,
    )
    .map(([name, value]) => ({
      name: factInWords(name),
      value: PERSONS.includes(name.replace(/_backup$/, '')) ? nameOf(String(value)) : shown(value),
    }))
}

const HANDS = ['front_desk', 'privacy_officer', 'it_support', 'practice_owner', 'clinician']
const PERSONS = ['user', 'approvedBy', 'signedBy', 'writtenBy', 'askedBy', 'confirmedBy', 'ownedBy', 'backup', ...HANDS]

// A step may be recorded later than it was done: both times are shown.
function momentsOf(facts: Record<string, unknown>, at: string) {
  const performedAt = typeof facts.performedAt === 'string' && facts.performedAt !== at ? facts.performedAt : null
  return { performedAt }
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(shown).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, each]) => `${factInWords(name)} ${shown(each)}`)
      .join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return codeInWords(String(value)).replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1…')
}
