import { type Group, type State, shown } from './state.ts'

const late = (name: string, path: string, form?: Record<string, string>): State => ({
  ...{ name, book: 'few', as: ['admin'], path, longSignedIn: true },
  ...(form && { form, status: 422 }),
})

/** Passkeys, and signatures of somebody who signed in a while ago, and is asked again who it is. */
export const SIGNING_PAGES: readonly Group[] = [
  shown('Your passkeys', 'own_account', ['few'], {
    'As they are': '/account/passkeys',
    'What makes one': '/account/passkeys/making',
    'What signs': '/account/passkeys/signing',
  }),
  {
    title: 'To sign a while after the sign-in',
    states: [
      { ...late('No passkeys here', '/account/passkeys'), settings: { url: 'http://10.1.2.3:3000' } },
      late('Closing', '/incidents/:phishedMailbox/close'),
      late('The checklist', '/incidents/:lostLaptop/steps'),
      late('The finding', '/incidents/:lostLaptop/assessment?question=finding'),
      late('The letter', '/incidents/:phishedMailbox/letter'),
      late('Destroying records', '/incidents/:lostLaptop/retention'),
      late('Passkeys', '/account/passkeys'),
      { ...late('Removing one', '/account/passkeys/My-phone/removal', { signature: 'wrong' }), as: ['auditor'] },
      late('A wrong password', '/incidents/:phishedMailbox/close/withdrawal', {
        ...{ which: 'withdraw', reason: 'It was logged twice.', signature: 'not the password' },
      }),
    ],
  },
]
