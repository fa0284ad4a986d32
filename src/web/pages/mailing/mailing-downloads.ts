import { Hono } from 'hono'
import { theMailHouse } from '../../../actions/mailing/files/mailing-files.ts'
import { mailingZip } from '../../../actions/mailing/files/mailing-zip.ts'
import { download } from '../../shell/answers/download.ts'
import { mailingIn, mailingName, saveFile, savePdf, showDocument } from '../../shell/answers/mailing-download.ts'
import type { Env } from '../../shell/env.ts'
import { allow, whoAsks } from '../../shell/who.ts'

/** The files of a mailing. Each download is recorded in the log. */
export const mailingDownloads = new Hono<Env>()
  .get('/incidents/:id/mailings/:mailing/letters.zip', allow('decide'), async (c) => {
    const mailing = await mailingIn(c)
    return download(`${mailingName(mailing)}.zip`, mailingZip(c.env, whoAsks(c), mailing))
  })
  .get('/incidents/:id/mailings/:mailing/letters.html', allow('decide'), showDocument)
  .get('/incidents/:id/mailings/:mailing/letters.pdf', allow('decide'), (c) => savePdf(c, null))
  .get('/incidents/:id/mailings/:mailing/parts/:part', allow('decide'), (c) => {
    return savePdf(c, c.req.param('part'))
  })
  .get('/incidents/:id/mailings/:mailing/list.csv', allow('decide'), (c) => saveFile(c, { file: 'list.csv' }))
  .get('/incidents/:id/mailings/:mailing/certificate-of-mailing.html', allow('decide'), (c) =>
    saveFile(c, { file: 'certificate-of-mailing.html' }),
  )
  .get('/incidents/:id/mailings/:mailing/mail-houses/:file', allow('decide'), (c) => {
    const file = c.req.param('file')
    return saveFile(c, { file: 'mail-house', house: theMailHouse(file.replace(/\.csv$/, '')).id }, file)
  })
