import type { z } from '@hono/zod-openapi'
import type { VendorStanding } from '../../../actions/associates/incident-associate.ts'
import type { Owed } from '../../../actions/duties/duties.ts'
import type { BusinessAssociate } from '../../../breach/incident/business-associate.ts'
import type { associateSchema, vendorSchema } from './associate-schema.ts'

/** Picks the answer's fields from a business associate. */
export function associateAnswer(associate: BusinessAssociate): z.output<typeof associateSchema> {
  const { id, version, name, agent, signedOn, expiresOn, contractDays, contactName, email, phone } = associate
  return { id, version, name, agent, signedOn, expiresOn, contractDays, contactName, email, phone }
}

/** Picks the answer's fields from the vendor of an incident, with the practice's own deadline. */
export function vendorAnswer(vendor: VendorStanding, { answer }: Owed): z.output<typeof vendorSchema> {
  const { entry, agreement, means, clock } = vendor
  const { byLaw, byContract, due, took, late } = clock
  const ours = answer.duties.find(({ id }) => id === 'hipaa.individuals')?.due ?? null
  return {
    associate: entry && associateAnswer(entry),
    agreement,
    means,
    clock: { byLaw, byContract, due, took, late },
    ours: { discoveredOn: answer.discoveredOn, due: ours },
  }
}
