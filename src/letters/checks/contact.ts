import { isOver, SUBSTITUTE_THRESHOLD } from '../../breach/law/thresholds.ts'
import { stateName } from '../../breach/law/words.ts'
import { isPhone, isTollFree, isWebsite } from '../../people/values/contact.ts'
import { contactOf, type LetterContact } from '../individual/contact.ts'
import { asksFor } from '../state/state-form.ts'
import { termsOf } from '../text/letter.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'
import { formsOf, leniently } from './forms.ts'

/** Ways to ask that the law makes mandatory: a toll-free number for public substitute notice, and what some States want. */
export function contactFindings(batch: Batch): Finding[] {
  const contact = contactOf(batch.practice, termsOf(batch))
  const found: Finding[] = []
  if (!isFree(contact) && isOver(SUBSTITUTE_THRESHOLD, batch.incident.unreachable ?? 0))
    found.push(NEEDED_FOR_SUBSTITUTE)
  if (contact.tollFree && !isTollFree(contact.tollFree)) found.push(NOT_TOLL_FREE)
  for (const form of formsOf(batch)) {
    const lacking = WAYS.filter(({ asked, has }) => asksFor(form, asked) && !has(contact))
    found.push(
      ...lacking.map(({ asked, what, words }) =>
        leniently(form, batch, {
          code: `${asked}.${form.state}`,
          what,
          sentence: `Letters to residents of ${stateName(form.state)} need ${words}.`,
        }),
      ),
    )
  }
  return found
}

type Way = {
  asked: 'toll_free' | 'telephone' | 'website'
  what: string
  words: string
  has(contact: LetterContact): boolean
}

const WAYS: readonly Way[] = [
  { asked: 'toll_free', what: 'tollFree', words: 'a toll-free number', has: isFree },
  { asked: 'telephone', what: 'tollFree', words: 'a telephone number', has: ({ any }) => any !== null && isPhone(any) },
  {
    asked: 'website',
    what: 'practice.website',
    words: 'a website',
    has: ({ website }) => website !== null && isWebsite(website),
  },
]

const NEEDED_FOR_SUBSTITUTE = error({
  code: 'toll_free',
  what: 'tollFree',
  sentence:
    'Ten or more people can’t be reached by mail, so public notice is due, with a toll-free number active for at least 90 days. Enter the number.',
  citation: '45 CFR 164.404(d)(2)(ii)',
})

const NOT_TOLL_FREE = warning({
  code: 'toll_free_prefix',
  what: 'tollFree',
  sentence:
    'The toll-free number does not start with a toll-free prefix (800, 833, 844, 855, 866, 877, 888). Check it.',
})

function isFree({ tollFree }: Pick<LetterContact, 'tollFree'>): boolean {
  return tollFree !== null && isTollFree(tollFree)
}
