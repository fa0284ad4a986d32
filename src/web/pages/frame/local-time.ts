import { isDay } from '../../../breach/law/day.ts'
import { Refused } from '../../../errors.ts'

// Date.parse accepts nearly any text; browsers send only this format.
const LOCAL = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/

/** The instant of a local date and time, as `<input type="datetime-local">` sends it, in a time zone. */
export function instantOf(local: string, zone: string): string {
  const [, day = '', time = ''] = LOCAL.exec(local) ?? []
  if (!isDay(day)) {
    const message = 'Enter the date and time.'
    throw new Refused(message, [{ path: 'performedAt', message }])
  }
  const guess = Date.parse(`${day}T${time}Z`)
  const offset = offsetAt(guess, zone)
  return new Date(guess - offsetAt(guess - offset, zone)).toISOString()
}

function offsetAt(instant: number, zone: string): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000
}
