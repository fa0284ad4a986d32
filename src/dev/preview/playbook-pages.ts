import { type Group, shown } from './state.ts'

/** The playbooks: as Breachbook has them, as the practice changed them, and while a next version is written. */
export const PLAYBOOK_PAGES: readonly Group[] = [
  shown('Playbooks', 'read', ['empty', 'few'], { All: '/playbooks', 'Breachbook’s own': '/playbooks/ransomware' }),
  shown('A playbook', 'read', ['few'], {
    Common: '/playbooks/common',
    'Changed here': '/playbooks/snooping',
    'With new law since': '/playbooks/theft_of_records',
    'An older version': '/playbooks/snooping/versions/1',
  }),
  shown('The next version of a playbook', 'decide', ['few'], {
    'Nothing changed yet': '/playbooks/ransomware/draft',
    Begun: '/playbooks/snooping/draft',
    'Only moved': '/playbooks/common/draft',
  }),
  shown('A step of a playbook', 'decide', ['few'], {
    New: '/playbooks/snooping/draft/steps/new',
    'Custom of the field': '/playbooks/ransomware/draft/steps/isolate-the-machines',
    'Of the law': '/playbooks/common/draft/steps/assess-the-risk',
    'With a day of the law': '/playbooks/common/draft/steps/mail-the-letters',
  }),
  shown('Who is who in the playbooks', 'decide', ['few'], { 'Some of them': '/playbooks/who-is-who' }),
]
