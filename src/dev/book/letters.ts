import { mailboxWords } from '../../demo/cast/words.ts'
import { listed } from './doing.ts'
import type { Telling } from './places.ts'

const HARD =
  'Notwithstanding the aforementioned circumstances, an unauthorized individual subsequently obtained possession of the portable computing equipment, the encryption of whose storage medium had been deactivated inadvertently during preceding maintenance.'

const GUARD = {
  ...{ provider: 'Sample Guard', months: 24, url: 'https://guard.example', enrolBy: '2030-03-01' },
  ownCodes: true,
}

/**
 * Letters that are not ready: sentences that nobody understands, a gap, somebody whose name no font can print, and codes
 * that are not enough for everybody.
 */
export async function draftLetters({ does, places }: Telling): Promise<void> {
  const words = { ...mailboxWords, whatHappened: `${HARD} It was on [day].` }
  await does('officer', `PUT /incidents/${places.lostLaptop}/letter`, words)
  const old = `/incidents/${places.oldPost}/letter`
  await does('officer', `PUT ${old}`, { ...mailboxWords, offer: GUARD })
  await does('officer', `POST ${old}/codes`, 'code\nGUARD-1\nGUARD-2\n')
  await does('admin', `PUT /incidents/${places.earlierFax}/letter`, { ...mailboxWords, offer: GUARD })
}

const TWO_READERS = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email Consent
F-1,Ida,Frost,1980-03-04,1 Elm St,Boston,MA,02110,,
F-2,Max,Stone,1975-01-02,3 Elm St,Boston,MA,02110,max@example.org,yes
`

/** Letters that were made, on paper and by e-mail, before an official asked to wait with them. */
export async function holdLetters({ does, places, day }: Telling): Promise<void> {
  const at = `/incidents/${places.earlierFax}`
  await does('officer', `POST ${at}/roster`, TWO_READERS)
  await does('officer', `POST ${at}/letter/codes`, 'code\nFAX-1\nFAX-2\nFAX-3\nFAX-4\n')
  await does('officer', `POST ${at}/letter/approval`)
  places.held = (await does('officer', `POST ${at}/mailings`, {})).id
  const letters = await listed<{ reference: string; channel: string }>(does, `${at}/mailings/${places.held}/letters`)
  places.heldOnPaper = letters.find(({ channel }) => channel === 'print')?.reference ?? ''
  places.heldEmail = letters.find(({ channel }) => channel === 'email')?.reference ?? ''
  const statement = { form: 'written', statedOn: day(0), until: day(-20), documented: true, impedes: true }
  await does('officer', `POST ${at}/holds`, { ...statement, official: 'Detective Wu', agency: 'Boston Police' })
}

/** The notice on the web about the newsletter, posted and removed before its time. */
export async function removeNotice({ does, places, day }: Telling): Promise<void> {
  const at = `/incidents/${places.shownAddresses}`
  const { text } = await does<{ text: string }>('auditor', `GET ${at}/web-notice`)
  await does('officer', `PUT ${at}/web-notice`, { text, version: 0 })
  await does('admin', `POST ${at}/web-notice/approval`, { words: 1 })
  await does('officer', `POST ${at}/web-notice/posting`, { tollFreeFrom: day(0) })
  await does('officer', `DELETE ${at}/web-notice/posting`, { early: true, reason: 'The paper prints it.' })
}
