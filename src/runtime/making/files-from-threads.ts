import type { FilesElsewhere, LongFile } from '../../actions/book/long-files.ts'
import type { Config } from '../config.ts'
import { answerOf, startThread } from '../on-thread.ts'
import { begun } from './begun.ts'
import type { MadeFiles } from './made-files.ts'

/**
 * Makes long files, each on a thread of its own, no piece before the one before it was taken, and once: a file of a mailing is
 * the same each time. Throws what stops the first piece.
 */
export function filesFromThreads(config: Config, made?: MadeFiles): NonNullable<FilesElsewhere['makeFile']> {
  const make = (asked: LongFile) => begun(piecesFrom(config, asked))
  return async (asked) =>
    made && 'mailing' in asked
      ? await made.once({ name: JSON.stringify(asked), incident: asked.incident }, () => make(asked))
      : await make(asked)
}

async function* piecesFrom(config: Config, asked: LongFile): AsyncGenerator<Uint8Array, undefined> {
  const thread = startThread(config, 'makeFile', asked)
  const ended = answerOf<'makeFile'>(thread)
  ended.catch(() => {})
  try {
    for (;;) {
      const given = new Promise<Uint8Array>((taken) => thread.once('message', ({ piece }) => piece && taken(piece)))
      const piece = await Promise.race([given, ended])
      if (!piece) return
      yield piece
      thread.postMessage('next')
    }
  } finally {
    void thread.terminate()
  }
}
