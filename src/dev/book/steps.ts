import { carriesNotice } from '../../breach/playbooks/notice-steps.ts'
import { isSeenOnly } from '../../breach/playbooks/seen-only.ts'
import { type Does, listed } from './doing.ts'
import type { Telling } from './places.ts'

type Step = {
  id: string
  isFinished: boolean
  recordedAt: string | null
  secondPerson: boolean
  condition: string | null
}

/** Tells of steps that were handed over, begun, signed off, found not needed and talked about. */
export async function tellSteps({ does, places }: Telling): Promise<void> {
  await does('officer', 'PUT /playbook-hands', { clinician: { owner: TESS }, it: { owner: 'admin' } })
  const mailbox = `/incidents/${places.phishedMailbox}/steps`
  const [first, second, third, fourth] = await openIn(does, mailbox)
  await does('officer', `PUT ${mailbox}/${first}/owner`, { owner: 'rosa@harbor.example', backup: TESS })
  await does('officer', `PUT ${mailbox}/${second}/owner`, { owner: TESS, note: 'You know the mailbox best.' })
  await does('staff', `POST ${mailbox}/${second}/start`)
  await does('staff', `POST ${mailbox}/${second}/comments`, { text: 'The synced phone holds the whole mailbox.' })
  await does('officer', `POST ${mailbox}/${second}/comments`, { text: 'Then count everything since 2023.' })
  await does('officer', `POST ${mailbox}/${third}/not-needed`, { reason: 'No contract of ours asks for it.' })
  const own = {
    title: 'Ask the phone company for the calls of that night',
    why: 'The caller may have had the password.',
  }
  const identify = { phase: 'identify', dueOn: '2026-12-01', owner: TESS }
  await does('officer', `POST ${mailbox}`, { ...own, ...identify })
  await does('officer', `POST ${mailbox}`, { title: 'Call the landlord', how: 'Ask for the tape.', ...identify })
  await giveToSomebodyGone(does, `${mailbox}/${fourth}`)
  const photo = `/incidents/${places.postedPhoto}/steps`
  const shown = { exposureUrl: 'https://social.example/p/1', platform: 'Social', postedOn: '2026-11-10' }
  await does('officer', `PUT ${photo}/ask-for-copies-removed/answers`, { answers: { exposureUrl: shown.exposureUrl } })
  await does('officer', `PUT ${photo}/screenshot-the-photo/answers`, { answers: shown })
  const asked = (await listed<Step>(does, photo)).filter(({ secondPerson, recordedAt }) => secondPerson && !recordedAt)
  for (const { id } of asked) await does('admin', `POST ${photo}/${id}/completion`, {})
  await does('officer', `POST ${photo}/${asked[0]?.id}/signature`)
}

const TESS = 'tess@harbor.example'

async function openIn(does: Does, steps: string): Promise<string[]> {
  const its = (await listed<Step>(does, steps)).filter(({ isFinished, condition }) => !isFinished && condition === null)
  return its.map(({ id }) => id).filter((id) => !isSeenOnly(id) && !carriesNotice(id))
}

async function giveToSomebodyGone(does: Does, step: string): Promise<void> {
  const gus = { name: 'Gus Low', email: 'gus@harbor.example', role: 'staff', password: 'a long sentence of his own' }
  const { id } = await does('admin', 'POST /users', gus)
  await does('officer', `PUT ${step}/owner`, { owner: gus.email })
  await does('admin', `DELETE /users/${id}`)
}
