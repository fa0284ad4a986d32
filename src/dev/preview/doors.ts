import type { Group, State, Viewer } from './state.ts'

/** What somebody sees who has not come in, or may not, or goes where nothing is. */
export const DOORS: readonly Group[] = [
  { title: 'Set-up', states: [door('First visit', 'fresh', 'stranger', '/set-up')] },
  {
    title: 'Sign-in',
    states: [
      door('Signed out', 'empty', 'stranger', '/sign-in'),
      door('On the way to a page', 'few', 'stranger', '/sign-in?next=/log'),
      { ...door('The second step', 'few', 'stranger', '/sign-in/code'), halfway: true },
      { ...door('Without passwords', 'empty', 'stranger', '/sign-in'), settings: { takesPasswords: false } },
      { ...door('Without passkeys', 'few', 'stranger', '/sign-in'), settings: { url: 'http://10.1.2.3:3000' } },
      door('Back from a provider, and not begun here', 'empty', 'stranger', '/sign-in/provider/callback', 422),
      door('No provider', 'few', 'stranger', '/sign-in/provider', 404),
      sending('A passkey that is not known', '/sign-in/passkey', { answer: '{"id":"nobody"}' }, 422),
    ],
  },
  {
    title: 'Notice on the web',
    states: [
      door('Posted', 'few', 'stranger', '/notice/:slug'),
      door('Gone', 'few', 'stranger', '/notice/nobody', 404),
      door('Half an address', 'few', 'stranger', '/notice/', 404),
    ],
  },
  {
    title: 'Unsubscribe from e-mail',
    states: [
      door('Asked', 'few', 'stranger', '/unsubscribe/:unsubscribe'),
      door('Done', 'few', 'stranger', '/unsubscribe/:unsubscribed'),
      door('Half a link', 'few', 'stranger', '/unsubscribe/half', 404),
    ],
  },
  {
    title: 'Reporting without an account',
    states: [
      door('The form', 'few', 'stranger', '/report/:reportToken'),
      sending('Sent', '/report/:reportToken', { what: 'A fax went to the wrong office.', once: 'a-form-of-previews' }),
      sending('Something is missing', '/report/:reportToken', { what: '', knownOn: '2099-01-01' }, 422),
      door('The link was replaced', 'few', 'stranger', '/report/:endedToken', 404),
      door('With a code', 'few', 'stranger', '/report/status'),
      sending('A question waits', '/report/status', { code: ':reportCode' }),
      sending('A report that is gone', '/report/status', { code: ':goneCode' }),
      sending('A wrong code', '/report/status', { code: 'AAAA-AAAA-AAAA-AAAA' }, 422),
      sending('Nothing added', '/report/status', { code: ':reportCode', reply: '' }, 422),
    ],
  },
  {
    title: 'Errors',
    states: [
      door('Not found', 'few', 'officer', '/nowhere', 404),
      door('Not found, signed out', 'few', 'stranger', '/nowhere', 404),
      door('Not allowed', 'few', 'staff', '/settings', 403),
    ],
  },
]

function door(name: string, book: State['book'], viewer: Viewer, path: string, status?: number): State {
  return { name, book, as: [viewer], path, status }
}

function sending(name: string, path: string, form: Record<string, string>, status?: number): State {
  return { name, book: 'few', as: ['stranger'], path, form, status }
}
