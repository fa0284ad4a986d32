import type { Group, State } from './state.ts'

const late = (name: string, path: string, form?: Record<string, string>): State => ({
  ...{ name, book: 'few', as: ['admin'], path, longSignedIn: true },
  ...(form && { form, status: 422 }),
})

/** Signatures of somebody who signed in a while ago, and is asked again who it is. */
export const SIGNING_PAGES: readonly Group[] = [
  {
    title: 'To sign a while after the sign-in',
    states: [
      late('Closing', '/incidents/:phishedMailbox/close'),
      late('The checklist', '/incidents/:lostLaptop/steps'),
      late('The finding', '/incidents/:lostLaptop/assessment?question=finding'),
      late('The letter', '/incidents/:phishedMailbox/letter'),
      late('Destroying records', '/incidents/:lostLaptop/retention'),
      late('Passkeys', '/account/passkeys'),
      late('A wrong password', '/incidents/:phishedMailbox/close/withdrawal', {
        ...{ which: 'withdraw', reason: 'It was logged twice.', signature: 'not the password' },
      }),
    ],
  },
]
