import { type FieldError, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import { findPractice } from '../storage/practice/practice.ts'
import common from './common-passwords.json' with { type: 'json' }

export const PASSWORD_MIN = 12
/** A word of one's own counts from so many letters on. */
const SHORTEST_WORD = 3
/** What has to be left of a password, in letters and digits, when the words that anybody would try first are out of it. */
const LEAST_OF_ONE_S_OWN = 8

/** Whose password it is to be. `practice`: its name, where it is not saved yet. */
export type PasswordOwner = { name: string; email: string; practice?: string }

/**
 * What is wrong with a new password, each as a field error; [] where nothing is. It is compared with the most used passwords of
 * that length (OWASP ASVS 5.0.0, V6.2.4) and with the words of this place: the product, the practice, the user’s own name and
 * e-mail address (V6.2.11).
 */
export async function passwordFaults(db: Reader, password: string, owner: PasswordOwner): Promise<FieldError[]> {
  if (password.length < PASSWORD_MIN) return [fault(`The password needs at least ${PASSWORD_MIN} characters.`)]
  if (isCommon(password)) return [fault(`This password is one of the first that attackers try. ${ANOTHER}`)]
  const practice = owner.practice ?? (await findPractice<{ name: string }>(db))?.name ?? ''
  if (isLittleElse(password, wordsOf(['breachbook', practice, owner.name, owner.email])))
    return [
      fault(
        `This password is little more than names that others know: yours, the practice’s or Breachbook. ${ANOTHER}`,
      ),
    ]
  return []
}

/** Throws Refused where something is wrong with a new password. */
export async function refuseBadPassword(db: Reader, password: string, owner: PasswordOwner): Promise<void> {
  const [first, ...others] = await passwordFaults(db, password, owner)
  if (first) throw new Refused(first.message, [first, ...others])
}

const ANOTHER = 'Choose another, such as a sentence only you would say.'

function fault(message: string): FieldError {
  return { path: 'password', message }
}

const COMMON = new Set(common)

// With digits or signs put before or after it, it is no other.
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  return COMMON.has(lower) || COMMON.has(lower.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')) || isOneUnitRepeated(lower)
}

function isOneUnitRepeated(text: string): boolean {
  const unit = (text + text).indexOf(text, 1)
  return unit < Math.min(text.length, LEAST_OF_ONE_S_OWN)
}

function isLittleElse(password: string, words: readonly string[]): boolean {
  const plain = letters(password)
  const left = words.reduce((rest, word) => rest.replaceAll(word, ' '), plain)
  return left !== plain && left.replaceAll(' ', '').length < LEAST_OF_ONE_S_OWN
}

// The longest first: of "harbor" and "harborview" the whole one is taken out.
function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => [letters(text), ...text.split(/[^\p{L}\p{N}]+/u).map(letters)])
  return words.filter((word) => word.length >= SHORTEST_WORD).sort((one, other) => other.length - one.length)
}

function letters(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase()
  return plain.replaceAll(/[^\p{L}\p{N}]/gu, '')
}
