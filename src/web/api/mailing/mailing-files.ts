import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { certificateOf } from '../../../actions/mailing/files/certificate.ts'
import { bytesOf, listOf, mailHouseList, theMailHouse } from '../../../actions/mailing/files/mailing-files.ts'
import { printMailing, thePart } from '../../../actions/mailing/files/mailing-print.ts'
import { mailingZip } from '../../../actions/mailing/files/mailing-zip.ts'
import { download } from '../../shell/answers/download.ts'
import { mailingIn, mailingName, saveFile, showDocument } from '../../shell/answers/mailing-download.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { call } from '../frame/call.ts'
import { mailHouseId, mailingId, mailingPart } from '../frame/params.ts'

const FILE = {
  description: 'The file.',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}

const LOGGED = 'That it was saved is entered in the log: the file names patients.'

const zip = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters.zip',
  operationId: 'saveMailing',
  summary: 'Everything of a mailing in one ZIP archive, with a manifest of the SHA-256 of each file and letter',
  description: 'The same bytes every time. The SHA-256 of the archive is entered in the log.',
  request: { params: mailingId },
  responses: { 200: FILE },
})

const pdf = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters.pdf',
  operationId: 'saveMailingAsPdf',
  summary: 'The printed letters of a mailing as one tagged PDF, by ZIP code',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: FILE },
})

const document = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters.html',
  operationId: 'printMailing',
  summary: 'The printed letters of a mailing as one document, for the browser to print',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: { description: 'The letters.', content: { 'text/html': { schema: z.string() } } } },
})

const part = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/parts/{part}',
  operationId: 'saveMailingPart',
  summary: 'One part of a mailing’s PDFs: letters of one language and page count, by ZIP code',
  description: `${LOGGED} The manifest names the parts.`,
  request: { params: mailingPart },
  responses: { 200: FILE },
})

const list = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/list.csv',
  operationId: 'saveMailingList',
  summary: 'Whom the printed letters of a mailing go to, for a spreadsheet',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: FILE },
})

const certificate = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/certificate-of-mailing.html',
  operationId: 'saveCertificateOfMailing',
  summary: 'The certificate-of-mailing list of a mailing’s printed letters, print-ready',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: FILE },
})

const house = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/mail-houses/{house}',
  operationId: 'saveMailHouseList',
  summary: 'The list of a mailing in the columns and limits of a mail house: lob, postgrid or click2mail',
  description: `${LOGGED} Refused where the mail house would not take a row as it is: nothing is cut.`,
  request: { params: mailHouseId },
  responses: { 200: FILE },
})

/** The files of a mailing. */
export const mailingFiles = () =>
  new OpenAPIHono<Env>()
    .openapi(zip, onZip)
    .openapi(document, showDocument)
    .openapi(pdf, (c) => saveFile(c, 'letters.pdf', (mailing) => printMailing(c.env, mailing)))
    .openapi(part, onPart)
    .openapi(list, (c) => saveFile(c, 'list.csv', (mailing) => listOf(c.env, mailing)))
    .openapi(certificate, onCertificate)
    .openapi(house, onHouse)

const onZip: RouteHandler<typeof zip, Env> = async (c) => {
  const mailing = await mailingIn(c)
  return download(`${mailingName(mailing)}.zip`, mailingZip(c.env, whoAsks(c), mailing))
}

const onPart: RouteHandler<typeof part, Env> = (c) => {
  const name = c.req.valid('param').part
  const partOf = async (mailing: Parameters<typeof thePart>[1]) =>
    printMailing(c.env, mailing, { part: await thePart(c.env, mailing, name) })
  return saveFile(c, name, partOf)
}

const onCertificate: RouteHandler<typeof certificate, Env> = (c) =>
  saveFile(c, 'certificate-of-mailing.html', (mailing) => bytesOf(certificateOf(c.env, mailing)))

const onHouse: RouteHandler<typeof house, Env> = (c) => {
  const found = theMailHouse(c.req.valid('param').house)
  return saveFile(c, `${found.id}.csv`, (mailing) => mailHouseList(c.env, mailing, found))
}
