/** Somebody at a browser without scripts: keeps cookies, follows nothing by itself, sends forms from our own pages. */
export type Visitor = ReturnType<typeof visitor>

/** A visitor of the server at this address; signed in already where the cookies of an earlier visit are given. */
export function visitor(url: string, cookies = new Map<string, string>()) {
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const own = { Cookie: [...cookies].map((pair) => pair.join('=')).join('; '), Origin: url, Connection: 'close' }
    const headers = { ...(init.headers as Record<string, string>), ...own }
    const answer = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(name, value)
    }
    return answer
  }

  return {
    cookies,
    send,
    get: (path: string) => send(path),
    post: (path: string, values: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(values) }),
    upload(path: string, file: File) {
      const body = new FormData()
      body.set('file', file)
      return send(path, { method: 'POST', body })
    },
  }
}

/** Where an answer leads. */
export function leadsTo(answer: Response): string {
  return answer.headers.get('Location') ?? ''
}

/** Where an import leads in the end: a page that tells how far it is leads on to what it came to. */
export async function leadsToInTheEnd(visitor: Visitor, answer: Response): Promise<string> {
  let at = leadsTo(answer)
  for (let page = answer; page.ok || page.status === 303; ) {
    if (!at.includes('/imports/')) return at
    await new Promise((resolve) => setTimeout(resolve, 20))
    page = await visitor.get(at)
    at = leadsTo(page) || at
  }
  return at
}
