import { versionOf } from '../../actions/roster/fix-rows.ts'
import { readers } from '../../demo/cast/readers.ts'
import { rosterOf } from '../../demo/cast/roster.ts'
import { Refused } from '../../errors.ts'
import type { DevBook, Places } from './places.ts'

const ODD = 'Who;Dunno;Zip\nÄnne;31.12.1970;02110\nBo;13/32/1980;2110\n'
const KNOWN = 'MRN,First Name,Last Name,DOB,ZIP\n9,Eva,Roe,02/03/1980,02110\n'
const HEADLESS = 'Ben,Fontaine,1980-05-10,12 Maple St,Concord,NH\nCarla,Eze,1981-05-11,13 Maple St,Concord,NH\n'
const NONSENSE = 'x,y\n1,2\n3,4\n'

const NEARLY_KNOWN = 'MRN,First Name,Last Name,ZIP,Phone\n9,Eva,Roe,02110,617-555-0142\n'
const JOINED = 'MRN,Last, First,DOB,State\n7,"Roe, Eva",1980-02-03,MA\n'
const SHIFTED = 'Nr,Last,First,Note,DOB,State\n1,Roe,1961-04-09,MA,x\n2,Poe,1955-01-20,MA,x\n'
const WRONG_ROW = 'Eva,Roe,1980-13-45,MA,1 Elm St\n'
const TO_FIX = `First,Last,DOB,State,Street\n${WRONG_ROW.repeat(120)}`
const RIGHT = 'First,Last,DOB,State,Street\nEva,Roe,1980-12-05,MA,1 Elm St\n'

/** Files that wait for somebody to look at their columns. */
export async function uploadsInFew(book: DevBook): Promise<Places> {
  const at = `/incidents/${book.places.phishedMailbox}`
  return {
    upload: await upload(book, at, rosterOf(readers)),
    oddUpload: await upload(book, at, ODD),
    knownUpload: await upload(book, at, KNOWN),
    headless: await upload(book, at, HEADLESS),
    nonsense: await upload(book, at, NONSENSE),
    nearlyKnown: await upload(book, at, NEARLY_KNOWN),
    joined: await upload(book, at, JOINED),
    shifted: await upload(book, at, SHIFTED),
    toFix: await checked(book, at, TO_FIX, {
      'cell-1-2': '1980-12-05',
      'version-1': versionOf(WRONG_ROW.trim().split(',')),
    }),
    right: await checked(book, at, RIGHT),
  }
}

/** Imports as they are seen from outside: two that never end, one that failed, one that was stopped. */
export async function uploadsInMany(book: DevBook): Promise<Places> {
  const at = `/incidents/${book.places.crowd}`
  const { runImport } = book.world
  const goOnForEver: typeof runImport = (_job, watch) =>
    new Promise((_, failed) => watch?.signal?.addEventListener('abort', () => failed(new Error('stopped'))))
  book.world.runImport = goOnForEver
  const [starting, stopped] = [await begin(book, at), await begin(book, at)]
  await send(book, `${at}/imports/${stopped}/stop`)
  book.world.runImport = (job, watch) => {
    watch?.progress?.({ phase: 'reading', done: 400_000, of: 1_000_000 })
    return goOnForEver(job, watch)
  }
  const underWay = await begin(book, at)
  book.world.runImport = () => Promise.reject(new Refused('The file ends in the middle of a row. Export it again.'))
  const failed = await begin(book, at)
  Object.assign(book.world, { runImport })
  return { starting, underWay, stopped, failed }
}

async function begin(book: DevBook, at: string): Promise<string> {
  const id = await upload(book, at, 'Name,DOB\nBen Fontaine,1980-05-10\n')
  const columns = { 'column-0': 'name', 'column-1': 'birth_date', dateOrder: 'month_first' }
  await send(book, `${at}/uploads/${id}/import`, new URLSearchParams({ ...columns, goOn: 'true' }))
  return id
}

async function checked(book: DevBook, at: string, csv: string, fixes?: Record<string, string>): Promise<string> {
  const id = await upload(book, at, csv)
  const fields = ['given_name', 'family_name', 'birth_date', 'state', 'address_line1']
  const columns = Object.fromEntries(fields.map((field, place) => [`column-${place}`, field]))
  await send(book, `${at}/uploads/${id}/check`, new URLSearchParams({ ...columns, dateOrder: 'month_first' }))
  if (fixes) await send(book, `${at}/uploads/${id}/rows`, new URLSearchParams(fixes))
  return id
}

async function upload(book: DevBook, at: string, csv: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([csv], 'patients.csv'))
  const answer = await send(book, `${at}/uploads`, form)
  return answer.headers.get('Location')?.split('/').at(-1) ?? ''
}

function send({ world, ask }: DevBook, path: string, body?: FormData | URLSearchParams): Promise<Response> {
  return ask('officer', new Request(new URL(path, world.config.url), { method: 'POST', body: body ?? null }))
}
