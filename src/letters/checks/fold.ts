import { oneLine } from '../envelope/addressee.ts'
import { onTheEnvelope } from '../envelope/window.ts'
import { senderLines } from '../individual/contact.ts'
import { type Batch, type Finding, warning } from './finding.ts'

const TELLING =
  /\b(breach|data incident|dermatolog\w*|oncolog\w*|cancer|psychiatr\w*|psycholog\w*|behaviou?ral|mental|addiction|recovery|rehab\w*|substance|detox|hiv|aids|std|urolog\w*|gyn(a?ecolog)?\w*|obstetric\w*|fertility|abortion|planned parenthood|plastic|cosmetic|aesthetic\w*|bariatric|weight|hospice|dialysis|pain|sleep|eating|transgender|gender|vein|laser|botox|med spa|medspa)\b/i

/** Words above the fold that tell what kind of practice writes, or that something was breached: an envelope may show them. */
export function foldFindings({ practice }: Batch): Finding[] {
  const { returnAddress } = onTheEnvelope(practice, senderLines(practice))
  const shown = [...new Set([...returnAddress, ...senderLines(practice)])].map(oneLine)
  if (!shown.some((line) => TELLING.test(line))) return []
  return [
    warning({
      code: 'above_the_fold',
      what: 'practice.name',
      sentence:
        'The sender’s name at the top of the letter reveals what the practice treats, or a breach. A second window or a printed return address would show it to everyone. Use an envelope without one, or set a neutral name for it in the settings.',
    }),
  ]
}
