/** What can be done with the playbooks of a practice, as the log enters it. */
export const PLAYBOOK_ACTS = {
  hands_named: 'said who is who in the playbooks',
} as const
