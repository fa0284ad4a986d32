import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { printLetter } from '../../../src/actions/mailing/files/mailing-print.ts'
import { eachLetter } from '../../../src/actions/mailing/mailing.ts'
import { sparedPages } from '../../../src/actions/mailing/spared-pages.ts'
import { mailboxWords } from '../../cast/words.ts'
import { read } from '../../pdf/reader.ts'
import { type MailRoom, openMailRoom, whole } from '../../support/mail/mailing.ts'
import { wordsOn } from '../../support/world/pages.ts'
import { ask, signInAs } from '../../support/world/world.ts'

const HEADER = 'First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email Consent'
const TEXANS = Array.from(
  { length: 7 },
  (_, at) => `Q${'abcdefg'[at]},Lind${'abcdefg'[at]},1980-01-0${at + 1},${at} Oak St,Austin,TX,78701,,`,
)
const BY_EMAIL = 'Eve,Moss,1980-02-01,8 Oak St,Austin,TX,78701,eve@example.org,yes'
const NOWHERE = 'Cy,Marsh,1980-02-02,,,TX,,,'

const words = (sentences: number) => ({
  ...mailboxWords,
  whatHappened: 'Somebody read one of our mailboxes. We looked into this with care. '.repeat(sentences),
})

let room: MailRoom
beforeAll(async () => {
  room = await openMailRoom()
  await room.bring([HEADER, ...TEXANS, BY_EMAIL, NOWHERE].join('\n'))
})
afterAll(() => room.close())

const spared = async () => await sparedPages(await openIncident(room.world, room.incident))
const page = async () => {
  const cookie = await signInAs(room.world, 'officer@harbor.example')
  return wordsOn(await (await ask(room.world, `/incidents/${room.incident}/mailings`, { cookie })).text())
}

test('nothing is said where no letter is nearly a page long', async () => {
  await room.approve(words(60))
  expect(await spared()).toEqual({ spared: 0, lookedAt: 7, areAll: true })
  expect(await page()).not.toContain('one page less')
})

test('before a mailing is made, the officer sees how many letters take one page less', async () => {
  for (let sentences = 1; sentences < 30 && (await spared()).spared === 0; sentences++)
    await room.approve(words(sentences))
  expect(await spared()).toEqual({ spared: 7, lookedAt: 7, areAll: true })
  expect(await page()).toContain('7 letters take one page less')
})

test('the mailing has them on one page; a letter kept from before pages were spared is printed as it was', async () => {
  const mailing = await room.mail()
  const letters = await Array.fromAsync(eachLetter(room.world, mailing, { channel: 'print' }))
  expect(letters.map(({ pages }) => pages)).toEqual(Array(7).fill(1))
  const [letter] = letters
  if (!letter) throw new Error('A letter was printed.')
  const { sparesPages: _, ...before } = letter.sent
  for (const [sent, pages] of [
    [letter.sent, 1],
    [before, 2],
  ] as const)
    expect((await read(await whole(await printLetter(room.world, { ...letter, sent })))).pages).toHaveLength(pages)
  expect(await spared()).toEqual({ spared: 0, lookedAt: 0, areAll: true })
})
