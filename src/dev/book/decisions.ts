import { attach } from './attach.ts'
import type { Telling } from './places.ts'

const UNLIKELY = {
  factors: {
    nature: { answers: { sensitivity: 'clinical', recognizable: 'hardly' }, text: 'A first name and one word.' },
    recipient: { answers: { who: 'obliged' }, text: 'The site took it down before anybody but its editor read it.' },
    acquired_or_viewed: { answers: { seen: 'shown_not' }, text: 'The counter of the site shows no visit.' },
    mitigation: { text: 'The editor confirmed in writing that no copy is left.' },
  },
  finding: 'low_probability',
  reason: 'Nobody outside read it, and nobody could tell from it who the patient is.',
}
const BREACH = { ...UNLIKELY, finding: 'breach', reason: 'Her sister recognized her.' }

/** Decides what is a breach: by two signatures, by exceptions and authorizations that hold and that do not. */
export async function decide(told: Telling): Promise<void> {
  await assess(told)
  await claimExceptions(told)
  await findAuthorizations(told)
}

async function assess({ does, places, day }: Telling): Promise<void> {
  const review = `/incidents/${places.reviewReply}`
  await does('officer', `POST ${review}/assessment`, UNLIKELY)
  await does('admin', `POST ${review}/assessment/signature`)
  await attach(does, review, 'assessment/acquired_or_viewed', new File(['No visit.'], 'counter.txt'))
  await does('officer', `POST /incidents/${places.earlierFax}/assessment`, BREACH)
  await does('officer', `POST /incidents/${places.snoopedChart}/assessment`, BREACH)
  await does('officer', `POST /incidents/${places.latestFax}/assessment`, UNLIKELY)
  const corrected = { occurredFrom: day(401), occurredTo: day(401), event: { elements: ['name'] } }
  await does('officer', `PATCH /incidents/${places.snoopedChart}`, corrected)
  const half = { factors: { nature: UNLIKELY.factors.nature } }
  await does('officer', `POST /incidents/${places.lostLaptop}/assessment`, half)
  await does('officer', `PUT /incidents/${places.lostLaptop}/harm-finding`, {
    reason: 'The drive was wiped in an hour.',
  })
  await does('officer', `PATCH /incidents/${places.oldPost}`, { occurredFrom: null, occurredTo: null })
}

async function claimExceptions({ does, places }: Telling): Promise<void> {
  const returned = { kind: 'could_not_retain', goodFaith: true, text: 'They called at once and sent the page back.' }
  await does('officer', `PUT /incidents/${places.misdirectedFax}/exception`, returned)
  const mistaken = { kind: 'good_faith_workforce_access', goodFaith: true, text: 'She was looking for another chart.' }
  await does('officer', `PUT /incidents/${places.snoopedChart}/exception`, mistaken)
}

async function findAuthorizations({ does, places, day }: Telling): Promise<void> {
  const found = { exists: 'yes', signer: 'The patient', scope: 'Pictures on our web site.', signedOn: day(300) }
  const photo = `/incidents/${places.postedPhoto}`
  await does('officer', `PUT ${photo}/authorization`, { ...found, coversThis: false })
  await does('officer', `POST ${photo}/assessment`, BREACH)
  const covers = { ...found, expiresOn: day(-300), coversThis: true }
  await does('officer', `PUT /incidents/${places.allowedVideo}/authorization`, covers)
  const revoked = { exists: 'yes', revokedOn: day(100), coversThis: true }
  await does('officer', `PUT /incidents/${places.oldPost}/authorization`, revoked)
}
