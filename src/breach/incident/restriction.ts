/** Why only those who are named see an incident. */
export const RESTRICTION_REASONS = {
  workforce: 'Somebody who works here is the subject',
  privilege: 'Counsel asked for privilege',
  known_patient: 'A patient is somebody whom people here know',
} as const

export type RestrictionReason = keyof typeof RESTRICTION_REASONS

/** How an account stands to a restricted incident: `subject` is whom it is about. */
export type Standing = 'named' | 'subject'

/** A restricted incident with the accounts on it. */
export type Restriction = {
  incident: string
  reason: RestrictionReason
  restrictedAt: string
  people: readonly { user: string; standing: Standing }[]
}

/** What of an account says who sees what; `disabledAt` is null unless it was closed. */
export type Account = { id: string; role: string; disabledAt: string | null }

/** Kinds of which somebody who works here is the subject: they begin restricted. */
const OF_WORKFORCE: readonly string[] = ['snooping', 'departing_workforce']

/** Whether incidents of a kind begin restricted. */
export function beginsRestricted(kind: string): boolean {
  return OF_WORKFORCE.includes(kind)
}

/**
 * Who sees a restricted incident: those who are named on it. Where none of them decides any more, officers whom it is not
 * about, and where there is none, admins: somebody is always left who can keep its legal deadlines.
 */
export function whoSees({ people }: Pick<Restriction, 'people'>, accounts: readonly Account[]): string[] {
  const named = namedAmong(people, accounts)
  const isOn = ({ id }: Account) => people.some(({ user }) => user === id)
  const others = accounts.filter((each) => each.disabledAt === null && !isOn(each))
  return [...named, ...(named.some(decides) ? [] : standIns(others))].map(({ id }) => id)
}

/** Whether the same people stand to two restricted incidents in the same way. */
export function haveSamePeople(...two: readonly [Pick<Restriction, 'people'>, Pick<Restriction, 'people'>]): boolean {
  const [one, other] = two.map(({ people }) => new Set(people.map(({ user, standing }) => `${user} ${standing}`)))
  return one?.symmetricDifference(other ?? new Set()).size === 0
}

/** Whether somebody who is named on a restricted incident can sign in and decides. */
export function hasDecider({ people }: Pick<Restriction, 'people'>, accounts: readonly Account[]): boolean {
  return namedAmong(people, accounts).some(decides)
}

function namedAmong(people: Restriction['people'], accounts: readonly Account[]): Account[] {
  const named = new Set(people.filter(({ standing }) => standing === 'named').map(({ user }) => user))
  return accounts.filter(({ id, disabledAt }) => disabledAt === null && named.has(id))
}

/**
 * Whom an incident that begins restricted names: whoever logs it and the officers, or the admins where there is no officer;
 * nobody whom it is about.
 */
export function firstNamed(accounts: readonly Account[], by: string, subject: string | null): string[] {
  const able = accounts.filter(({ id, disabledAt }) => disabledAt === null && id !== subject)
  const first = able.filter(({ id }) => id === by)
  const officers = able.filter(({ role }) => role === 'officer')
  const deciders = officers.length > 0 || first.some(decides) ? officers : standIns(able)
  return [...new Set([...first, ...deciders].map(({ id }) => id))]
}

function standIns(accounts: readonly Account[]): Account[] {
  const officers = accounts.filter(({ role }) => role === 'officer')
  return officers.length > 0 ? officers : accounts.filter(({ role }) => role === 'admin')
}

/** Whether an account decides on incidents. */
export function decides({ role }: Pick<Account, 'role'>): boolean {
  return role === 'officer' || role === 'admin'
}

/** What an entry of the log says of a restriction; each part is absent where it says nothing of it. */
export type RestrictionFact = {
  reason?: RestrictionReason
  named?: string[]
  unnamed?: string[]
  subject?: string[]
  lifted?: boolean
}

/** Who is on a restriction after such an entry; null: there is none. */
export function restrictionAfter(
  before: Pick<Restriction, 'reason' | 'people'> | null,
  said: RestrictionFact,
): Pick<Restriction, 'reason' | 'people'> | null {
  const reason = said.reason ?? before?.reason
  if (said.lifted || reason === undefined) return null
  const standings = new Map((before?.people ?? []).map(({ user, standing }) => [user, standing]))
  for (const user of said.unnamed ?? []) standings.delete(user)
  for (const user of said.named ?? []) standings.set(user, 'named')
  for (const user of said.subject ?? []) standings.set(user, 'subject')
  return { reason, people: [...standings].map(([user, standing]) => ({ user, standing })) }
}
