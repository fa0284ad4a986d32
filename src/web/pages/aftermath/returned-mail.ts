import { type Context, Hono } from 'hono'
import { leftSinceClosing } from '../../../actions/aftermath/back-after-closing.ts'
import { theLetter } from '../../../actions/aftermath/letter-typed.ts'
import { recordReturned, undoReturned } from '../../../actions/aftermath/returned-mail.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { CAME_BACK, isOneOf } from '../../../breach/incident/letter-state.ts'
import { RETURN_REASONS, type ReturnReason } from '../../../breach/incident/return-reasons.ts'
import { listReturned } from '../../../storage/aftermath/returned-mail.ts'
import { returnedLetterSchema, unmarkSchema } from '../../api/aftermath/returned-mail-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { namedIn } from '../../shell/forms/named-in.ts'
import { page } from '../../shell/page.ts'
import { type Problem, problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { addressFields } from '../frame/address-fields.ts'
import { readerName } from './reader-name.ts'

const SHOWN = 50

const SCAN: FieldSpec[] = [
  {
    name: 'reference',
    label: 'Reference on the letter',
    required: true,
    autofocus: true,
    hint: 'Scan it, or type it and press Enter, such as 2026-0014-1-7. The field is then ready for the next one.',
  },
  {
    name: 'reason',
    label: 'Why it came back',
    type: 'select',
    required: true,
    options: Object.entries(RETURN_REASONS),
    hint: 'Stays selected for the next letter.',
  },
  { name: 'words', label: 'Exact wording printed on the envelope' },
]

const NEW_ADDRESS = addressFields('newAddress.', true)
const UNDO: FieldSpec[] = [{ name: 'reason', label: 'Why', required: true }]

/** Returned mail, a stack of it by keyboard alone. */
export const returned = new Hono<Env>()
  .get('/returned', allow('report'), (c) =>
    showOrCorrect(c, { scan: { reason: c.req.query('reason') ?? '' }, letter: c.req.query('letter') }),
  )
  .post('/returned', allow('report'), (c) =>
    answerForm(c, {
      act: (values) => mark(c, values),
      again: (values, problem) => showOrCorrect(c, typedIn(values), problem),
    }),
  )
  .post('/returned/withdrawal', allow('decide'), (c) =>
    answerForm(c, {
      act: (values) => unmark(c, values),
      again: ({ reference, ...undo }, problem) => showOrCorrect(c, { undo, letter: reference }, problem),
    }),
  )

async function mark(c: Context<Env>, values: Values): Promise<Response> {
  const sent = check(returnedLetterSchema, values)
  const { letter, again, corrected, proposed } = await recordReturned(c.env, whoAsks(c), sent)
  const came = [again && 'again', corrected && 'address', proposed && 'proposal'].filter(Boolean).join('-') || 'marked'
  return c.redirect(`/returned?${new URLSearchParams({ letter: letter.reference, came, reason: sent.reason })}`, 303)
}

async function unmark(c: Context<Env>, { reference = '', ...values }: Values): Promise<Response> {
  const { reason } = check(unmarkSchema, values)
  await namedIn('reference', () => undoReturned(c.env, whoAsks(c), reference, reason))
  return c.redirect(`/returned?${new URLSearchParams({ letter: reference, came: 'withdrawn' })}`, 303)
}

/** What was typed, into which of the page's forms, and the letter that the page shows. */
type Shown = { scan?: Values; address?: Values; undo?: Values; letter?: string | undefined }

// The form for a new address is about a letter that was marked before; the other one takes the next letter.
function typedIn(values: Values): Shown {
  const isAddress = Object.keys(values).some((name) => name.startsWith('newAddress.'))
  return isAddress ? { address: values, letter: values.reference } : { scan: values }
}

// A reference that no letter has goes back into its field, to be corrected there.
async function showOrCorrect(c: Context<Env>, shown: Shown, problem?: Problem) {
  try {
    return await show(c, shown, problem)
  } catch (error) {
    const wrong = problemOf(error)
    if (wrong.status !== 422) throw error
    const { letter = '', address, scan } = shown
    return await show(c, { scan: { reason: '', ...scan, ...address, reference: letter } }, wrong)
  }
}

async function show(c: Context<Env>, { scan = {}, address, undo, letter }: Shown, problem?: Problem) {
  const [last, recent] = await Promise.all([letter ? lastOne(c, letter) : null, listReturned(c.env.db, SHOWN)])
  const facts = {
    title: 'Returned mail',
    section: 'mail',
    fields: fields(SCAN, scan, address || undo ? [] : problem?.errors),
    last,
    addressFields: fields(NEW_ADDRESS, address ?? {}, address ? problem?.errors : []),
    addressOpen: address !== undefined,
    undoFields: fields(UNDO, undo ?? {}, undo ? problem?.errors : [], 'undo-'),
    undoOpen: undo !== undefined,
    reason: scan.reason || address?.reason || 'moved',
    recent: recent.map((row) => ({ ...row, why: inWords(row.reason) })),
    problem: problem ?? null,
  }
  return await page(c, 'aftermath/returned-mail', facts, problem?.status)
}

// The letter marked last, and how many people of its incident no letter reaches now.
async function lastOne(c: Context<Env>, reference: string) {
  const letter = await namedIn('reference', () => theLetter(c.env, reference))
  const opened = await openIncident(c.env, letter.incident)
  const { count, answer } = await dutiesOf(opened)
  return {
    ...letter,
    came: CAME[c.req.query('came') ?? ''] ?? null,
    isBack: isOneOf(CAME_BACK, letter.state),
    why: inWords(letter.reason),
    to: await readerName(c, letter),
    unreachable: count?.unreachable ?? 0,
    // Whoever was told when an incident was closed may not be told any more.
    left: await leftSinceClosing(opened),
    form: answer.duties.find(({ id }) => id.endsWith('.substitute'))?.form ?? null,
  }
}

const CAME: Readonly<Record<string, string>> = {
  marked: 'Marked as returned.',
  address: 'Marked as returned, with its new address.',
  again: 'Already scanned. Not counted twice.',
  proposal: 'Marked as returned. An officer must confirm the new address before letters go there.',
  'again-proposal': 'The new address is proposed. An officer must confirm it before letters go there.',
  'again-address': 'The new address is saved.',
  withdrawn: 'Undone. The letter counts as before.',
}

function inWords(reason: string | null): string {
  return RETURN_REASONS[reason as ReturnReason] ?? RETURN_REASONS.none_given
}
