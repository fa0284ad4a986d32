import type { Practice } from '../../letters/text/letter.ts'
import type { Role } from '../../storage/core/role.ts'

/** The practice of every story: a med spa at the harbor. */
export const harborMedSpa: Practice = {
  name: 'Harbor Med Spa',
  zone: 'America/New_York',
  address: { line1: '12 Wharf St', line2: 'Ste 4', city: 'Boston', state: 'MA', zip: '02110' },
  contactName: 'Rosa Lind, Privacy Officer',
  tollFree: '800-555-0142',
  email: 'privacy@harbor.example',
}

/** Who works there, one for each role. */
export const staff = {
  admin: { email: 'rosa@harbor.example', name: 'Rosa Lind', role: 'admin' },
  officer: { email: 'omar@harbor.example', name: 'Omar Haddad', role: 'officer' },
  staff: { email: 'tess@harbor.example', name: 'Tess Quill', role: 'staff' },
  auditor: { email: 'ines@harbor.example', name: 'Ines Varga', role: 'auditor' },
} as const satisfies { [Each in Role]: { email: string; name: string; role: Each } }
