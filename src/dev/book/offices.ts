import type { Telling } from './places.ts'

/** Tells of sheets that are ready, filed, filed and answered otherwise since, and of a count that changed after a filing. */
export async function tellOffices({ does, places, day }: Telling): Promise<void> {
  const texas = `/incidents/${places.lostLaptop}/offices/TX.attorney-general`
  await does('officer', `POST ${texas}`, { answers: { nature: 'A laptop was taken from a parked car.' } })
  await does('officer', `POST ${texas}/filing`, { filedOn: day(1), confirmation: 'TX-2026-0417', filedBy: 'Rosa Lind' })
  await does('officer', `POST ${texas}`, { answers: { police: 'Yes: Waco Police, case 26-1187.' } })
  const later = { people: 514, byState: { TX: 514 }, basis: 'estimated', reason: 'Four more on the schedule.' }
  await does('officer', `POST /incidents/${places.lostLaptop}/counts`, later)
  const mailbox = `/incidents/${places.phishedMailbox}`
  await does('officer', `POST ${mailbox}/offices/NY.attorney-general/filing`, { filedOn: day(1) })
  const back = { duty: 'state.NY.state-police', reason: 'Its copy came back.' }
  await does('officer', `DELETE ${mailbox}/notices`, back)
  await does('officer', `POST ${mailbox}/offices/VT.attorney-general`, { answers: { police: 'No.' } })
  await does('officer', `POST ${mailbox}/offices/VT.attorney-general/filing`, { filedOn: day(1) })
  await does('officer', `POST ${mailbox}/offices/VT.attorney-general`, { answers: { noticeOn: 'Sent on 11/20/2026' } })
  const copy = `/incidents/${places.vendorRansomware}/offices/NY.attorney-general-hhs-copy`
  await does('officer', `POST ${copy}`, { answers: { noticeOn: 'Next week' } })
}

/** Tells of a filing after which nothing changed: the last of all. */
export async function tellLastFiling({ does, places, day }: Telling): Promise<void> {
  const copy = `/incidents/${places.phishedMailbox}/offices/NY.attorney-general-hhs-copy`
  await does('officer', `POST ${copy}/filing`, { filedOn: day(0) })
}
