import type { Finding } from '../../../letters/checks/index.ts'
import { PARTS } from '../../../letters/text/words.ts'

/** A finding with a link to where to fix it. */
export type ShownFinding = Finding & { href: string; where: string; isOfPractice: boolean; isError: boolean }

/** The findings as the page lists them. */
export function findingRows(incident: string, findings: readonly Finding[]): ShownFinding[] {
  return findings.map((finding) => ({
    ...finding,
    ...placeOf(incident, finding.what),
    isOfPractice: finding.what.startsWith('practice.'),
    isError: finding.level === 'error',
  }))
}

function placeOf(incident: string, what: string): { href: string; where: string } {
  if (what.startsWith('practice.')) return { href: '/settings', where: 'Practice settings' }
  if (what === 'on') return { href: `/incidents/${incident}/edit`, where: 'Incident dates' }
  if (what === 'incident.people') return { href: `/incidents/${incident}/people`, where: 'People' }
  if (what.startsWith('incident.')) return { href: `/incidents/${incident}/edit`, where: 'Incident details' }
  const field = what.replace(/^words\./, '')
  return { href: `#${idOf(field)}`, where: PARTS[field as keyof typeof PARTS] ?? 'This form' }
}

// The field that sends `offer.months:number` is found at `offer-months-number`.
function idOf(field: string): string {
  const typed: Record<string, string> = {
    'offer.months': 'offer.months:number',
    'offer.asksForCard': 'offer.asksForCard:flag',
    'directory.bureaus': 'directory.bureaus.0.phone',
  }
  return (typed[field] ?? field).replaceAll(/[^\w-]/g, '-')
}
