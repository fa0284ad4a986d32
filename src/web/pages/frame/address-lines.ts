import type { Address } from '../../../people/values/person.ts'

/** An address as the lines that an envelope shows, without empty ones. */
export function addressInLines({ line1, line2, city, state, region, zip, country }: Address): string[] {
  const place = [city, state ?? region, zip].filter(Boolean).join(' ')
  return [line1, line2, place, country].filter((line) => line !== undefined && line !== '') as string[]
}
