import { type Context, Hono } from 'hono'
import { addPasskey, offerPasskey, ownPasskeys, removePasskey } from '../../../access/proofs/own-passkeys.ts'
import { requestOptions } from '../../../access/proofs/passkey-ceremony.ts'
import { NO_PARTY, partyOf } from '../../../access/proofs/passkey-party.ts'
import { freshProof } from '../../../access/proofs/signing-proof.ts'
import { newPasskeySchema } from '../../api/users/passkeys-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { signs } from '../../shell/forms/signing.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, seatOf, whoAsks } from '../../shell/who.ts'
import { rememberWhose } from '../../shell/whose-session.ts'

const PATH = '/account/passkeys'

/** One’s own passkeys: made, used to sign, removed. Who adds or removes one proves again who it is. */
export const passkeys = new Hono<Env>()
  .get(PATH, allow('own_account'), (c) => show(c, {}))
  .get(`${PATH}/making`, allow('own_account'), async (c) => c.json(await offerPasskey(c.env, seatOf(c), whoAsks(c).id)))
  .get(`${PATH}/signing`, allow('own_account'), async (c) => {
    if (partyOf(c.env.url) === null) return c.body(null, 204)
    return c.json(await requestOptions(c.env, `sign/${seatOf(c).session}`, whoAsks(c).id))
  })
  .post(
    `${PATH}/proof`,
    allow('own_account'),
    signs('proof'),
    saved(async () => {}),
  )
  .post(PATH, allow('own_account'), signs('proof'), (c) =>
    answerForm(c, {
      async act(values) {
        const codes = await addPasskey(c.env, seatOf(c), whoAsks(c).id, check(newPasskeySchema, values))
        await rememberWhose(c, whoAsks(c).id)
        return codes ? await show(c, { codes }) : c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, { values }, problem),
    }),
  )
  .post(
    `${PATH}/:passkey/removal`,
    allow('own_account'),
    signs((_, c) => `remove-${c.req.param('passkey')}`),
    saved((c) => removePasskey(c.env, whoAsks(c).id, c.req.param('passkey') ?? '')),
  )

const NAME: FieldSpec = {
  name: 'name',
  label: 'Name of the passkey',
  required: true,
  hint: 'Such as “My phone”, to tell it from others.',
}

function saved(act: (c: Context<Env>) => Promise<void>) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act() {
        await act(c)
        await rememberWhose(c, whoAsks(c).id)
        return c.redirect(PATH, 303)
      },
      again: (_, problem) => show(c, {}, problem),
    })
}

async function show(c: Context<Env>, { values = {}, codes }: { values?: Values; codes?: string[] }, problem?: Problem) {
  const known = await ownPasskeys(c.env, whoAsks(c).id)
  const facts = {
    why: partyOf(c.env.url) === null ? NO_PARTY : null,
    isProven: freshProof(c.get('proof')) !== undefined,
    codes: codes ?? null,
    passkeys: known.map((each) => ({ ...each, removing: `remove-${each.id}` })),
    name: fields([NAME], values, problem?.errors),
    problem: problem ?? null,
  }
  return await page(c, 'users/passkeys', { title: 'Passkeys', ...facts }, problem?.status)
}
