import type { Principal } from '../../access/roles.ts'
import type { World } from './world.ts'

/** What every request is answered with: the world, the caller's network address, and who asks once that is known. */
export type Env = {
  Bindings: World & { address: string }
  Variables: { who: Principal | undefined }
}
