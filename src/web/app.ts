import { api } from './api/index.ts'
import { framed } from './framed.ts'
import { pages } from './pages/index.ts'

/** The whole application. Node, the Worker and the tests call the same `app.fetch(request, world)`. */
export function createApp() {
  return framed((app) => app.route('/api', api()).route('/', pages()))
}
