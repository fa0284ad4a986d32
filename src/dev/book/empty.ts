import { changeLogo } from '../../actions/practice/logo.ts'
import { harborMedSpa, staff } from '../../demo/cast/practice.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { asking, PASSWORD } from './asking.ts'
import { doing } from './doing.ts'
import { saveTested } from './mail-server.ts'
import type { Places } from './places.ts'

/** Sets a book up as its first visitor does, and adds those who work there; nothing happened yet. */
export async function fillEmpty(world: OwnWorld): Promise<Places> {
  const { name, zone, contactName, address } = harborMedSpa
  const visit = {
    ...{ code: world.setUpCode, adminName: staff.admin.name, adminEmail: staff.admin.email, password: PASSWORD },
    ...{ name, zone, contactName },
    ...Object.fromEntries(Object.entries(address).map(([part, text]) => [`address.${part}`, text])),
  }
  const body = new URLSearchParams(visit)
  await asking(world)(null, new Request(new URL('/set-up', world.config.url), { method: 'POST', body }))
  const does = doing(world)
  for (const each of [staff.officer, staff.staff, staff.auditor])
    await does('admin', 'POST /users', { ...each, password: PASSWORD })
  await saveTested(does, world)
  await changeLogo(world, { id: 'system' }, Buffer.from(BAND, 'base64'))
  return {}
}

// A gray band of 240 by 60 points: what a logo takes of a page shows with any picture.
const BAND =
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAAA8CAIAAADXHaAKAAAAgklEQVR42u3SAQ0AAAgDIPeY9g9iARN8kIEsFMlAEaERGoQGoUFohAahQWgQGoRGaBAahAahQWiEBqFBaBAahEZoEBqEBqFBaIQGoUFoEBqERmgQGoQGoUFohAahQWgQGqFBaBAahAahERqEBqFBaBAaoUFoEBqEBqERGoQGoUFo+B1dVP2Z8HblTgAAAABJRU5ErkJggg=='
