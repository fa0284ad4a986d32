import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { theMailHouse } from '../../../actions/mailing/files/mailing-files.ts'
import { mailingZip } from '../../../actions/mailing/files/mailing-zip.ts'
import { download } from '../../shell/answers/download.ts'
import { mailingIn, mailingName, saveFile, savePdf, showDocument } from '../../shell/answers/mailing-download.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { call } from '../frame/call.ts'
import { mailHouseId, mailingId, mailingPart } from '../frame/params.ts'

const FILE = {
  description: 'The file.',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}

const LOGGED =
  'The download is recorded in the log, because the file names patients. Refused while law enforcement asks for a delay (45 CFR 164.412), unless the letters were mailed before.'

const zip = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters.zip',
  operationId: 'saveMailing',
  summary: 'Download a whole mailing as one ZIP archive, with a manifest of the SHA-256 of each file and letter',
  description: 'The same bytes every time. The SHA-256 of the archive is recorded in the log.',
  request: { params: mailingId },
  responses: { 200: FILE },
})

const pdf = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters.pdf',
  operationId: 'saveMailingAsPdf',
  summary: 'Download the printed letters of a mailing as one tagged PDF, sorted by ZIP code',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: FILE },
})

const document = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/letters.html',
  operationId: 'printMailing',
  summary: 'Get the printed letters of a mailing as one HTML document to print from the browser',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: { description: 'The letters.', content: { 'text/html': { schema: z.string() } } } },
})

const part = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/parts/{part}',
  operationId: 'saveMailingPart',
  summary: 'Download one part of a mailing’s PDFs: letters of one language and page count, sorted by ZIP code',
  description: `${LOGGED} The manifest lists the parts.`,
  request: { params: mailingPart },
  responses: { 200: FILE },
})

const list = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/list.csv',
  operationId: 'saveMailingList',
  summary: 'Download the recipients of the printed letters, for a spreadsheet',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: FILE },
})

const certificate = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/certificate-of-mailing.html',
  operationId: 'saveCertificateOfMailing',
  summary: 'Download the certificate-of-mailing list of the printed letters, print-ready',
  description: LOGGED,
  request: { params: mailingId },
  responses: { 200: FILE },
})

const house = call('decide', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/mailings/{mailing}/mail-houses/{house}',
  operationId: 'saveMailHouseList',
  summary: 'Download the list of a mailing in the columns and limits of a mail house: lob, postgrid or click2mail',
  description: `${LOGGED} Refused if the mail house would not accept a row as it is: nothing is cut off.`,
  request: { params: mailHouseId },
  responses: { 200: FILE },
})

/** The files of a mailing. */
export const mailingFiles = () =>
  new OpenAPIHono<Env>()
    .openapi(zip, onZip)
    .openapi(document, showDocument)
    .openapi(pdf, (c) => savePdf(c, null))
    .openapi(part, onPart)
    .openapi(list, (c) => saveFile(c, { file: 'list.csv' }))
    .openapi(certificate, onCertificate)
    .openapi(house, onHouse)

const onZip: RouteHandler<typeof zip, Env> = async (c) => {
  const mailing = await mailingIn(c)
  return download(`${mailingName(mailing)}.zip`, mailingZip(c.env, whoAsks(c), mailing))
}

const onPart: RouteHandler<typeof part, Env> = (c) => savePdf(c, c.req.valid('param').part)

const onCertificate: RouteHandler<typeof certificate, Env> = (c) => saveFile(c, { file: 'certificate-of-mailing.html' })

const onHouse: RouteHandler<typeof house, Env> = (c) => {
  const { id } = theMailHouse(c.req.valid('param').house)
  return saveFile(c, { file: 'mail-house', house: id }, `${id}.csv`)
}
