import type Handlebars from 'handlebars'
import untyped from 'handlebars/runtime.js'
import { icon, qr } from './drawn.ts'

/**
 * The helpers every template may use, and no others: a template that names another one is refused at start.
 *
 * {{day discoveredOn}}               March 1, 2026
 * {{moment recordedAt zone}}         March 1, 2026, 12:04 PM EST
 * {{count people "person" "people"}} 1,171 people (without the words: 1,171)
 * {{plural people "is" "are"}}       are
 * {{join elements ", "}}             name, ssn
 * {{fullDay today}}                  Monday, March 1, 2026
 * {{shortDay due}}                   Fri, Dec 4: what `brief` shows, for pictures
 * {{brief due}}                      <time>Fri, Dec 4</time>: within a week with the weekday, in another year with the year
 * {{icon "check"}}                   <svg>, decoration only: the words beside it say it
 * {{qr address "QR code"}}           <svg>: a text for a phone's camera, with what it is called
 * {{#if (eq status "open")}} {{#if (includes elements "ssn")}} {{#if (not done)}} {{#if (or a b)}} {{#if (and a b)}}
 * {{shortDate birthDate}}            <time>Oct 4, 1964</time>: always with the year
 *
 * Each takes null for a fact nobody knows yet and then prints nothing.
 */
export const helpers = {
  day,
  fullDay,
  brief,
  shortDay,
  shortDate,
  moment,
  icon,
  qr,
  count,
  plural,
  join,
  eq,
  includes,
  not,
  and,
  or,
}

function day(value: string | null): string {
  return value === null ? '' : dayWords.format(new Date(`${value}T00:00:00Z`))
}

function fullDay(value: string): string {
  return fullWords.format(atNoon(value))
}

type WithRoot = { data: { root: { today?: string } } }

function brief(value: string | null, { data }: WithRoot) {
  if (value === null) return ''
  const { today } = data.root
  return safe(`<time datetime="${value}" title="${fullWords.format(atNoon(value))}">${shortly(value, today)}</time>`)
}

function shortDate(value: string | null) {
  return value === null ? '' : safe(`<time datetime="${value}">${otherYearWords.format(atNoon(value))}</time>`)
}

function shortDay(value: string, { data }: WithRoot): string {
  return shortly(value, data.root.today)
}

function shortly(value: string, today = value): string {
  const away = (atNoon(value).getTime() - atNoon(today).getTime()) / 86_400_000
  if (Math.abs(away) <= 7) return nearWords.format(atNoon(value))
  return (value.slice(0, 4) === today.slice(0, 4) ? thisYearWords : otherYearWords).format(atNoon(value))
}

function atNoon(value: string): Date {
  return new Date(`${value.slice(0, 10)}T12:00:00Z`)
}

function safe(html: string) {
  return new SafeString(html)
}

function moment(value: string | null, zone: string): string {
  return value === null ? '' : momentWords(zone).format(new Date(value)).replaceAll('\u202f', ' ')
}

function count(value: number | null, one?: unknown, many?: unknown): string {
  if (value === null) return ''
  const number = figures.format(value)
  return typeof many === 'string' ? `${number} ${plural(value, one, many)}` : number
}

function plural(value: number, one: unknown, many: string): string {
  return value === 1 ? String(one) : many
}

function join(values: readonly string[] | null, separator: string): string {
  return values === null ? '' : values.join(separator)
}

function eq(left: unknown, right: unknown): boolean {
  return left === right
}

function includes(values: readonly unknown[] | null, value: unknown): boolean {
  return values?.includes(value) ?? false
}

function not(value: unknown): boolean {
  return !value
}

function or(left: unknown, right: unknown): boolean {
  return Boolean(left || right)
}

function and(left: unknown, right: unknown): boolean {
  return Boolean(left && right)
}

/** The package's own types leave the runtime's entry empty. */
const { SafeString } = untyped as unknown as typeof Handlebars

const figures = new Intl.NumberFormat('en-US')

const dayWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })

const utc = { timeZone: 'UTC' } as const
const fullWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', ...utc })
const nearWords = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', ...utc })
const thisYearWords = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', ...utc })
const otherYearWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', ...utc })

const zones = new Map<string, Intl.DateTimeFormat>()

function momentWords(zone: string): Intl.DateTimeFormat {
  const known = zones.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { ...momentParts, timeZone: zone })
  zones.set(zone, made)
  return made
}

const momentParts = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const
