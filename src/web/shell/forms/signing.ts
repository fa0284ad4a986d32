import type { Context, MiddlewareHandler } from 'hono'
import { freshProof, PROOF_MINUTES, proveAgain, SIGNATURE } from '../../../access/proofs/signing-proof.ts'
import { Forbidden } from '../../../errors.ts'
import type { ProvedBy } from '../../../storage/log/chain.ts'
import type { Env } from '../env.ts'
import { seatOf, whoAsks } from '../who.ts'
import type { Values } from './form.ts'

type Signs = (values: Readonly<Values>, c: Context<Env>) => string | null

/** Says what is signed by sending a form, so that whoever sends it proves again who it is. */
export function signs(what: string | Signs): MiddlewareHandler<Env> {
  const asked = typeof what === 'string' ? () => what : what
  return async (c, next) => {
    c.set('signs', (values) => asked(values, c))
    await next()
  }
}

/**
 * Has whoever signs prove who it is, with what was typed for it, unless that was done in this session a few minutes ago. What is
 * done then is entered as so proved. A key signs as its owner, where it may at all, and types nothing.
 */
export async function prove(c: Context<Env>, { [SIGNATURE]: typed = '', ...values }: Values): Promise<void> {
  const what = c.get('signs')?.(values) ?? null
  if (what === null || c.get('session') === undefined) return
  c.set('signing', what)
  const who = whoAsks(c)
  const proved = freshProof(c.get('proof')) ?? (await provedNow(c, typed))
  c.set('who', { ...who, proved })
}

async function provedNow(c: Context<Env>, typed: string): Promise<ProvedBy> {
  const by = await proveAgain(c.env, seatOf(c), whoAsks(c).id, typed)
  c.set('proof', { at: new Date().toISOString(), by })
  return by
}

/** The same for a call of the API, which has no field for it: throws Forbidden, and says where to prove it. */
export const provenCall: MiddlewareHandler<Env> = async (c, next) => {
  if (c.get('session') !== undefined) {
    const proved = freshProof(c.get('proof'))
    if (!proved) throw new Forbidden(PROVE_FIRST)
    c.set('who', { ...whoAsks(c), proved })
  }
  await next()
}

const PROVE_FIRST = `This is a signature. Send your password to POST /api/account/proof, then sign within ${PROOF_MINUTES} minutes.`
