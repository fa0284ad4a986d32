import type { TypedFields } from '../../../actions/users/drafts.ts'

/** The hidden fields that tell forms apart which are sent to the same path. Nobody types them. */
const TELLS_APART = new Set('which what of letter rule duty sheet product about consented'.split(' '))

/** Where a page leads to once its form is sent, and what of it is shown: never of a draft, always of the page that is open. */
export const LEADS: ReadonlySet<string> = new Set('back page next show shown reader stage go'.split(' '))

/** What a page prints into a form beside what is typed there. */
const PRINTED = /^(version\b.*|wordsVersion|answersVersion|people|header|letters|shifted|chosen|gap-id-.*|once)$/

/** What is looked up or sent off at once is no work to lose; and a report from staff is nobody’s account’s. */
const NEVER_KEPT =
  /^\/(drafts|log|account\/passkeys.*|report\/.*|settings\/(users|keys|mail|logo)|patients(\/accounting)?$|calls\/caller$)|\/(uploads|attachments|codes|people\/search|letter\/sheet)$/
const SECRET = /password|passphrase|secret|token|^code$/i

/** The fields of a form that tell it apart from others on its page. */
export function tellingApart(typed: TypedFields): TypedFields {
  return typed.filter(([name]) => TELLS_APART.has(name))
}

/** The fields of a form in which somebody typed or chose something. */
export function filledIn(typed: TypedFields): TypedFields {
  return typed.filter(([name, value]) => !isHidden(name) && !/^\s*$|^(true|false)$/.test(value))
}

/** Whether a page prints this field into a form, and nobody types it. */
export function isHidden(name: string): boolean {
  return TELLS_APART.has(name) || LEADS.has(name) || PRINTED.test(name)
}

/** The fields of a form without those that only lead from page to page. */
export function withoutLeads(typed: TypedFields): TypedFields {
  return typed.filter(([name]) => !LEADS.has(name))
}

/** Whether what is typed into a form is kept until it is saved: no password, code or key, no file, and no look-up. */
export function isKept(form: string, typed: TypedFields): boolean {
  return !NEVER_KEPT.test(form) && !typed.some(([name]) => SECRET.test(name)) && filledIn(typed).length > 0
}
