const NEEDED = 26

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Breachbook runs on Node ${NEEDED}, which npm ci installs. This is Node ${process.versions.node}. Run: npm run -s breachbook -- ${process.argv.slice(2).join(' ')}`,
  )
  process.exit(2)
}

// Every start and every thread loads the same code: compiled once, it is there sooner. Threads learn of the folder by the
// environment. Beside the packages nobody writes but who installed them; where it cannot be written, code is compiled anew.
const { enableCompileCache } = await import('node:module')
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/../node_modules/.cache/breachbook`
enableCompileCache(process.env.NODE_COMPILE_CACHE)

const { outliveReaders, runCli } = await import('./cli/run.ts')
outliveReaders()
process.exitCode = await runCli(process.argv.slice(2))
