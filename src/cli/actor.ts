import { userInfo } from 'node:os'
import type { Actor } from '../storage/log/commit.ts'

/** Who types: the operating system's user, as the log keeps it. */
export function typist(): Actor {
  return { id: `cli:${userInfo().username}` }
}
