import type { Context } from 'hono'
import { usersOf } from '../../../actions/book/names.ts'
import { RESTRICTION_REASONS } from '../../../breach/incident/restriction.ts'
import type { User } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { whoAsks } from '../../shell/who.ts'

type Person = Pick<User, 'id' | 'name' | 'role'>

const WHY: FieldSpec = { name: 'reason', label: 'Why', type: 'textarea', rows: 2, required: true }

/** Lifting a restriction. */
export const LIFTING: FieldSpec[] = [WHY]

/** Restricting an incident. */
export function restrictingFields(others: readonly Person[]): FieldSpec[] {
  return [
    {
      name: 'reason',
      label: 'Reason',
      type: 'select',
      required: true,
      options: [['', 'Choose…'], ...Object.entries(RESTRICTION_REASONS)],
    },
    {
      name: 'words',
      label: 'In your words',
      type: 'textarea',
      rows: 2,
      required: true,
      hint: 'Only people who see the incident can read this.',
    },
    {
      name: 'people:list',
      label: 'Who sees it, besides you',
      type: 'checkboxes',
      options: others.map(named),
      hint: 'Whoever has a step of it by name sees it too.',
    },
    aboutOneOf(others),
  ]
}

/** Whom an incident is about, if that is another one with an account. */
export async function aboutWhom(c: Context<Env>): Promise<FieldSpec> {
  const isOther = ({ id, disabledAt }: User) => disabledAt === null && id !== whoAsks(c).id
  return aboutOneOf((await usersOf(c.env)).filter(isOther))
}

function aboutOneOf(others: readonly Person[]): FieldSpec {
  return {
    name: 'subject',
    label: 'Is it about somebody who works here?',
    type: 'select',
    options: [['', 'No, or no account'], ...others.map(named)],
    hint: 'If so, the incident is restricted, and this person doesn’t see it.',
  }
}

/** Naming somebody on a restricted incident. */
export function namingFields(others: readonly Person[]): FieldSpec[] {
  return [
    { name: 'user', label: 'Person', type: 'select', required: true, options: [['', 'Choose…'], ...others.map(named)] },
    {
      name: 'standing',
      label: 'From now on',
      type: 'select',
      required: true,
      options: [
        ['named', 'sees the incident'],
        ['subject', 'does not see it, because it is about this person'],
      ],
    },
    WHY,
  ]
}

function named({ id, name, role }: Person): [string, string] {
  return [id, `${name} (${role})`]
}
