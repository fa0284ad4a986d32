import type { LayoutAsked } from '../../actions/book/reads.ts'
import type { Picture } from '../../pdf/image/read-picture.ts'
import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import type { SavedLayout } from '../../people/reading/kept-layout.ts'
import type { CodeRow } from '../../people/reading/list/code-list.ts'
import type { ThreadError } from '../thread-error.ts'

/** What a reading thread can be asked to read; `keeps`: there are layouts of earlier files to be asked for. */
export type Asked =
  | { read: 'layout'; asked: LayoutAsked; keeps: boolean }
  | { read: 'codes'; bytes: Uint8Array }
  | { read: 'picture'; bytes: Uint8Array }

/** What each reading answers. */
export type Answers = { layout: ColumnLayout | null; codes: CodeRow[]; picture: Picture }

/** What the thread is told beside: the next piece of a file, null at its end. */
export type Told = { piece: Uint8Array | null }

/** A question of the thread, which waits until it is answered: what was settled for a header, or for a sheet of that name. */
export type Question = { header: readonly string[] } | { header: readonly string[]; sheet: string }

/** What a question is answered. */
export type Settled = Omit<SavedLayout, 'onSheet'> | boolean | undefined

/** What the thread says: it wants the next piece, asks, or is done. */
export type Said = { wants: 'piece' } | { question: Question } | { answer: unknown } | { error: ThreadError }

/** What a thread is started with: the bell that wakes it, and where its questions are answered. */
export type Line = { bell: Int32Array; answers: MessagePort }
