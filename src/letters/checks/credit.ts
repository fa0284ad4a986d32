import { daysBetween, inWords } from '../../breach/law/day.ts'
import type { CreditMonitoring } from '../../breach/law/law.ts'
import type { State } from '../../breach/law/states.ts'
import { stateName } from '../../breach/law/words.ts'
import { knownElements, touchesCredit } from '../state/elements.ts'
import { asksFor } from '../state/state-form.ts'
import { directoryOf } from '../state/supplement.ts'
import { termsOf } from '../text/letter.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'
import { formsOf } from './forms.ts'
import { offersOwed } from './offers.ts'

/** A year: what nobody checked for so long may have changed, as with the law itself. */
const STALE_DAYS = 365

/** The bureaus’ block where credit can be harmed, and the free service that some States ask for. */
export function creditFindings(batch: Batch): Finding[] {
  return [
    ...blockFindings(batch),
    ...offersOwed(batch).map((owed) => offerFinding(batch, owed)),
    ...cardFindings(batch),
  ]
}

function blockFindings(batch: Batch): Finding[] {
  const isPrinted =
    touchesCredit(knownElements(batch.incident.elements ?? [])) ||
    formsOf(batch).some((form) => asksFor(form, 'bureaus'))
  if (!isPrinted) return []
  const { bureaus, checkedOn } = directoryOf(batch)
  if (bureaus.length < 3 || bureaus.some(({ phone, freeze, alert }) => !phone || !freeze || !alert)) return [INCOMPLETE]
  if (checkedOn === null) return [UNCHECKED]
  return daysBetween(checkedOn, batch.on) > STALE_DAYS ? [stale(checkedOn)] : []
}

const INCOMPLETE = error({
  code: 'bureaus_incomplete',
  what: 'directory.bureaus',
  sentence:
    'The letter says how to reach the credit bureaus, but a telephone number or address for one of the three is missing. Enter it.',
})

const UNCHECKED = warning({
  code: 'bureaus_unchecked',
  what: 'directory.checkedOn',
  sentence:
    'The letter prints credit bureau numbers and addresses that no one here has checked, and sources disagree on them. Check them and enter the date you did.',
})

function stale(checkedOn: string): Finding {
  const sentence = `The numbers and addresses of the credit bureaus were last checked on ${inWords(checkedOn)}, more than a year ago. Check them again.`
  return warning({ code: 'bureaus_stale', what: 'directory.checkedOn', sentence })
}

type Owed = CreditMonitoring & { state: State; citation: string | null }

function offerFinding(batch: Batch, { state, months, when, citation, excusedByHipaa }: Owed): Finding {
  const { offer } = termsOf(batch)
  const lacking = offer ? `${offer.months} months are offered` : 'none is offered'
  const sentence = `Residents of ${stateName(state)} are owed ${months} months of free identity theft protection (${when}), but ${lacking}. Enter an offer of at least ${months} months.`
  const found = { code: `offer.${state}`, what: 'offer.months', citation }
  if (excusedByHipaa === false) return error({ ...found, sentence })
  const unsettled = `${sentence} Whether a HIPAA letter removes this duty is unsettled. Treat it as owed, or ask counsel.`
  return warning({ ...found, sentence: unsettled, isUnsettled: true })
}

function cardFindings(batch: Batch): Finding[] {
  const { offer, minorOffer } = termsOf(batch)
  return [
    ...(offer?.asksForCard ? cardOf(batch, 'offer', 'card') : []),
    ...(minorOffer?.asksForCard ? cardOf(batch, 'minorOffer', 'minor_card') : []),
  ]
}

function cardOf(batch: Batch, which: 'offer' | 'minorOffer', code: string): Finding[] {
  return formsOf(batch)
    .filter((form) => asksFor(form, 'no_card'))
    .map(({ state, citation }) =>
      error({
        code: `${code}.${state}`,
        what: `${which}.asksForCard`,
        sentence: `The offer requires a credit or debit card to sign up. Offers to residents of ${stateName(state)} may not.`,
        citation,
      }),
    )
}
