import type { PlainPage, Target } from '../../../breach/next/target.ts'

const PLAIN: Record<PlainPage, string> = {
  facts: '/edit',
  steps: '/steps',
  count: '/people?say=1#say',
  list: '/people',
  people: '/people',
  review: '/review',
  assessment: '/assessment',
  duties: '/duties',
  letter: '/letter',
  stopped: '/mailings#stopped',
  mailings: '/mailings',
  reissue: '/mailings#reprint',
  to_be_told: '/ledger?state=to_be_told',
  documents: '/documents',
  unreached: '/unreached',
  web_notice: '/web-notice',
  timeline: '/timeline',
  close: '/close',
}

/** The address of a target in an incident. */
export function targetPath(incident: string, to: Target): string {
  return `/incidents/${incident}${within(to)}`
}

function within(to: Target): string {
  switch (to.page) {
    case 'step':
      return `/steps?step=${to.step}#${to.step}`
    case 'person':
      return `/people/${to.person}`
    case 'mailing':
      return `/mailings/${to.mailing}`
    case 'emails':
      return `/mailings/${to.mailing}/email`
    case 'upload':
      return `/uploads/${to.upload}`
    case 'ocr':
      return `/ocr-sheet?rule=${to.law}`
    case 'office':
      return `/offices/${to.office}`
    case 'duty':
      return `/duties#${to.duty}`
    default:
      return PLAIN[to.page]
  }
}
