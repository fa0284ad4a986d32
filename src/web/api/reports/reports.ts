import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../../shell/env.ts'
import { houseReports } from './house-reports.ts'
import { reportLink } from './report-link.ts'
import { reportSettling } from './settling.ts'

/** Reports from staff, and the link on the poster. */
export const reports = () =>
  new OpenAPIHono<Env>().route('/', houseReports()).route('/', reportSettling()).route('/', reportLink())
