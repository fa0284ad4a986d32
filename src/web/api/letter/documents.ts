import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { type DocumentNow, documentPdf, documentsOf, theDocument } from '../../../actions/letter/documents/documents.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { documentId, documentSchema, languageQuery } from './document-schema.ts'

const list = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/documents',
  operationId: 'listDocuments',
  summary: 'List the documents that go with an incident, and which of them its duties call for',
  description:
    'Sample letters, substitute notice, media releases, letters to regulators and the cover of the OCR sheet.',
  request: { params: incidentId, query: listQuery(/^[\w.-]{1,100}$/, 200) },
  responses: { 200: answers('A page of documents. None of them names a patient.', pageOf(documentSchema)) },
})

const request = { params: documentId, query: languageQuery }

const asHtml = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/documents/{document}/document.html',
  operationId: 'readDocumentAsHtml',
  summary: 'Get a document as print-ready HTML',
  request,
  responses: { 200: { description: 'The document.', content: { 'text/html': { schema: z.string() } } } },
})

const asText = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/documents/{document}/document.txt',
  operationId: 'readDocumentAsText',
  summary: 'Get a document as plain text',
  request,
  responses: { 200: { description: 'The document.', content: { 'text/plain': { schema: z.string() } } } },
})

const asPdf = call('read_people', 'Letters', {
  method: 'get',
  path: '/incidents/{id}/documents/{document}/document.pdf',
  operationId: 'readDocumentAsPdf',
  summary: 'Get a document as a tagged PDF',
  request,
  responses: {
    200: {
      description: 'The document.',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

/** The documents that go with an incident. */
export const documents = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(asHtml, onAsHtml)
    .openapi(asText, onAsText)
    .openapi(asPdf, onAsPdf)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { items, next } = paged(await documentsOf(opened), c.req.valid('query'), ({ id }) => id)
  return c.json({ items: items.map(documentAnswer), next }, 200)
}

const onAsHtml: RouteHandler<typeof asHtml, Env> = async (c) => {
  const { id, document } = c.req.valid('param')
  const opened = await openIncident(c.env, id)
  return c.html((await theDocument(opened, { id: document, ...c.req.valid('query') })).html)
}

const onAsText: RouteHandler<typeof asText, Env> = async (c) => {
  const { id, document } = c.req.valid('param')
  const opened = await openIncident(c.env, id)
  return c.text((await theDocument(opened, { id: document, ...c.req.valid('query') })).text, 200)
}

const onAsPdf: RouteHandler<typeof asPdf, Env> = async (c) => {
  const { id, document } = c.req.valid('param')
  const opened = await openIncident(c.env, id)
  return pdf(`${document}-${id}`, await documentPdf(opened, { id: document, ...c.req.valid('query') }))
}

function documentAnswer(document: DocumentNow): z.output<typeof documentSchema> {
  const { id, group, title, why, duty, citation, due, asks, unsettled, isTranslated } = document
  const { languages, lacks, sheet, givenOn, draftFor } = document
  const known = { id, group, title, why, duty, citation, due, asks, unsettled, isTranslated }
  return { ...known, languages, lacks, sheet, givenOn, draftFor }
}
