import { counted, number } from '../law/words.ts'
import { formFor, officeIn } from '../offices/forms.ts'
import { decidesFirst, toDecide } from './decide.ts'
import { nameOf, stateIn } from './duty-name.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { toWrite } from './letters.ts'
import { isLetter } from './order.ts'
import { byDay, type OpenAction, served } from './sentence.ts'
import { type Button, button, type Target } from './target.ts'
import { toList } from './who.ts'

/** To meet a duty, or the step that stands before it. */
export function toTell(duty: StandingDuty, standing: IncidentStanding): OpenAction {
  if (decidesFirst(duty, standing)) return toDecide(standing, duty)
  if (standing.people.by === 'nobody') return toList(duty, standing)
  if (isLetter(duty)) return toWrite(duty, standing)
  return {
    stage: 'tell',
    sentence: byDay(actOf(duty, standing), duty, standing),
    why: whyOf(duty, standing),
    button: buttonOf(duty),
    serves: served(duty, standing),
  }
}

/** The button that leads to where a duty is met. */
export function buttonOf(duty: Pick<StandingDuty, 'id' | 'form'>): Button {
  const [law = '', notice] = duty.id.split('.')
  const office = officeIn(duty.id)
  if (office)
    return { label: 'Open the sheet', to: { page: 'office', office: formFor(office.state, office.slug).office } }
  if (notice === 'ocr') return { label: 'Open the answers', to: { page: 'ocr', law } }
  if (notice === 'media') return button('Open the press release', 'documents')
  if (duty.form === '10_or_more') return button('Prepare the website notice', 'web_notice')
  if (duty.form) return button('Work through them', 'unreached')
  return { label: 'Record that you told them', to: { page: 'duty', duty: duty.id } }
}

/** What meets a duty, as an order: `Tell the Texas Attorney General`. */
export function actOf(duty: StandingDuty, standing: IncidentStanding): string {
  const { mail } = standing
  if (duty.form === '10_or_more') return `Post a notice for ${counted(mail.notReached, 'person', 'people')}`
  if (duty.form) return `Reach ${counted(mail.notReached, 'person', 'people')} another way`
  return duty.track === 'annual' ? 'Send HHS the yearly report' : `Tell ${nameOf(duty, standing)}`
}

function whyOf(duty: StandingDuty, { people }: IncidentStanding): string {
  if (duty.form === '10_or_more')
    return 'No letter reaches them. At 10 or more it takes your website for 90 days, and a toll-free number.'
  if (duty.form) return 'No letter reaches them. For fewer than 10, a call, an e-mail or another letter is enough.'
  if (duty.track === 'annual') return 'Fewer than 500 people. You may send it today and be done.'
  const { page } = buttonOf(duty).to
  const late = duty.status === 'overdue' && page === 'office' ? 'One asks why it is late.' : ''
  return [liveThere(duty, people), READY[page] ?? 'Record it here once it is done.', late].filter(Boolean).join(' ')
}

const READY: Partial<Record<Target['page'], string>> = {
  office: 'Its questions are listed, with what is on record.',
  ocr: 'Its questions are listed, with what is on record.',
  documents: 'A press release is ready.',
}

function liveThere(duty: StandingDuty, { byState, count }: IncidentStanding['people']): string {
  const state = stateIn(duty.id)
  const there = (state && byState[state]) ?? null
  if (there === null || count === null) return ''
  if (there === count) return there === 1 ? 'The one person lives there.' : `All ${number(there)} live there.`
  return `${number(there)} of the ${number(count)} ${there === 1 ? 'lives' : 'live'} there.`
}
