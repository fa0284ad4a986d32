/** Nobody we know asks (401; pages lead to the sign-in). */
export class Stranger extends Error {
  constructor() {
    super('Sign in, or send an API key: Authorization: Bearer KEY.')
  }
}
