/** What can be done with reports from staff, as the log enters it. */
export const REPORT_ACTS = {
  report_asked: 'asked whoever reported something a question',
  report_closed: 'closed a report from staff',
  report_destroyed: 'confirmed that a report from staff is destroyed',
  report_destruction_asked: 'asked to destroy a report from staff',
  report_joined: 'added a report from staff to the incident',
  report_link_ended: 'switched off the link for reports from staff',
  report_link_made: 'made a new link for reports from staff',
  report_outcome_told: 'told whoever reported something what was done',
  report_received: 'reported something',
  report_replied: 'added to a report',
} as const
