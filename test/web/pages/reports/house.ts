import { writePng } from '../../../../src/pdf/image/write-png.ts'
import { createApp } from '../../../../src/web/app.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

/** A photo of one point. */
export const PHOTO = new File([writePng({ width: 1, height: 1, rgb: new Uint8Array(3) }).slice()], 'desk.png')

const app = createApp()
let addresses = 0

/** The clinic with a poster on its wall, and somebody without an account before it. */
export async function openHouse() {
  const clinic = await openClinic()
  const house = { link: await posterLink(clinic) }
  /** Sends the form as a stranger, in the order in which a browser does; from an address of its own, if not from a given one. */
  const report = async (facts: Record<string, string>, photo?: File, at: { path?: string; address?: string } = {}) => {
    const { url } = clinic.world.config
    const init = { method: 'POST', body: formOf(facts, photo), headers: { Origin: url } }
    addresses += 1
    const address = at.address ?? `198.18.${addresses >> 8}.${addresses & 255}`
    return await app.fetch(new Request(new URL(at.path ?? house.link, url), init), { ...clinic.world, address })
  }
  /** Sends a report and answers its code. */
  const sent = async (facts: Record<string, string>, photo?: File) => codeOn(await (await report(facts, photo)).text())
  const status = async (code: string, reply?: string) =>
    await clinic.as(null, '/report/status', { code, ...(reply !== undefined && { reply }) })
  const found = async (what: string) => (await listed(clinic)).find((each) => each.what === what)!
  return Object.assign(house, clinic, { report, sent, status, found })
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** What the API answers of a report. */
export type Answered = {
  id: string
  what: string
  state: string
  isOpen: boolean
  knownOn: string
  isDayGiven: boolean
  receivedBy: string | null
  photo: { fileName: string; sha256: string; hasPosition: boolean } | null
  incident: string | null
  entries: { kind: string; text: string | null }[]
}

/** Every report, the newest first. */
export async function listed({ world, cookies }: Clinic): Promise<Answered[]> {
  const answer = await ask(world, '/api/house-reports?limit=200', { cookie: cookies.officer })
  return ((await answer.json()) as { items: Answered[] }).items
}

/** Makes a new link and answers its path. */
export async function posterLink({ world, cookies }: Clinic): Promise<string> {
  const answer = await ask(world, '/api/report-link', { method: 'PUT', cookie: cookies.officer })
  return new URL(((await answer.json()) as { url: string }).url).pathname
}

/** The code on a page. */
export function codeOn(html: string): string {
  return /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(wordsOn(html))?.[0] ?? ''
}

/** A form as a browser sends it: the photo last. */
export function formOf(facts: Record<string, string>, photo?: File): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(facts)) form.set(name, value)
  form.set('photo', photo ?? new File([], ''))
  return form
}
