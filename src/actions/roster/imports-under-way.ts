import { Missing } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import type { Progress, Watch } from './jobs.ts'
import type { UploadedRoster } from './upload-roster.ts'
import { forgetUpload } from './uploads.ts'

/** Where an import stands. `error` is why it failed; nothing of a failed or stopped one was kept. */
export type ImportState = {
  /** The upload that is imported. */
  id: string
  incident: string
  fileName: string
  state: 'under_way' | 'done' | 'failed' | 'stopped'
  progress: Progress | null
  brought: UploadedRoster | null
  error: unknown
}

type Job = Pick<ImportState, 'id' | 'incident' | 'fileName'>

/** The imports that were begun in this process, the last hundred. After a restart none is under way. */
export type ImportRegister = { imports: Map<string, Running> }

type Running = { state: ImportState; ended: Promise<void>; control: AbortController }

const REMEMBERED = 100

/** Begins an import and answers where it stands, from then on; one of the same upload that is under way is that one. */
export function beginImport(
  { imports }: ImportRegister,
  job: Job,
  run: (watch: Watch) => Promise<UploadedRoster>,
): ImportState {
  const before = imports.get(nameOf(job))
  if (before?.state.state === 'under_way') return before.state
  const running = begin(job, run)
  imports.set(nameOf(job), running)
  for (const oldest of imports.size > REMEMBERED ? ended(imports).take(1) : []) imports.delete(oldest)
  return running.state
}

/** Where an import stands that was begun in this process; throws Missing. */
export function theImportUnderWay(register: ImportRegister, incident: string, id: string): ImportState {
  return find(register, incident, id).state
}

/** Waits until an import ends. */
export function endOfImport(register: ImportRegister, { incident, id }: Job): Promise<void> {
  return find(register, incident, id).ended
}

/** Waits until an import ends, but no longer than that. */
export async function waitForImport(register: ImportRegister, job: Job, milliseconds: number): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, milliseconds)
  await Promise.race([endOfImport(register, job), over.promise])
  clearTimeout(timer)
}

/** Stops an import and waits until nothing of it is left. One that was done before counts, and stays. */
export async function stopImport(book: Book & ImportRegister, incident: string, id: string): Promise<ImportState> {
  const running = find(book, incident, id)
  running.control.abort()
  await running.ended
  if (running.state.state === 'stopped') await forgetUpload(book, id)
  return running.state
}

/** Stops every import of this process, as it ends: none of them is left to finish half. */
export async function stopImports(book: Book & ImportRegister): Promise<void> {
  const running = [...book.imports.values()].filter(({ state }) => state.state === 'under_way')
  await Promise.all(running.map(({ state }) => stopImport(book, state.incident, state.id)))
}

/** The imports of an incident that are under way now. */
export function importsUnderWay({ imports }: ImportRegister, incident: string): ImportState[] {
  const all = [...imports.values()].map(({ state }) => state)
  return all.filter((state) => state.incident === incident && state.state === 'under_way')
}

/** Forgets the imports of an incident that ended, with the names of their files. */
export function forgetEnded(imports: ImportRegister['imports'], incident: string): void {
  for (const name of [...ended(imports)]) if (name.startsWith(nameOf({ incident, id: '' }))) imports.delete(name)
}

function begin(job: Job, run: (watch: Watch) => Promise<UploadedRoster>): Running {
  const control = new AbortController()
  const state: ImportState = { ...job, state: 'under_way', progress: null, brought: null, error: null }
  const progress = (at: Progress) => {
    state.progress = at
  }
  const ended = run({ progress, signal: control.signal }).then(
    (brought) => void Object.assign(state, { state: 'done', brought }),
    (error) => void Object.assign(state, { state: control.signal.aborted ? 'stopped' : 'failed', error }),
  )
  return { state, ended, control }
}

function find({ imports }: ImportRegister, incident: string, id: string): Running {
  const running = imports.get(nameOf({ incident, id }))
  if (running) return running
  throw new Missing(
    'Import not found. If the server was restarted, check the count. If the roster is not in it, import the file again.',
  )
}

function* ended(register: Map<string, Running>): Generator<string> {
  for (const [name, { state }] of register) if (state.state !== 'under_way') yield name
}

function nameOf({ incident, id }: Pick<Job, 'incident' | 'id'>): string {
  return `${incident}/${id}`
}
