import { BRIEFS, type Brief, type ReminderKind } from '../../../breach/reminders/reminder.ts'
import { REMINDER_RULES } from '../../../breach/reminders/rules.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

const BRIEF_LABELS: Readonly<Record<Brief, string>> = {
  daily: 'Every morning, if something is near, late or waits',
  weekly: 'On Mondays, one page',
  none: 'No brief',
}

/** What somebody can choose to be reminded of: those kinds that can concern the role. */
export function reminderFields(possible: readonly ReminderKind[]): FieldSpec[] {
  const kinds: FieldSpec = {
    name: 'kinds:list',
    label: 'E-mail me when',
    type: 'checkboxes',
    options: possible.map((kind) => [kind, REMINDER_RULES[kind].label]),
  }
  return [
    ...(possible.length > 0 ? [kinds] : []),
    {
      name: 'brief',
      label: 'Brief of all that is open',
      type: 'radios',
      required: true,
      options: BRIEFS.map((brief) => [brief, BRIEF_LABELS[brief]]),
    },
  ]
}
