import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { may } from '../../../access/roles.ts'
import { recordAssociate, vendorStanding } from '../../../actions/associates/incident-associate.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { endHold, recordHold, recordNotices, recordPosting, withdrawNotices } from '../../../actions/duties/notices.ts'
import { officeSheetsOf } from '../../../actions/duties/office-sheets.ts'
import { holdEffects } from '../../../breach/duties/hold-effects.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { sumsOf } from '../../../breach/incident/ledger.ts'
import { endOf, gapsOf } from '../../../breach/law/hold.ts'
import { audiencesOf } from '../../../breach/offices/audiences.ts'
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
import { check, type Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { vendorFacts } from '../associates/incident-associate.ts'
import { peopleTold } from '../count/people-told.ts'
import { filesOf } from '../evidence/attached.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { placesUnknown } from '../frame/near-lines.ts'
import { type Asked, recordedOn } from '../frame/recorded-form.ts'
import { toldWords } from './audience-words.ts'
import { otherForms, type Typed } from './duty-fields.ts'
import { besideFacts } from './not-owed-facts.ts'
import { type RowContext, toldRows } from './told-rows.ts'

const recorded = recordedOn('/duties', show)

/** Who must be told by when, and the proof of notice. */
export const duties = new Hono<Env>()
  .get('/incidents/:id/duties', allow('read'), (c) => show(c, {}))
  .post('/incidents/:id/notices', allow('decide'), recorded(give))
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

// One letter meets several duties.
function dutiesIn({ duty = '' }: Values): [string, ...string[]] {
  const [first = '', ...others] = new Set(duty.split(','))
  return [first, ...others]
}

function give({ c, id, basis, values }: Asked) {
  const met = dutiesIn(values)
  return recordNotices(c.env, id, basis, met, check(noticeSchema, { ...values, duty: met[0] }))
}

function takeBack({ c, id, basis, values }: Asked) {
  const met = dutiesIn(values)
  const { reason } = check(withdrawalSchema, { ...values, duty: met[0] })
  return withdrawNotices(c.env, id, basis, met, reason)
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
  const { situation, answer, count } = owed
  const { known, ...beside } = besideFacts(owed)
  const audiences = audiencesOf(answer.duties, situation)
  const sums = count?.ledger ? sumsOf(count.ledger) : null
  const canRead = may(whoAsks(c).role, 'read_people')
  const facts = {
    owed,
    placesUnknown: placesUnknown(answer),
    today,
    ...toldWords(audiences, sums?.left ?? 0),
    rows: toldRows(audiences, {
      ...{ ...known, incident, sheets, files, typed, canRead },
      toBeTold: sums?.states.to_be_told ?? null,
    }),
    people: sums && peopleTold(sums, incident.id),
    ...beside,
    holds: incident.holds.map((hold, place) => holdFacts(hold, place, incident.id, files)),
    moved: holdEffects(situation),
    vendor: vendorFacts(vendor, answer),
    ...otherForms(incident, typed, register),
    owesSubstitute: answer.duties.some((duty) => duty.id.endsWith('.substitute')),
  }
  return await incidentPage(c, opened, { name: 'duties/duties', tab: 'duties', facts, problem })
}

function holdFacts(hold: Incident['holds'][number], place: number, id: string, files: RowContext['files']) {
  const attached = files(`hold/${place}`, `/incidents/${id}/duties#hold-${place}`)
  return { ...hold, place, end: endOf(hold), gaps: gapsOf(hold), attached }
}
