import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { draftLetterFor } from '../../src/actions/letter/draft-print.ts'
import { printMailing } from '../../src/actions/mailing/files/mailing-print.ts'
import { eachLetter, type Mailing } from '../../src/actions/mailing/mailing.ts'
import { removeHelpText, writeHelpText } from '../../src/actions/practice/help-texts.ts'
import { emailOf } from '../../src/letters/individual/email.ts'
import { mailboxWords } from '../cast/words.ts'
import { read, textOf } from '../pdf/reader.ts'
import { objectsOf } from '../pdf/ua/objects.ts'
import { faultsIn } from '../pdf/ua/rules.ts'
import { type MailRoom, openMailRoom, whole } from '../support/mail/mailing.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent
H-1,Ann,Reyes,1980-03-04,1 Elm St,Austin,TX,78701,,
H-2,Bo,Lindqvist,1991-11-30,2 Oak St,Austin,TX,78701,bo@example.org,yes
`
/** Texts of nobody: what matters here is the writing. */
const OTHERS: Record<string, string> = {
  'zh-Hans': '如果您需要帮助，请致电 800-555-0142。',
  vi: 'Nếu quý vị cần giúp đỡ, xin gọi 800-555-0142.',
  ko: '도움이 필요하시면 800-555-0142로 전화하십시오.',
  ar: 'إذا كنت بحاجة إلى المساعدة، اتصل بالرقم 800-555-0142.',
  ru: 'Если вам нужна помощь, звоните 800-555-0142.',
}

let room: MailRoom
let mailing: Mailing
beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  const { world, people } = room
  for (const [code, text] of Object.entries(OTHERS)) await writeHelpText(world, people.admin, { code, text })
  await room.approve({ ...mailboxWords, languageSheet: true } as typeof mailboxWords)
  mailing = await room.mail()
}, 60_000)
afterAll(() => room.close())

const lettersIn = () => Array.fromAsync(eachLetter(room.world, mailing))

test('the sheet stands on a page of its own behind the letter, each text in its own writing and language', async () => {
  const file = await whole(await printMailing(room.world, mailing))
  const folder = process.env.PICTURES
  if (folder) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'help-sheet.pdf'), file)
    execFileSync('pdftoppm', ['-r', '70', '-png', join(folder, 'help-sheet.pdf'), join(folder, 'help-sheet')])
  }
  const { pages } = await read(file)
  expect(pages).toHaveLength(2)
  const [first = '', last = ''] = pages.map((page) => textOf(page).replaceAll(/\s+/g, ' '))
  expect(first).not.toContain('Free help with this letter')
  expect(last).toMatch(/Free help with this letter.*If you do not speak English well.*Si no habla bien inglés/)
  for (const code of ['vi', 'ko', 'zh-Hans', 'ru'])
    expect(last.replaceAll(' ', '')).toContain(OTHERS[code]?.replaceAll(' ', ''))
  expect(last).toMatch(/Page 2 of 2/)
  expect(faultsIn(objectsOf(file))).toEqual([])
  for (const code of Object.keys(OTHERS))
    expect(JSON.stringify([...objectsOf(file).numbers].map((to) => objectsOf(file).read({ to })))).toContain(
      `"/Lang":{"text":"${code}"}`,
    )
})

test('it counts among the pages, and goes with the e-mail and the text too, with nothing to load', async () => {
  const letters = await lettersIn()
  expect(letters.map(({ channel, pages }) => [channel, pages])).toEqual([
    ['print', 2],
    ['email', null],
  ])
  const email = letters.find(({ channel }) => channel === 'email')
  if (!email) throw new Error('No letter goes by e-mail.')
  const { html, text } = emailOf(room.world.render, email.sent, { page: null, mailbox: 'privacy@harbor.example' })
  expect(html).toMatch(/<p lang="ar" dir="auto">/)
  expect(html).not.toMatch(/<img|src=/)
  expect(text).toContain('FREE HELP WITH THIS LETTER')
  expect(text).toContain(OTHERS.vi)
})

test('the letter on the screen has it on a page of its own', async () => {
  const [one] = await lettersIn()
  const { html } = await draftLetterFor(await openIncident(room.world, room.incident), one?.person ?? '')
  expect(html).toMatch(/<section class="help-sheet"><h2>Free help with this letter<\/h2><p lang="en" dir="auto">/)
})

test('what no font of ours prints is refused by the name of the language, and so is one that is none', async () => {
  const write = (code: string, text: string) => writeHelpText(room.world, room.people.admin, { code, text })
  await expect(write('km', 'ប្រសិនបើអ្នកត្រូវការជំនួយ')).rejects.toThrow('cannot print this text in Khmer')
  await expect(write('xx', 'Text')).rejects.toThrow('Choose one of the languages')
  await expect(write('vi', '  ')).rejects.toThrow('Write the text')
})

test('a text that changes asks the approval anew, and letters that went keep theirs', async () => {
  const { world, people } = room
  await writeHelpText(world, people.admin, { code: 'en', text: 'Call us: help is free.' })
  await expect(
    room.mail({ reprint: { references: [(await lettersIn())[0]?.reference ?? ''], reason: 'x' } }),
  ).rejects.toThrow('changed since they were approved')
  expect((await lettersIn())[0]?.sent.facts.helpSheet?.texts[0]?.text).toContain('If you do not speak English well')
  await removeHelpText(world, people.admin, 'en')
  await expect(removeHelpText(world, people.admin, 'en')).rejects.toThrow('no text of its own')
})
