import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../../src/actions/letter/letter.ts'
import { printLetter, printMailing } from '../../../../src/actions/mailing/files/mailing-print.ts'
import { theLetterSent, theMailing } from '../../../../src/actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../../src/actions/mailing/make-mailing.ts'
import { changeLogo } from '../../../../src/actions/practice/logo.ts'
import { writePng } from '../../../../src/pdf/image/write-png.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { whole } from '../../../support/mail/mailing.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic, ROLES } from '../clinic.ts'

const picture = (shade: number) => writePng({ width: 40, height: 10, rgb: new Uint8Array(40 * 10 * 3).fill(shade) })

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const send = (bytes: Uint8Array, name: string) => {
  const form = new FormData()
  form.set('logo', new File([Uint8Array.from(bytes)], name))
  return clinic.as('admin', '/settings/logo', form)
}
const shown = async () =>
  /<img class="logo" src="([^"]+)"/.exec(await (await clinic.as('admin', '/settings')).text())?.[1]

test('a logo is chosen in the settings, shown to those who are signed in, and removed', async () => {
  const refused = await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.png')
  expect([refused.status, wordsOn(await refused.text())]).toEqual([422, expect.stringContaining('This is an SVG.')])
  expect((await send(picture(9), 'logo.svg')).status).toBe(303)
  const address = (await shown()) ?? ''
  for (const role of ROLES) {
    const answer = await clinic.as(role, address)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(picture(9)))
  }
  expect((await clinic.as(null, address)).status).toBe(302)
  expect((await clinic.as('admin', '/logo/none')).status).toBe(404)
  expect((await clinic.as('admin', '/settings/logo/removal', {})).status).toBe(303)
  expect(await shown()).toBeUndefined()
})

test('it asks the approval of the letters anew, and a mailing keeps the logo that it was made with', async () => {
  const { world, id, people } = clinic
  const letterHtml = async () => await (await clinic.as('officer', `~/people/${clinic.person}/letter`)).text()
  const approve = async () => {
    await writeLetter(world, id, { by: people.officer }, mailboxWords)
    await approveLetter(world, id, { by: people.admin })
  }
  const first = await changeLogo(world, people.admin, picture(50))
  await approve()
  expect(await letterHtml()).toContain(`<img class="logo" src="/logo/${first.id}" alt="Harbor Med Spa">`)
  const begun = await beginMailing(world, id, { by: people.officer }, USUAL_MAILING)
  await begun.made
  const mailing = await theMailing(await openIncident(world, id), begun.mailing)
  const before = await whole(await printMailing(world, mailing))
  expect(before.toString('latin1').match(/\/Subtype\/Image/g)).toHaveLength(1)
  const second = await changeLogo(world, people.admin, picture(200))
  const page = wordsOn(await (await clinic.as('officer', '~/letter')).text())
  expect(page).toContain('Something has changed since')
  expect(await letterHtml()).toContain(`/logo/${second.id}`)
  expect(await whole(await printMailing(world, mailing))).toEqual(before)
  const reference = /letters\/([\w-]+)"/.exec(
    await (await clinic.as('officer', `~/mailings/${mailing.id}`)).text(),
  )?.[1]
  const letter = await theLetterSent(await openIncident(world, id), reference ?? '')
  expect((await whole(await printLetter(world, letter))).includes('/Subtype/Image')).toBe(true)
  expect(await (await clinic.as('officer', `~/letters/${reference}/letter.html`)).text()).toContain(`/logo/${first.id}`)
})
