import type { Task } from './task.ts'

/** Before anybody is hired, paid or promised anything. */
export const callTheInsurer: Task = {
  id: 'call-the-insurer',
  phase: 'contain',
  owner: 'officer',
  days: 0,
  title: 'Call the cyber-insurer before you hire, pay or promise',
  detail:
    'Many policies pay only for firms that the insurer approved and was asked about first. Use the claims line and follow up by e-mail. Without a cyber policy, call the broker. Ask which lawyer, technical firm and mailing house are approved, and write down the claim number.',
}

/** Before any ransom: OFAC's updated advisory of September 21, 2021. */
export const payNothingYet: Task = {
  id: 'pay-nothing-yet',
  phase: 'contain',
  owner: 'officer',
  days: 0,
  title: 'Pay nothing and answer no demand before OFAC’s list is checked',
  detail:
    'Nobody writes to the attacker. A payment to a sanctioned group can break federal law even if you did not know (OFAC, advisory of September 21, 2021). Ask the lawyer, the insurer and the FBI first, have the group checked against the sanctions list, and keep the result. Paying ends no duty to notify.',
}

/** Where a patient was harmed or a licensed person is the subject. */
export const tellTheMalpracticeCarrier: Task = {
  id: 'tell-the-malpractice-carrier',
  phase: 'notify',
  owner: 'officer',
  days: 5,
  title: 'Tell the malpractice carrier, and ask about the licensing board',
  detail:
    'Late word can cost the coverage: call when a patient complains, hires a lawyer or was harmed. Ask your lawyer whether your State’s medical, nursing or pharmacy board must hear of it, and by when. If neither applies, complete this step with that note.',
}

/** Where drugs or pads may be among what was taken. 21 CFR 1301.76(b), cited from memory. */
export const checkDrugsAndPads: Task = {
  id: 'check-drugs-and-pads',
  phase: 'notify',
  owner: 'officer',
  secondPerson: true,
  days: 1,
  title: 'Count controlled drugs and prescription pads, and report what is gone',
  detail:
    'Count with a second person. Controlled drugs: write to the DEA field office within one business day, then file DEA Form 106 (21 CFR 1301.76(b); we cite this from memory, check with counsel). Prescription pads: your State has rules of its own, some as short as the same day. Tell the police and pharmacies nearby. If nothing is missing, complete this step with the count.',
}
