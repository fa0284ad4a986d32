const NEEDED = 26

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Breachbook runs on Node ${NEEDED}, which npm ci brings along; this is Node ${process.versions.node}. Type: npm run -s breachbook -- ${process.argv.slice(2).join(' ')}`,
  )
  process.exit(2)
}

const { runCli } = await import('./cli/run.ts')
process.exitCode = await runCli(process.argv.slice(2))
