import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { type DocumentNow, documentPdf, documentsOf, theDocument } from '../../../actions/letter/documents/documents.ts'
import { wordsIn } from '../../../letters/languages/index.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { allow } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { type LawDay, lawDay } from '../frame/law-day.ts'

/** The documents that go with an incident, to view and download; those its duties call for come first. */
export const documents = new Hono<Env>()
  .get('/incidents/:id/documents', allow('read_people'), (c) => show(c))
  .get('/incidents/:id/documents/:document/document.html', allow('read_people'), async (c) =>
    c.html((await wanted(c)).html),
  )
  .get('/incidents/:id/documents/:document/document.txt', allow('read_people'), async (c) =>
    c.text((await wanted(c)).text),
  )
  .get('/incidents/:id/documents/:document/document.pdf', allow('read_people'), async (c) => {
    const opened = await incidentOf(c)
    const { incident } = opened
    const which = { id: c.req.param('document'), language: c.req.query('language') ?? 'en' }
    return pdf(`${which.id}-${incident.id}`, await documentPdf(opened, which))
  })

async function wanted(c: Context<Env>) {
  const which = { id: c.req.param('document') ?? '', language: c.req.query('language') ?? 'en' }
  return await theDocument(await incidentOf(c), which)
}

const GROUPS: readonly [DocumentNow['group'], string][] = [
  ['letters', 'Letters to individuals'],
  ['public', 'To the public and the media'],
  ['regulators', 'To regulators and agencies'],
  ['file', 'For the file'],
]

async function show(c: Context<Env>) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const [all, lawDayOf] = await Promise.all([documentsOf(opened), lawDays(opened)])
  const rows = all.map((each) => ({ ...shown(incident.id, each), law: lawDayOf(each) }))
  const groups = GROUPS.map(([group, heading]) => ({ heading, documents: rows.filter((each) => each.group === group) }))
  const facts = {
    groups: groups.filter(({ documents }) => documents.length > 0),
    hasAssociate: incident.associate !== null,
    isApproved: incident.letter?.approvedBy != null,
    pdf: c.env.paper !== undefined,
  }
  return await incidentPage(c, opened, { name: 'letter/documents', tab: 'documents', facts })
}

/** The legal deadline of the duty that calls for a document; null: none does. */
async function lawDays(opened: OpenIncident<World>): Promise<(document: DocumentNow) => LawDay | null> {
  const [{ answer }, today] = await Promise.all([dutiesOf(opened), todayOf(opened.book)])
  return ({ duty: id, givenOn }) => {
    const duty = answer.duties.find((each) => each.id === id)
    return duty ? lawDay(duty, today, { givenOn }) : null
  }
}

function shown(incident: string, document: DocumentNow) {
  const address = `/incidents/${incident}/documents/${document.id}/document`
  return {
    ...document,
    anchor: document.id.replaceAll('.', '-'),
    versions: document.languages.map((language) => {
      const query = language === 'en' ? '' : `?language=${language}`
      return {
        own: wordsIn(language).own,
        html: `${address}.html${query}`,
        txt: `${address}.txt${query}`,
        pdf: `${address}.pdf${query}`,
      }
    }),
  }
}
