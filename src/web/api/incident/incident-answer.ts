import type { z } from '@hono/zod-openapi'
import type { Closing } from '../../../breach/incident/closing.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Standing } from '../../../breach/law/standing.ts'
import { statedCountAnswer } from '../shared/stated-count-answer.ts'
import type { incidentSchema, standingSchema } from './incident-answer-schema.ts'

type Answer = z.output<typeof incidentSchema>

/** Picks the answer's fields from an incident. The letter, the decision and the OCR sheets have their own addresses. */
export function incidentAnswer(incident: Incident): Answer {
  const { id, version, title, kind, discoveredOn, occurredFrom, occurredTo, summary, site, loggedAt, loggedBy } =
    incident
  return {
    ...{ id, version, title, kind, discoveredOn, occurredFrom, occurredTo, summary, site, loggedAt, loggedBy },
    entity: entityAnswer(incident.entity),
    event: eventAnswer(incident.event),
    associate: incident.associate && associateAnswer(incident.associate),
    holds: incident.holds.map(holdAnswer),
    notices: incident.notices.map(noticeAnswer),
    substitute: incident.substitute && substituteAnswer(incident.substitute),
    closing: incident.closing ? closingAnswer(incident.closing) : null,
    counts: incident.counts.map(statedCountAnswer),
  }
}

/** Picks the answer's fields from where a count stands against the legal thresholds. */
export function standingAnswer({ code, short, sentences }: Standing): z.output<typeof standingSchema> {
  return { code, short, sentences }
}

/** Picks the answer's fields from how an incident was closed. */
export function closingAnswer({ how, on, by, into, reason, gaps }: Closing): NonNullable<Answer['closing']> {
  return { how, on, by, into, reason, gaps: gaps.map((gap) => ({ id: gap.id, title: gap.title, reason: gap.reason })) }
}

function entityAnswer({ hipaa, part2, phrVendor, licensedFacilityIn }: Incident['entity']): Answer['entity'] {
  return { hipaa, part2, phrVendor, licensedFacilityIn: [...licensedFacilityIn] }
}

function eventAnswer({ elements, ...event }: Incident['event']): Answer['event'] {
  const { shouldHaveBeenKnownOn, determinedOn, nature, permitted, phi, secured, keyTaken, form } = event
  const known = { shouldHaveBeenKnownOn, determinedOn, nature, permitted, phi, secured, keyTaken, form }
  return { ...known, elements: [...elements] }
}

type Part<Name extends 'associate' | 'substitute'> = NonNullable<Incident[Name]>

function associateAnswer(associate: Part<'associate'>): Answer['associate'] {
  const { id, name, agent, discoveredOn, toldUsOn, contractDays } = associate
  return { id, name, agent, discoveredOn, toldUsOn, contractDays }
}

function holdAnswer(hold: Incident['holds'][number]): Answer['holds'][number] {
  const { form, statedOn, until, documented, impedes, official, agency } = hold
  return { form, statedOn, until, documented, impedes, official, agency }
}

function noticeAnswer(notice: Incident['notices'][number]): Answer['notices'][number] {
  const { duty, givenOn, recipient, how, reference, difference = null } = notice
  return { duty, givenOn, recipient, how, reference, difference }
}

function substituteAnswer(substitute: Part<'substitute'>): Answer['substitute'] {
  const { postedOn, removedOn, mediaOn, tollFreeFrom, tollFreeTo } = substitute
  return { postedOn, removedOn, mediaOn, tollFreeFrom, tollFreeTo }
}
