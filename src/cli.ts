const NEEDED = 26

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Breachbook runs on Node ${NEEDED}, which npm ci brings along; this is Node ${process.versions.node}. Type: npm run -s breachbook -- ${process.argv.slice(2).join(' ')}`,
  )
  process.exit(2)
}

// Every start and every thread loads the same code: compiled once, it is there in half the time. Beside the packages nobody
// writes but who installed them; where the folder cannot be written, code is compiled anew.
const { enableCompileCache } = await import('node:module')
enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/breachbook`)

const { runCli } = await import('./cli/run.ts')
process.exitCode = await runCli(process.argv.slice(2))
