import { type Auth, createAuth } from '../access/auth.ts'
import { mayEnter } from '../access/leaving.ts'
import type { Outbox } from '../actions/email/outbox.ts'
import type { PrintedPart, PrintJob } from '../actions/letter/print-part.ts'
import type { MailingJob, StagedMailing } from '../actions/mailing/stage-mailing.ts'
import type { PersonWriter } from '../actions/roster/person-writer.ts'
import type { StagedImport, StagedSnapshot, StagingJob, Watch } from '../actions/roster/stage-import.ts'
import type { WithdrawalJob } from '../actions/roster/stage-withdrawal.ts'
import type { Mail } from '../mail/mail.ts'
import type { Printer } from '../pdf/paper.ts'
import { type CompiledTemplates, type Render, renderer } from '../render/render.ts'
import type { Backend } from '../storage/core/backend.ts'
import { openDatabase, openReader, type Reader } from '../storage/core/database.ts'
import { type Commit, committer } from '../storage/log/commit.ts'
import { openSigner, type Signer } from '../storage/log/heads.ts'
import { openVault, type Vault } from '../storage/vault/vault.ts'
import type { Config } from './config.ts'

/** Everything that is not pure, made once and passed in: the database, the keys, the clock, the templates. */
export type World = {
  config: Config
  backend: Backend
  db: Reader
  vault: Vault
  commit: Commit
  auth: Auth
  signer: Signer
  render: Render
  /** Styles and scripts by file name. */
  assets: Readonly<Record<string, string>>
  now(): string
  /** What the very first visitor has to type; it is printed where the server was started. */
  setUpCode: string
  /** Stages rosters where that stalls nobody; without it they are staged in place. */
  runImport?: RunImport
  runWithdrawal?: RunWithdrawal
  keepElsewhere?: KeepElsewhere
  /** Stages mailings where that stalls nobody; without it they are staged in place. */
  runMailing?: RunMailing
  /** The line to the mail server; without it mail waits. A Worker has none. */
  mail?: Mail
  /** Sends what is queued, where this is the process that does. */
  outbox?: Outbox
  /** Prints parts of many letters two at a time; without it they are printed in place, one by one. */
  printElsewhere?: PrintElsewhere
  /** Prints PDF, opened when it is first asked for. A Worker has none: there are no files to read fonts from. */
  paper?: () => Promise<Printer>
}

/** Stages a roster on another thread and answers what it found. */
export type RunImport = (job: StagingJob, watch?: Watch) => Promise<StagedImport>

/** Stages the people as they are without a roster, on another thread. */
export type RunWithdrawal = (job: WithdrawalJob) => Promise<StagedSnapshot>

/** Keeps the rows of a large roster on another thread, which reads them itself; null where that does not pay. */
export type KeepElsewhere = (job: StagingJob) => Promise<PersonWriter | null>

/** Prints some letters into a file on another thread. */
export type PrintElsewhere = (job: PrintJob) => Promise<PrintedPart>

/** Stages a mailing on another thread and answers what it came to. */
export type RunMailing = (job: MailingJob) => Promise<StagedMailing>

/** Builds the world over an open, migrated database. */
export async function openWorld(given: {
  config: Config
  backend: Backend
  masterKey: Uint8Array
  templates: CompiledTemplates
  assets: Readonly<Record<string, string>>
  now?: () => string
  setUpCode?: string
}): Promise<World> {
  const { config, backend } = given
  const db = openReader(backend)
  const vault = openVault(given.masterKey)
  const now = given.now ?? (() => new Date().toISOString())
  const commit = committer(backend, db, vault, now)
  const auth = createAuth({
    db: openDatabase<never>(backend),
    url: config.url,
    secret: vault.secretFor('sessions'),
    mayEnter: (userId) => mayEnter(db, userId),
    commit,
  })
  const signer = openSigner(db, vault, (query) => backend.batch([query.compile()]))
  return {
    config,
    backend,
    db,
    vault,
    commit,
    auth,
    signer,
    render: renderer(given.templates),
    assets: given.assets,
    now,
    setUpCode: given.setUpCode ?? '',
  }
}
