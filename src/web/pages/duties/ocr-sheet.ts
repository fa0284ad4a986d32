import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { recordReport } from '../../../actions/duties/ocr-report.ts'
import { answerSheet, type SheetNow, sheetNow } from '../../../actions/duties/ocr-sheet.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Day } from '../../../breach/law/day.ts'
import { OCR_RULES, type OcrRule } from '../../../breach/ocr/answers/answers.ts'
import { CHOICES_REVIEWED, PORTAL } from '../../../breach/ocr/answers/choices.ts'
import type { Mend, Screen } from '../../../breach/ocr/field.ts'
import { proposedOn, type SheetField } from '../../../breach/ocr/sheet.ts'
import type { FieldError } from '../../../errors.ts'
import { answersSchema, reportSchema, ruleQuery } from '../../api/duties/ocr-sheet-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, parse, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { lawDay } from '../frame/law-day.ts'
import { anchorOf, answersAsTyped, questionGroups, reportFields } from './ocr-fields.ts'

const OF = '/incidents/:id/ocr-sheet'

/** The sheet for the OCR portal: what to type there, what is missing, and what was sent. */
export const ocrSheet = new Hono<Env>()
  .get(OF, allow('read'), async (c) => show(c, { rule: ruleIn(c.req.query('rule')) }))
  .post(
    OF,
    allow('decide'),
    answering('answers', ({ c, id, basis, rule, values }) =>
      answerSheet(c.env, id, basis, rule, check(answersSchema, values, null)),
    ),
  )
  .post(
    `${OF}/reports`,
    allow('decide'),
    answering('report', ({ c, id, basis, rule, values }) =>
      recordReport(c.env, id, basis, rule, check(reportSchema, values)),
    ),
  )

type Basis = Parameters<typeof answerSheet>[2]
type Sent = { c: Context<Env>; id: string; basis: Basis; rule: OcrRule; values: Values }
type Typed = { rule: OcrRule; which?: 'answers' | 'report'; values?: Values; errors?: readonly FieldError[] }

// For both forms of the page: act and show the sheet, or show what needs fixing in the form.
function answering(which: 'answers' | 'report', act: (sent: Sent) => Promise<unknown>) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act({ version = '', rule: named, ...values }) {
        const id = c.req.param('id') ?? ''
        const rule = ruleIn(named)
        await act({ c, id, rule, values, basis: { by: whoAsks(c), version: versionIn({ version }) } })
        return c.redirect(`/incidents/${id}/ocr-sheet?rule=${rule}`, 303)
      },
      again: ({ rule, ...values }, problem) =>
        show(c, { rule: ruleIn(rule), which, values, errors: problem.errors ?? [] }, problem),
    })
}

function ruleIn(named: string | undefined): OcrRule {
  return parse(ruleQuery, named ? { rule: named } : {}).rule
}

async function show(c: Context<Env>, { rule, which, values = {}, errors }: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const [sheet, today] = await Promise.all([sheetNow(opened, rule), todayOf(c.env)])
  const answers = answersAsTyped(sheet.answers, sheet.proposals)
  const facts = {
    ...sheetFacts(sheet, incident.id),
    law: lawOf(sheet, incident, today),
    rules: rulesOf(incident.entity.part2, rule, incident.id),
    groups: questionGroups(
      rule,
      which === 'answers' ? { ...answers, ...values } : answers,
      which === 'answers' ? errors : [],
    ),
    report: reportFields(
      which === 'report' ? values : { filedOn: today, 'individuals:number': numberIn(sheet) },
      which === 'report' ? errors : [],
    ),
    reportOpen: which === 'report',
  }
  return await incidentPage(c, opened, { name: 'duties/ocr-sheet', tab: 'duties', facts, problem })
}

function lawOf({ duty }: SheetNow, { notices }: Incident, today: Day) {
  const givenOn = notices.find((notice) => notice.duty === duty?.id)?.givenOn ?? null
  return duty && lawDay(duty, today, { givenOn })
}

function numberIn({ fields }: SheetNow): string {
  return fields.find(({ id }) => id === 'individuals')?.value ?? ''
}

function rulesOf(isPart2: boolean, current: OcrRule, id: string) {
  if (!isPart2 && current === 'hipaa') return []
  return OCR_RULES.map((rule) => ({
    label: RULES[rule],
    href: `/incidents/${id}/ocr-sheet?rule=${rule}`,
    current: rule === current,
  }))
}

const RULES: Record<OcrRule, string> = { hipaa: 'HIPAA', part2: '42 CFR Part 2' }

function sheetFacts({ rule, fields, gaps, filings, addendum, duty }: SheetNow, id: string) {
  const screens = [...new Set(fields.map(({ screen }) => screen))]
  const shown = (field: SheetField) => ({
    ...field,
    href: hrefOf(field, id),
    toCompare: field.basis === 'M',
    isOfPractice: field.mend === 'practice',
  })
  return {
    rule,
    ruleLabel: RULES[rule],
    duty,
    gaps: gaps.map(shown),
    proposed: proposedOn(fields).map(shown),
    screens: screens.map((screen: Screen) => ({
      screen,
      fields: fields.filter((field) => field.screen === screen).map(shown),
    })),
    filings,
    isFiled: filings.length > 0,
    addendum,
    reviewed: CHOICES_REVIEWED,
    portal: PORTAL,
  }
}

// Where to enter a missing fact.
function hrefOf({ id: field, mend }: SheetField, id: string): string {
  const anchor = anchorOf(field)
  return mend === 'sheet' && anchor ? `#${anchor}` : PLACES[mend](id)
}

const PLACES: Record<Mend, (id: string) => string> = {
  sheet: () => '#answers',
  practice: () => '/settings',
  incident: (id) => `/incidents/${id}/edit`,
  count: (id) => `/incidents/${id}/people`,
  filing: () => '#report',
}
