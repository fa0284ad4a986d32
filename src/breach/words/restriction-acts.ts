/** What can be done about who sees an incident, as the log enters it. */
export const RESTRICTION_ACTS = {
  incident_restricted: 'restricted the incident to those who are named',
  restriction_lifted: 'lifted the restriction of the incident',
  restriction_person_named: 'named somebody who sees the restricted incident',
  restriction_person_removed: 'took somebody off the restricted incident',
  restriction_subject_marked: 'recorded whom the restricted incident is about',
} as const
