import type { Reading } from '../../actions/log/reading-recorder.ts'

/** What a request reads of patients, by its path. */
export type WhatIsRead = Pick<Reading, 'what' | 'incident' | 'letter' | 'part'> & { person?: string }

const OF_INCIDENT = String.raw`^/incidents/(?<incident>\d{4}-\d+)`
const PERSON = String.raw`(?<person>\d[\w-]*)`

/** The first that fits says what it is; `GET` and `POST` are told apart where a page and a form share a path. */
const READINGS: readonly (readonly [method: string, path: string, what: Reading['what']])[] = [
  ['GET', `${OF_INCIDENT}/people/${PERSON}/letter(?<part>.*)$`, 'letter'],
  ['GET', `${OF_INCIDENT}/letters/(?<letter>[\\w-]+)`, 'letter'],
  ['GET', `${OF_INCIDENT}/people/${PERSON}(?<part>.*)$`, 'person'],
  ['POST', `${OF_INCIDENT}/people/search$`, 'search'],
  ['POST', '^/patients/accounting', 'accounting'],
  ['POST', '^/patients(/search)?$', 'search'],
  ['POST', '^/calls/caller$', 'search'],
  ['GET', `${OF_INCIDENT}/attachments/(?<part>[\\w-]+)$`, 'attachment'],
  ['GET', `${OF_INCIDENT}/(?<part>letters\\.\\w+)$`, 'export'],
  ['POST', `${OF_INCIDENT}/(?<part>letters/(print|pdf))$`, 'export'],
  ['GET', `${OF_INCIDENT}/(?<part>mailings/[^/]+/(letters\\.|parts/|list\\.|certificate|mail-houses).*)$`, 'export'],
  ['GET', `${OF_INCIDENT}/(?<part>rosters/[^/]+/problems\\.csv)$`, 'export'],
  ['GET', `${OF_INCIDENT}/(?<part>residents/[^/]+/names\\.csv)$`, 'export'],
  ['GET', `${OF_INCIDENT}/(?<part>uploads/[^/]+/.*)$`, 'list'],
  ['GET', `${OF_INCIDENT}/(?<part>mailings/[^/]+(/letters|/email)?|rosters/[^/]+(/problems)?)$`, 'list'],
  [
    'GET',
    `${OF_INCIDENT}/(?<part>people|ledger|ledger/people|unreached|proposed-addresses|review|pairs|calls)$`,
    'list',
  ],
  ['GET', '^/(?<part>returned|calls)$', 'list'],
  ['GET', '^/(?<part>house-reports/[0-9a-f]+/photo)$', 'attachment'],
  ['GET', '^/(?<part>house-reports(/[0-9a-f]+(/incident)?)?)$', 'list'],
  ['(GET|POST)', '^/(?<part>log/export)$', 'export'],
]

const PATTERNS = READINGS.map(([method, path, what]) => ({ pattern: new RegExp(`^${method} ${path.slice(1)}`), what }))

/** What a request reads of patients; undefined for what holds nothing of any. Pages and calls share their paths. */
export function whatIsRead(method: string, path: string): WhatIsRead | undefined {
  const asked = `${method.replace('HEAD', 'GET')} ${path.replace(/^\/api(?=\/)/, '')}`
  for (const { pattern, what } of PATTERNS) {
    const found = pattern.exec(asked)
    if (found) return { what, ...given(found.groups ?? {}) }
  }
  return undefined
}

/**
 * What is shown by a request that is no reading by its path, or that was refused: the record of whom the path names, where
 * nobody else stands there or a form stands there again; or else a list of the names that were noted.
 */
export function whatIsShown(path: string, { seen = [], isForm }: Shown): WhatIsRead | undefined {
  const record = whatIsRead('GET', path)
  const isOfOne = seen.length > 0 ? seen.every(({ person }) => person === record?.person) : isForm
  if (record?.person && isOfOne) return record
  return seen.length > 0 ? { what: 'list', part: path.replace(/^(\/incidents\/[^/]+)?\//, '') } : undefined
}

type Shown = { seen: readonly { person: string }[] | undefined; isForm: boolean }

function given(groups: Record<string, string | undefined>): object {
  return Object.fromEntries(Object.entries(groups).filter(([, text]) => text))
}
