import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { ProvedBy } from '../storage/log/chain.ts'

/** Begins a session for somebody who has proved otherwise than to better-auth who it is. No request from outside reaches it. */
export const entrance = {
  id: 'entrance',
  endpoints: {
    letIn: createAuthEndpoint.serverOnly(
      { method: 'POST', metadata: { $Infer: { body: {} as { user: string; provedBy: ProvedBy } } } },
      async (c) => {
        const { user: id, provedBy } = c.body as { user: string; provedBy: ProvedBy }
        const user = await c.context.internalAdapter.findUserById(id)
        const session = user && (await c.context.internalAdapter.createSession(id, false, { provedBy }))
        if (!user || !session) throw new APIError('UNAUTHORIZED')
        await setSessionCookie(c, { session, user })
        return { user: id }
      },
    ),
  },
} satisfies BetterAuthPlugin
