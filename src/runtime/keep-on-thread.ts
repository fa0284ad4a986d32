import type { RosterJobs } from '../actions/roster/jobs.ts'
import { findPart } from '../storage/roster/file-parts.ts'
import { answerOf, startThread } from './on-thread.ts'
import type { OwnWorld } from './world.ts'

/** A file of fewer parts (of a megabyte each) is imported sooner than a thread starts. */
const PARTS_THAT_PAY = 4

/** Keeps the rows of a large roster on another thread while this one tells who is who. */
export function keepOnThread({ config, db }: OwnWorld): NonNullable<RosterJobs['keepElsewhere']> {
  return async (job) => {
    if (!(await findPart(db, job.upload, PARTS_THAT_PAY))) return null
    const thread = startThread(config, 'keepRows', job)
    const kept = answerOf<'keepRows'>(thread)
    // It may fail before anybody asks for what it kept, and nobody may ask where joining failed: then it is not waited for.
    kept.catch(() => {})
    thread.unref()
    return {
      take: async () => {},
      settle: (groups) => {
        thread.ref()
        thread.postMessage(groups)
        return kept
      },
    }
  }
}
