import { readEmail } from '../values/email.ts'
import type { Person } from '../values/person.ts'
import { readYesNo } from '../values/values.ts'
import type { Note } from './note.ts'
import { note, type RowForm, type Value } from './row-form.ts'

/** Adds how a person may be reached besides by post. Where no e-mail address is left, no consent to e-mail is. */
export function addContact(person: Person, value: Value, form: RowForm, notes: Note[]): void {
  const [phone, email] = [firstOf(value('phone')), firstOf(value('email'))]
  if (phone) person.phone = phone
  const consent = consentOf(value('email_consent'), form, notes)
  if (consent !== undefined) person.emailConsent = consent
  if (email) addEmail(person, email, form, notes)
}

// Google's contacts part several values of one label so, the main one first.
function firstOf(text: string): string {
  return text.includes(':::') ? text.slice(0, text.indexOf(':::')).trim() : text
}

function addEmail(person: Person, text: string, form: RowForm, notes: Note[]): void {
  const read = readEmail(text)
  if (read.is === 'address') {
    person.email = read.address
    return
  }
  const agreed = person.emailConsent === true && read.is !== 'refusal'
  if (agreed) delete person.emailConsent
  if (read.is === 'refusal') person.emailConsent = false
  const why = read.is === 'nothing' ? '' : NOT_USED[read.is]
  if (agreed || why !== '') notes.push(note(form, 'email', text, [...(agreed ? [AGREED] : []), why].join(' ').trim()))
}

const AGREED = 'Agreed to e-mail, address not usable: the person gets a letter on paper.'

const NOT_USED = {
  refusal: 'This stands for a refusal, not for an e-mail address. The person gets a letter, and no e-mail.',
  placeholder: 'This is a made-up e-mail address. It is not used, and the person gets a letter.',
  several: 'There is more than one e-mail address. None is used, and the person gets a letter. Keep one.',
  unreadable: 'This is not a valid e-mail address. It is not used, and the person gets a letter.',
}

function consentOf(text: string, form: RowForm, notes: Note[]): boolean | undefined {
  const consent = readYesNo(text)
  if (consent === undefined && text !== '') notes.push(note(form, 'email_consent', text, UNCLEAR))
  return consent
}

const UNCLEAR = 'It is not clear whether this person agreed to e-mail. Treated as not answered. Enter yes or no.'
