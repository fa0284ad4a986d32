import { Hono } from 'hono'
import { may } from '../../../access/roles.ts'
import { backupStanding } from '../../../actions/backup/backups.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { isLarge } from '../../../actions/duties/duties.ts'
import { type Line, overview } from '../../../actions/duties/lines.ts'
import { peopleKnown } from '../../../breach/incident/incident.ts'
import { type Day, daysBetween } from '../../../breach/law/day.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import { isPast, isSoon } from '../../../breach/law/overdue.ts'
import { isOpen } from '../../../breach/law/pending-duty.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { lawDay } from '../frame/law-day.ts'
import { stuckEmails } from '../frame/stuck-emails.ts'

const INCIDENTS = 50
const LAW_DAYS = 8

/** The first page: what the law asks for today, and what may wait. */
export const today = new Hono<Env>().get('/', allow('read'), async (c) => {
  const day = await todayOf(c.env)
  const { items } = await overview(c.env, { limit: INCIDENTS })
  const legal = items.flatMap((line) => legalDays(line, day)).toSorted((a, b) => a.due.localeCompare(b.due))
  return await page(c, 'incident/today', {
    title: 'Today',
    section: 'today',
    day,
    none: items.length === 0,
    broken: legal.filter(({ due }) => isPast(due, day)).length,
    soon: legal.filter(({ due }) => isSoon(due, day)).length,
    legal: legal.slice(0, LAW_DAYS),
    more: Math.max(0, legal.length - LAW_DAYS),
    open: items.filter((line) => line.next).map((line) => openIncident(line, day)),
    stuck: await stuckEmails(c.env, null),
    backup: may(whoAsks(c).role, 'administer') ? await backupStanding(c.env) : null,
  })
})

function legalDays({ incident, owed }: Line, today: Day) {
  const { id, title } = incident
  return owed.answer.duties.filter(isOpen).flatMap((duty) => {
    const due = duty.safeBy ?? duty.due
    return due === null ? [] : [{ incident: id, title, to: duty.to, id: duty.id, due, ...lawDay(duty, today) }]
  })
}

function openIncident({ incident, owed, next }: Line, today: Day) {
  const known = daysBetween(incident.discoveredOn, today)
  return {
    id: incident.id,
    title: incident.title,
    kindLabel: KINDS[incident.kind],
    people: peopleKnown(incident, owed.count),
    standing: owed.standing,
    isLarge: isLarge(owed),
    law: next && lawDay(next, today),
    known,
    share: Math.max(0, Math.min(100, Math.round((known / 60) * 100))),
  }
}
