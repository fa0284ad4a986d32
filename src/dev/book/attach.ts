import type { Does } from './doing.ts'

/** A photo of nothing, that says where it was taken. */
export const TAKEN_IN_BOSTON = Buffer.from(
  '/9j/4QBYRXhpZgAASUkqAAgAAAABACWIBAABAAAAGgAAAAAAAAACAAEAAgACAAAATgAAAAIABQADAAAAOAAAAAAAAAAqAAAAAQAAABUAAAABAAAAHgAAAAEAAAD/2gAC/9k=',
  'base64',
)

/** Attaches a file as evidence or proof of something in an incident. */
export async function attach(does: Does, at: string, about: string, file: File): Promise<void> {
  const form = new FormData()
  form.set('about', about)
  form.set('file', file)
  await does('officer', `POST ${at}/attachments`, form)
}
