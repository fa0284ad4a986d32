/** The exit status of what Ctrl+C stopped: 128 and the number of the signal, as shells have it. */
export const INTERRUPTED = 130

/**
 * Runs something that Ctrl+C stops: the signal is aborted, and what was run winds itself up. A second Ctrl+C ends the
 * process. Answers undefined where it was stopped.
 */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const control = new AbortController()
  const stop = () => control.abort()
  process.once('SIGINT', stop)
  try {
    return await run(control.signal)
  } catch (error) {
    if (control.signal.aborted) return undefined
    throw error
  } finally {
    process.off('SIGINT', stop)
  }
}
