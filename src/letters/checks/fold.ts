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
        'The sender at the top of the letter tells what is treated at the practice, or of a breach. A second window, or a return address printed on the envelope, would show it to everybody: use an envelope without it, or a plain name for it in the settings.',
    }),
  ]
}
