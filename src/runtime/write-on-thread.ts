import type { RosterJobs } from '../actions/roster/jobs.ts'
import { findPart } from '../storage/roster/file-parts.ts'
import { answerOf, startThread } from './on-thread.ts'
import type { OwnWorld } from './world.ts'

/** A file of fewer parts (of a megabyte each) is imported sooner than a thread starts. */
const PARTS_THAT_PAY = 4

/** Writes the rows of a large roster on another thread while this one tells who is who. That takes much memory: the other ends with its last row. */
export function writeOnThread({ config, db }: OwnWorld): NonNullable<RosterJobs['writeElsewhere']> {
  return async (job, goOn) => {
    if (!(await findPart(db, job.upload, PARTS_THAT_PAY))) return null
    const thread = startThread(config, 'writeRows', job)
    const written = answerOf<'writeRows'>(thread)
    // It may fail before anybody asks for what it wrote, and nobody may ask where joining failed: then it is not waited for.
    written.catch(() => {})
    thread.unref()
    const ended = () => {
      thread.ref()
      return written
    }
    return {
      take: async () => {},
      written: ended,
      settle: async (groups) => await goOn(await ended()).settle(groups),
    }
  }
}
