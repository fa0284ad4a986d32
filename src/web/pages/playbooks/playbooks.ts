import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { dayAt, zoneOf } from '../../../actions/book/today.ts'
import { playbookInForce } from '../../../actions/incident/playbooks-in-force.ts'
import { draftOf } from '../../../actions/playbooks/draft.ts'
import { lawSince } from '../../../actions/playbooks/law-of-today.ts'
import { playbooksOf, thePlaybook, theVersion, versionsOf } from '../../../actions/playbooks/playbook.ts'
import { changesBetween, type PlaybookChanges } from '../../../breach/playbooks/changes.ts'
import type { PlaybookVersion } from '../../../storage/steps/playbooks.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { changeFacts } from '../steps/change-facts.ts'
import { lawSinceInWords, titleOf } from './playbook-words.ts'
import { stepFacts } from './step-facts.ts'

const PATH = '/playbooks'

/** The playbooks of this practice, each in its versions. */
export const playbooks = new Hono<Env>()
  .get(PATH, allow('read'), showList)
  .get(`${PATH}/:playbook`, allow('read'), (c) => showOne(c))
  .get(`${PATH}/:playbook/versions/:version`, allow('read'), (c) => showOne(c, Number(c.req.param('version'))))
  .get(`${PATH}/:playbook/versions/:version/file`, allow('read'), async (c) => {
    const { playbook, version, steps } = await versionIn(c)
    const name = `playbook-${playbook.replaceAll('_', '-')}-${version}.json`
    return c.body(`${JSON.stringify(steps, null, 2)}\n`, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })

async function showList(c: Context<Env>) {
  const [all, savedOf] = await Promise.all([playbooksOf(c.env), savers(c)])
  const lines = all.map(({ inForce, isDrafted }) => ({
    ...savedOf(inForce),
    name: inForce.playbook,
    label: titleOf(inForce.playbook),
    steps: inForce.steps.filter(({ off }) => !off).length,
    isDrafted,
    law: lawSinceInWords(lawSince(inForce)),
  }))
  return await page(c, 'playbooks/playbooks', { title: 'Playbooks', section: 'playbooks', lines })
}

async function showOne(c: Context<Env>, asked?: number) {
  const playbook = thePlaybook(c.req.param('playbook') ?? '')
  const [inForce, common, versions, savedOf] = await Promise.all([
    playbookInForce(c.env, playbook),
    playbookInForce(c.env, 'common'),
    versionsOf(c.env, playbook),
    savers(c),
  ])
  const shown = asked === undefined ? inForce : await theVersion(c.env, playbook, asked)
  const isInForce = shown.version === inForce.version
  const since = isInForce ? lawSince(inForce) : NOTHING
  const facts = {
    name: playbook,
    label: titleOf(playbook),
    isCommon: playbook === 'common',
    isInForce,
    inForce: inForce.version,
    shown: savedOf(shown),
    versions: versions.map(savedOf),
    changes: isInForce ? null : changeFacts(changesBetween(shown.steps, inForce.steps), inForce.steps),
    law: { says: lawSinceInWords(since), changes: changeFacts(since, inForce.steps) },
    draft: isInForce ? null : await draftOf(c.env, playbook),
    ...stepFacts(shown.steps, playbook === 'common' ? [] : common.steps),
  }
  return await page(c, 'playbooks/playbook', {
    title: `Playbook: ${titleOf(playbook)}`,
    section: 'playbooks',
    ...facts,
  })
}

const NOTHING: PlaybookChanges = { added: [], removed: [], changed: [] }

async function versionIn(c: Context<Env>): Promise<PlaybookVersion> {
  return await theVersion(c.env, thePlaybook(c.req.param('playbook') ?? ''), Number(c.req.param('version')))
}

/** Puts into words who saved a version, and on which day. */
async function savers(c: Context<Env>) {
  const [nameOf, zone] = await Promise.all([namesOf(c.env), zoneOf(c.env)])
  return ({ version, savedAt, savedBy }: Omit<PlaybookVersion, 'steps'>) => ({
    version,
    by: savedBy === null ? null : nameOf(savedBy),
    on: dayAt(savedAt, zone),
  })
}
