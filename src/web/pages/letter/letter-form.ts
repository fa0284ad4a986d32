import { z } from '@hono/zod-openapi'
import type { LetterTerms, Words } from '../../../breach/incident/letter-text.ts'
import type { State } from '../../../breach/law/states.ts'
import { completed, SHIPPED } from '../../../letters/state/directory.ts'
import { letterTextSchema } from '../../api/letter/letter-schema.ts'
import { check, parse, type Values } from '../../shell/forms/form.ts'

/** The values of the letter's form for this text and these terms. */
export function letterValues({ words, terms }: { words: Words; terms: LetterTerms }): Values {
  const { translated, offer, minorOffer, directory, securityProgram, languageSheet, ...plain } = terms
  const offers = { offer: offer && typed(offer), minorOffer: minorOffer && typed(minorOffer) }
  const spelled = { ...words, ...plain, translated, ...offers, directory: completed(directory) }
  const said = securityProgram === null ? '' : securityProgram ? 'yes' : 'no'
  return { ...flat(spelled), securityProgram: said, 'languageSheet:flag': String(languageSheet) }
}

/** What such a form says; empty fields are not decided. Throws Refused with each bad field. */
export function letterText(values: Values): z.output<typeof letterTextSchema> {
  const { securityProgram = '', ...rest } = values
  const said = check(ANYTHING, rest) as Record<string, unknown>
  return parse(letterTextSchema, {
    ...said,
    translated: whole(said.translated, (words) => isSaid(words)),
    offer: offerIn(said.offer),
    minorOffer: offerIn(said.minorOffer),
    directory: directoryIn(said.directory),
    forOthers: isSaid(said.forOthers) ? said.forOthers : null,
    securityProgram: securityProgram === '' ? null : securityProgram === 'yes',
  })
}

const ANYTHING = z.record(z.string(), z.unknown())

function typed({ months, ownCodes = false, asksForCard, ...offer }: NonNullable<LetterTerms['offer']>) {
  return { ...offer, 'months:number': months, 'ownCodes:flag': ownCodes, 'asksForCard:flag': asksForCard }
}

// Two unticked boxes alone are no offer; a ticked one is an offer that is not complete.
function offerIn(said: unknown): unknown {
  const { ownCodes = false, asksForCard = false, ...rest } = (said ?? {}) as Record<string, unknown>
  return isSaid(rest) || ownCodes || asksForCard ? said : null
}

// `{a: {b: 'c'}}` becomes the field `a.b`; null becomes an empty field.
function flat(value: unknown, path = ''): Values {
  if (typeof value !== 'object' || value === null) return { [path]: value === null ? '' : String(value) }
  const inner = Object.entries(value).map(([name, each]) => flat(each, path === '' ? name : `${path}.${name}`))
  return Object.assign({}, ...inner) as Values
}

/** The directory that was entered; null while it is the one that ships with the product. */
function directoryIn(said: unknown): unknown {
  if (!isSaid(said)) return null
  const { bureaus = {}, offices, ...rest } = said as Record<string, object>
  const entered = Object.entries(whole(offices, isSaid)).filter(
    ([state, office]) => !isSame(office, SHIPPED.offices[state as State]),
  )
  const directory = { ...rest, bureaus: Object.values(bureaus), offices: Object.fromEntries(entered) }
  return isSame(directory, { ...SHIPPED, offices: {} }) ? null : directory
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function whole(said: unknown, isKept: (each: unknown) => boolean): object {
  return Object.fromEntries(Object.entries(said ?? {}).filter(([, each]) => isKept(each)))
}

function isSaid(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined && value !== null && value !== ''
  return Object.values(value).some(isSaid)
}

// Sorted members, without empty ones.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, each]) => isSaid(each))
  return Object.fromEntries(
    members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, sorted(each)]),
  )
}
