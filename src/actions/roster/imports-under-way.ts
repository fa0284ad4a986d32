import { Missing } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import type { Backend } from '../../storage/core/backend.ts'
import type { Progress, Watch } from './stage-import.ts'
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

type Running = { state: ImportState; ended: Promise<void>; control: AbortController }

const REMEMBERED = 100

// A World is copied for each request; its database is one for the process, and so is what runs over it. After a restart
// an import that was under way is none, and one that was done is a roster of the incident.
const registers = new WeakMap<Backend, Map<string, Running>>()

/** Begins an import and answers where it stands, from then on; one of the same upload that is under way is that one. */
export function beginImport(world: World, job: Job, run: (watch: Watch) => Promise<UploadedRoster>): ImportState {
  const register = registerOf(world)
  const before = register.get(nameOf(job))
  if (before?.state.state === 'under_way') return before.state
  const running = begin(job, run)
  register.set(nameOf(job), running)
  for (const oldest of register.size > REMEMBERED ? ended(register).take(1) : []) register.delete(oldest)
  return running.state
}

/** Where an import stands that was begun in this process; throws Missing. */
export function theImportUnderWay(world: World, incident: string, id: string): ImportState {
  return find(world, incident, id).state
}

/** Waits until an import ends. */
export function endOfImport(world: World, { incident, id }: Job): Promise<void> {
  return find(world, incident, id).ended
}

/** Waits until an import ends, but no longer than that. */
export async function waitForImport(world: World, job: Job, milliseconds: number): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, milliseconds)
  await Promise.race([endOfImport(world, job), over.promise])
  clearTimeout(timer)
}

/** Stops an import and waits until nothing of it is left. One that was done before counts, and stays. */
export async function stopImport(world: World, incident: string, id: string): Promise<ImportState> {
  const running = find(world, incident, id)
  running.control.abort()
  await running.ended
  if (running.state.state === 'stopped') await forgetUpload(world, id)
  return running.state
}

/** Stops every import of this process, as it ends: none of them is left to finish half. */
export async function stopImports(world: World): Promise<void> {
  const running = [...registerOf(world).values()].filter(({ state }) => state.state === 'under_way')
  await Promise.all(running.map(({ state }) => stopImport(world, state.incident, state.id)))
}

/** The imports of an incident that are under way now. */
export function importsUnderWay(world: World, incident: string): ImportState[] {
  const all = [...registerOf(world).values()].map(({ state }) => state)
  return all.filter((state) => state.incident === incident && state.state === 'under_way')
}

function registerOf({ backend }: World): Map<string, Running> {
  const register = registers.get(backend) ?? new Map<string, Running>()
  registers.set(backend, register)
  return register
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

function find(world: World, incident: string, id: string): Running {
  const running = registerOf(world).get(nameOf({ incident, id }))
  if (running) return running
  throw new Missing(
    'No such import is known here. If the server was restarted meanwhile, look at the count; if it is not in, send the file again.',
  )
}

function* ended(register: Map<string, Running>): Generator<string> {
  for (const [name, { state }] of register) if (state.state !== 'under_way') yield name
}

function nameOf({ incident, id }: Pick<Job, 'incident' | 'id'>): string {
  return `${incident}/${id}`
}
