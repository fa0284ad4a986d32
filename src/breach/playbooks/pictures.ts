import type { Task } from './task.ts'

/** Where somebody under 18 may be shown undressed: the one case in which nothing is copied. */
export const protectAMinorShown: Task = {
  id: 'protect-a-minor-shown',
  phase: 'contain',
  owner: 'officer',
  secondPerson: true,
  days: 0,
  title: 'Is a minor shown undressed? Copy nothing, and call',
  detail:
    'Take no screenshot, and do not download, forward or print the picture: write the address, day and hour by hand. Call your lawyer, and report to the CyberTipline of NCMEC (CyberTipline.org). Its free service Take It Down (takeitdown.ncmec.org) helps minors get pictures removed. If no minor is shown, complete this step with that note.',
}

/**
 * What somebody shown in an intimate picture can have done about it. TAKE IT DOWN Act, Pub. L. 119-12: since May 19, 2026
 * platforms remove such a picture within 48 hours of a valid request.
 */
export const helpWithIntimatePictures: Task = {
  id: 'help-with-intimate-pictures',
  phase: 'contain',
  owner: 'officer',
  days: 1,
  title: 'Help patients get intimate pictures removed',
  detail:
    'Since May 19, 2026 a platform must remove an intimate picture within 48 hours of a valid request by the person shown (TAKE IT DOWN Act, Pub. L. 119-12). Reach the patient by phone or letter and give the exact addresses. StopNCII.org marks a picture on the patient’s own device; it is for adults. If anyone asks for money: do not pay, do not answer, keep the messages, report it to the FBI (ic3.gov).',
}
