import { residenceOf } from '../../people/values/address.ts'
import { type Addressee, isOfAnother } from '../envelope/addressee.ts'
import { type OnTheEnvelope, onTheEnvelope } from '../envelope/window.ts'
import type { HelpText } from '../languages/help-texts.ts'
import { dayIn } from '../languages/index.ts'
import { filled, type Language } from '../languages/language.ts'
import { knownElements } from '../state/elements.ts'
import { elementsFor, formFor } from '../state/form-for.ts'
import { asksFor } from '../state/state-form.ts'
import { type Supplement, supplementOf } from '../state/supplement.ts'
import { type Letter, type LetterIncident, type Logo, termsOf, type Words } from '../text/letter.ts'
import { contactOf, type LetterContact, senderLines } from './contact.ts'

/** What letters of an incident tell alike to all readers of one State, one language and the same kinds of data. */
export type BatchFacts = OnTheEnvelope & {
  /** BCP 47 code of the language in which it is written. */
  language: string
  /** `massachusetts`: says nothing of the nature of the breach, Mass. Gen. Laws ch. 93H, § 3(b). */
  form: 'individual' | 'massachusetts'
  /** The letter's day in words. */
  date: string
  /** The practice's name and postal address, one line each. */
  sender: string[]
  /** The practice's logo, and its name, which is what the logo shows; null: there is none. */
  logo: (Logo & { alt: string }) | null
  /** 45 CFR 164.404(c)(1)(A): when it happened, as a sentence, and the day of discovery. */
  occurred: string
  discovered: string
  /** Whether law enforcement made us wait, where a State asks to be told; null: nobody asks and nothing was held. */
  delay: 'held' | 'unheld' | null
  /** How many people were affected, where a State asks for it. */
  people: number | null
  words: Words
  /** Whether it is a second letter, and what that adds to the first, in Markdown; null: it is the first. */
  isSecond: boolean
  update: string | null
  /** Whether the State of the reader sets the title and the headings in English words, Cal. Civ. Code § 1798.82(d). */
  setHeadings: boolean
  /** The kinds of this individual's data, in words; null: the roster does not tell. */
  elements: string[] | null
  /** Whom the letter is about, in words, where another reads it; null: the reader. */
  about: string | null
  /** Which of the officer’s parts speak to the individual though another reads them. */
  quotes: Record<keyof Words, boolean>
  /** The sheet that goes with the letter: its title, and a text a language; null: none. */
  helpSheet: { title: string; texts: readonly HelpText[] } | null
  /** 45 CFR 164.404(c)(1)(E). */
  contact: LetterContact
  supplement: Supplement
}

/** The facts that this letter shares with others; they are made once for thousands of letters. */
export function batchFacts(letter: Letter, language: Language, kind: Addressee['kind']): BatchFacts {
  const kept = keptFor(letter)
  const { elements = [] } = letter.person
  const key = [language.code, residenceOf(letter.person).state, kind, ...elements].join('\n')
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const made = madeFacts(letter, language, kind)
  kept.set(key, made)
  return made
}

const MOST_KEPT = 1000

type Kept = { of: Pick<Letter, (typeof SHARED)[number]>; facts: Map<string, BatchFacts> }

const SHARED = ['practice', 'words', 'terms', 'on', 'kind', 'helpTexts'] as const
const keptByIncident = new WeakMap<LetterIncident, Kept>()

// Letters of one incident come with the same practice, words and day, until one of them changes.
function keptFor(letter: Letter): Kept['facts'] {
  const kept = keptByIncident.get(letter.incident)
  if (kept && SHARED.every((name) => kept.of[name] === letter[name])) return kept.facts
  const fresh: Kept = { of: letter, facts: new Map() }
  keptByIncident.set(letter.incident, fresh)
  return fresh.facts
}

function madeFacts(letter: Letter, language: Language, kind: Addressee['kind']): BatchFacts {
  const { practice, on } = letter
  const terms = termsOf(letter)
  const sender = senderLines(practice)
  return {
    ...onTheEnvelope(practice, sender),
    language: language.code,
    date: dayIn(language, on),
    sender,
    logo: practice.logo ? { ...practice.logo, alt: sender[0] ?? '' } : null,
    ...bodyOf(letter, language, kind),
    helpSheet: letter.helpTexts ? { title: language.helpSheet, texts: letter.helpTexts } : null,
    contact: contactOf(practice, { ...terms, hours: terms.translated[language.code]?.hours ?? terms.hours }),
    supplement: supplementOf(letter, language, kind),
  }
}

function bodyOf(letter: Letter, language: Language, kind: Addressee['kind']) {
  const { incident, person } = letter
  const { translated, massachusetts, update } = termsOf(letter)
  const words = translated[language.code] ?? letter.words
  const said = isOfAnother(kind) ? language.elementsOfAnother : language.elements
  const isSecond = letter.kind === 'supplemental'
  const form = formFor(letter)
  const isSilent = asksFor(form, 'no_narrative') && form?.isTriggered && massachusetts === 'no_narrative'
  const another = anotherIn(words, kind, language)
  const isOwnList = isSilent || another.quotes.whatInformation
  const kinds = isOwnList ? elementsFor(letter) : knownElements(person.elements ?? [])
  return {
    form: isSilent ? ('massachusetts' as const) : ('individual' as const),
    occurred: occurredSentence(incident, language),
    discovered: dayIn(language, incident.discoveredOn),
    delay: delayOf(incident, asksFor(form, 'delay')),
    people: asksFor(form, 'count') && form?.isTriggered ? (incident.people ?? null) : null,
    words,
    ...another,
    isSecond,
    update: isSecond ? (translated[language.code]?.update ?? update) : null,
    setHeadings: asksFor(form, 'form'),
    elements: kinds.length > 0 ? kinds.map((each) => said[each]) : null,
  }
}

function anotherIn(words: Words, kind: Addressee['kind'], language: Language): Pick<BatchFacts, 'about' | 'quotes'> {
  const isAnothers = isOfAnother(kind)
  const you = new RegExp(language.you, 'i')
  const says = (part: keyof Words) => isAnothers && you.test(words[part])
  const quotes = {
    whatHappened: says('whatHappened'),
    whatInformation: says('whatInformation'),
    whatWeAreDoing: says('whatWeAreDoing'),
    whatYouCanDo: says('whatYouCanDo'),
  }
  return { about: isAnothers ? language.about[kind] : null, quotes }
}

function delayOf({ wasHeld = false }: LetterIncident, isAsked: boolean): BatchFacts['delay'] {
  if (wasHeld) return 'held'
  return isAsked ? 'unheld' : null
}

function occurredSentence({ occurredFrom, occurredTo }: LetterIncident, language: Language): string {
  const days = {
    from: occurredFrom ? dayIn(language, occurredFrom) : '',
    to: occurredTo ? dayIn(language, occurredTo) : '',
  }
  if (occurredFrom && occurredTo) return filled(language.occurred[occurredFrom === occurredTo ? 'on' : 'between'], days)
  if (occurredFrom) return filled(language.occurred.from, days)
  return filled(language.occurred[occurredTo ? 'to' : 'unknown'], days)
}
