import { Refused } from '../../errors.ts'

/** The instant of a local date and time, as `<input type="datetime-local">` sends it, in a time zone. */
export function instantOf(local: string, zone: string): string {
  const guess = Date.parse(`${local}:00Z`)
  if (Number.isNaN(guess)) {
    const message = 'Give the day and the time.'
    throw new Refused(message, [{ path: 'performedAt', message }])
  }
  const offset = offsetAt(guess, zone)
  return new Date(guess - offsetAt(guess - offset, zone)).toISOString()
}

function offsetAt(instant: number, zone: string): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000
}
