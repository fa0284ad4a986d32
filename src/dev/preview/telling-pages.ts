import { type Group, shown } from './state.ts'

/** The pages of what people and other programs are told. */
export const TELLING_PAGES: readonly Group[] = [
  shown('Your calendar', 'own_account', ['few'], { 'None yet': '/account/calendar' }),
  shown('Calendars', 'administer', ['few'], { 'What they may say': '/settings/calendar' }),
  shown('Webhooks', 'administer', ['few'], {
    'As they are': '/settings/webhooks',
    'One of them': '/settings/webhooks/:webhook',
    'One that rests': '/settings/webhooks/:restingWebhook',
  }),
  shown('Your reminders', 'own_account', ['few'], { 'As it is': '/account/reminders', 'When each goes': '/reminders' }),
  {
    title: 'Shown once',
    states: [
      { name: 'A calendar address', book: 'few', as: ['officer', 'staff'], path: '/account/calendar', form: {} },
      {
        ...{ name: 'The secret of a webhook', book: 'few', as: ['admin'], path: '/settings/webhooks' },
        form: { url: 'https://192.168.10.6/hooks', 'events:list': 'incident.logged' },
      },
    ],
  },
]
