import { readers } from '../../demo/cast/readers.ts'
import { rosterOf } from '../../demo/cast/roster.ts'
import { type Does, listed } from './doing.ts'
import type { Telling } from './places.ts'

/** Tells of notices that were given, on time and late, of holds, evidence and counts. */
export async function tellDuties({ does, places, day }: Telling): Promise<void> {
  const chart = `/incidents/${places.snoopedChart}`
  for (const [duty, ago, how] of [
    ['hipaa.individuals', 380, 'First-class mail'],
    ['hipaa.ocr', 300, 'OCR portal'],
  ] as const)
    await does('officer', `POST ${chart}/notices`, { duty, givenOn: day(ago), how, reference: 'Kept in the binder' })
  await does('officer', `POST ${chart}/ocr-sheet`, { type: 'unauthorized', description: 'Somebody looked at a chart.' })
  await does('officer', `POST ${chart}/ocr-sheet/reports`, { filedOn: day(300), trackingNumber: 'BR-1042' })
  const vendor = `/incidents/${places.vendorRansomware}`
  await does('officer', `POST ${vendor}/notices`, { duty: 'hipaa.media.MA', givenOn: day(2), how: 'Press release' })
  await attach(does, vendor, 'hold/0', new File(['Not before December.'], 'letter-of-the-agent.txt'))
  const oral = { form: 'oral', statedOn: day(45), official: 'Detective Wu', agency: 'Boston Police' }
  await does('officer', `POST ${vendor}/holds`, oral)
  await does('officer', `POST ${vendor}/holds/1/end`, { until: day(41) })
  await does('officer', `PUT ${vendor}/substitute-notice`, { postedOn: day(20), tollFreeFrom: day(20) })
  const laptop = `/incidents/${places.lostLaptop}`
  const byState = { TX: 510 }
  await does('officer', `POST ${laptop}/counts`, { people: 510, byState, basis: 'estimated', reason: 'The schedule.' })
  const steps = await listed<{ id: string; recordedAt: string | null }>(does, `${laptop}/steps`)
  const done = steps.find(({ recordedAt }) => recordedAt)
  await does('officer', `DELETE ${laptop}/steps/${done?.id}/completion`, { reason: 'It was another laptop.' })
}

/** A list that was sent by mistake is imported and withdrawn; two that may be one person are told apart. */
export async function tellRosters({ does, places }: Telling): Promise<void> {
  const laptop = `/incidents/${places.lostLaptop}`
  const { roster } = await does<{ roster: string }>('officer', `POST ${laptop}/roster`, rosterOf(readers))
  await does('officer', `POST ${laptop}/rosters/${roster}/withdrawal`, { reason: 'The list of another clinic.' })
  places.withdrawn = roster
  const [pair] = await listed<{ pair: string }>(does, `${laptop}/pairs`)
  await does('officer', `POST ${laptop}/pairs/${pair?.pair}/decision`, { decision: 'different' })
  places.associate = (await listed<{ id: string }>(does, '/associates'))[0]?.id ?? ''
}

async function attach(does: Does, at: string, about: string, file: File): Promise<void> {
  const form = new FormData()
  form.set('about', about)
  form.set('file', file)
  await does('officer', `POST ${at}/attachments`, form)
}
