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

/** Decides what is a breach: low probability with two signatures, an exception, an authorization that does not cover it. */
export async function decide({ does, places, day }: Telling): Promise<void> {
  const review = `/incidents/${places.reviewReply}`
  await does('officer', `POST ${review}/assessment`, UNLIKELY)
  await does('admin', `POST ${review}/assessment/signature`)
  const exception = { kind: 'could_not_retain', goodFaith: true, text: 'They called at once and sent the page back.' }
  await does('officer', `PUT /incidents/${places.misdirectedFax}/exception`, exception)
  const photo = `/incidents/${places.postedPhoto}`
  const scope = 'Before-and-after pictures on our web site.'
  const found = { exists: 'yes', signer: 'The patient', scope, signedOn: day(300), coversThis: false }
  await does('officer', `PUT ${photo}/authorization`, found)
  const breach = { ...UNLIKELY, finding: 'breach', reason: 'Her sister recognized her.' }
  await does('officer', `POST ${photo}/assessment`, breach)
  const half = { factors: { nature: UNLIKELY.factors.nature } }
  await does('officer', `POST /incidents/${places.lostLaptop}/assessment`, half)
  await does('officer', `PUT /incidents/${places.lostLaptop}/harm-finding`, {
    reason: 'The drive was wiped in an hour.',
  })
}
