import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dutiesOf } from '../../actions/duties.ts'
import { recordAssociate, vendorStanding } from '../../actions/incident-associate.ts'
import { endHold, recordHold, recordNotice, recordPosting, withdrawNotice } from '../../actions/notices.ts'
import { todayOf } from '../../actions/today.ts'
import { endOf, gapsOf } from '../../breach/hold.ts'
import type { Incident } from '../../breach/incident.ts'
import { movedByHolds } from '../../breach/moved.ts'
import { listAssociates } from '../../storage/associates.ts'
import type { Env } from '../env.ts'
import { check } from '../form.ts'
import type { Problem } from '../problem.ts'
import { atAssociateSchema } from '../schemas/associate.ts'
import { holdEndSchema, holdSchema, noticeSchema, postingSchema, withdrawalSchema } from '../schemas/incident.ts'
import { allow } from '../who.ts'
import { filesOf } from './attached.ts'
import { type Deck, dutyCard } from './duty-card.ts'
import { otherForms, type Typed } from './duty-fields.ts'
import { vendorFacts } from './incident-associate.ts'
import { incidentOf, incidentPage } from './incident-page.ts'
import { type Asked, recordedOn } from './recorded-form.ts'

const recorded = recordedOn('/duties', show)

/** Who must be told by when, and the proof that it was done. */
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
  const incident = await incidentOf(c)
  const [today, owed, files, vendor, register] = await Promise.all([
    todayOf(c.env),
    dutiesOf(c.env, incident),
    filesOf(c.env, incident.id),
    vendorStanding(c.env, incident),
    listAssociates(c.env.db, c.env.vault),
  ])
  const facts = {
    owed,
    today,
    duties: owed.answer.duties.map((duty) =>
      dutyCard(duty, { incident, today, notes: owed.answer.notes, files, typed }),
    ),
    holds: incident.holds.map((hold, place) => holdFacts(hold, place, incident.id, files)),
    moved: movedByHolds(owed.situation),
    vendor: vendorFacts(vendor, owed.answer),
    ...otherForms(incident, typed, register),
    owesSubstitute: owed.answer.duties.some((duty) => duty.id.endsWith('.substitute')),
  }
  return await incidentPage(c, incident, { name: 'duties', tab: 'duties', facts, problem })
}

function holdFacts(hold: Incident['holds'][number], place: number, id: string, files: Deck['files']) {
  const attached = files(`hold/${place}`, `/incidents/${id}/duties#hold-${place}`)
  return { ...hold, place, end: endOf(hold), gaps: gapsOf(hold), attached }
}
