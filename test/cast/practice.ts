import { harborMedSpa, staff } from '../../src/demo/cast/practice.ts'

export { harborMedSpa, staff }

/** What everybody who signs in types. */
export const PASSWORD = 'correct horse battery'

/** The set-up form as the first visitor fills it in, but for the code. */
export const FIRST_VISIT = {
  adminName: staff.admin.name,
  adminEmail: staff.admin.email,
  password: PASSWORD,
  name: harborMedSpa.name,
  zone: harborMedSpa.zone,
  'address.line1': '12 Wharf St',
  'address.city': 'Boston',
  'address.state': 'MA',
  'address.zip': '02110',
  contactName: harborMedSpa.contactName,
}
