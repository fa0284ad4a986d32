import { Hono } from 'hono'
import type { Env } from '../../shell/env.ts'
import { houseReport } from './house-report.ts'
import { houseReports } from './house-reports.ts'
import { reportForm } from './report-form.ts'
import { reportIncident } from './report-incident.ts'
import { reportStatus } from './report-status.ts'

const NOUNS = [reportStatus, reportForm, houseReports, reportIncident, houseReport]

/** Reports from staff: the form for anybody, the way back with a code, and the officer’s pages. */
export const reports = new Hono<Env>()
for (const noun of NOUNS) reports.route('/', noun)
