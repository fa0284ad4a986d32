import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { recordAssociate, vendorStanding } from '../../../actions/associates/incident-associate.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { endHold, recordHold, recordNotice, recordPosting, withdrawNotice } from '../../../actions/duties/notices.ts'
import { officeSheetsOf } from '../../../actions/duties/office-sheets.ts'
import { holdEffects } from '../../../breach/duties/hold-effects.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { endOf, gapsOf } from '../../../breach/law/hold.ts'
import { listAssociates } from '../../../storage/practice/associates.ts'
import { atAssociateSchema } from '../../api/associates/associate-schema.ts'
import {
  holdEndSchema,
  holdSchema,
  noticeSchema,
  postingSchema,
  withdrawalSchema,
} from '../../api/incident/incident-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { vendorFacts } from '../associates/incident-associate.ts'
import { filesOf } from '../evidence/attached.ts'
import { inOrder } from '../frame/duty-words.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { isNoWarning, placesUnknown } from '../frame/near-lines.ts'
import { type Asked, recordedOn } from '../frame/recorded-form.ts'
import { type CardContext, dutyCard } from './duty-card.ts'
import { otherForms, type Typed } from './duty-fields.ts'
import { notOwedFacts } from './not-owed-facts.ts'
import { withOffices } from './office-cards.ts'

const recorded = recordedOn('/duties', show)

/** Who must be notified by when, and the proof of notice. */
export const duties = new Hono<Env>()
  .get('/incidents/:id/duties', allow('read'), (c) => show(c, {}))
  .post(
    '/incidents/:id/notices',
    allow('decide'),
    recorded(({ c, id, basis, values }) => recordNotice(c.env, id, basis, check(noticeSchema, values))),
  )
  .post('/incidents/:id/notices/withdrawal', allow('decide'), recorded(takeBack))
  .post(
    '/incidents/:id/holds',
    allow('decide'),
    recorded(({ c, id, basis, values }) => recordHold(c.env, id, basis, check(holdSchema, values))),
  )
  .post('/incidents/:id/holds/:place/end', allow('decide'), recorded(endOneHold))
  .post(
    '/incidents/:id/substitute-notice',
    allow('decide'),
    recorded(({ c, id, basis, values }) => recordPosting(c.env, id, basis, check(postingSchema, values))),
  )
  .post(
    '/incidents/:id/associate',
    allow('decide'),
    recorded(({ c, id, basis, values }) =>
      recordAssociate(c.env, id, basis, check(atVendorSchema, values, null).associate),
    ),
  )

const atVendorSchema = z.strictObject({ associate: atAssociateSchema })

function takeBack({ c, id, basis, values }: Asked) {
  const { duty, reason } = check(withdrawalSchema, values)
  return withdrawNotice(c.env, id, basis, duty, reason)
}

function endOneHold({ c, id, basis, values }: Asked) {
  return endHold(c.env, id, basis, Number(c.req.param('place')), check(holdEndSchema, values).until)
}

async function show(c: Context<Env>, typed: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const [today, owed, files, vendor, register, sheets] = await Promise.all([
    todayOf(c.env),
    dutiesOf(opened),
    filesOf(opened),
    vendorStanding(opened),
    listAssociates(c.env.db, c.env.vault),
    officeSheetsOf(opened),
  ])
  const cards = inOrder(owed.answer.duties).map((duty) =>
    dutyCard(duty, { incident, today, notes: owed.answer.notes, files, typed }),
  )
  const facts = {
    owed,
    placesUnknown: placesUnknown(owed.answer),
    notes: owed.answer.notes.filter(isNoWarning),
    today,
    duties: withOffices(cards, sheets, incident.id),
    ...notOwedFacts(owed),
    holds: incident.holds.map((hold, place) => holdFacts(hold, place, incident.id, files)),
    moved: holdEffects(owed.situation),
    vendor: vendorFacts(vendor, owed.answer),
    ...otherForms(incident, typed, register),
    owesSubstitute: owed.answer.duties.some((duty) => duty.id.endsWith('.substitute')),
  }
  return await incidentPage(c, opened, { name: 'duties/duties', tab: 'duties', facts, problem })
}

function holdFacts(hold: Incident['holds'][number], place: number, id: string, files: CardContext['files']) {
  const attached = files(`hold/${place}`, `/incidents/${id}/duties#hold-${place}`)
  return { ...hold, place, end: endOf(hold), gaps: gapsOf(hold), attached }
}
