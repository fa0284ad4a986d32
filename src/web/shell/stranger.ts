/** Not signed in (401; pages redirect to the sign-in). */
export class Stranger extends Error {
  constructor() {
    super('Sign in, or send an API key: Authorization: Bearer KEY.')
  }
}
