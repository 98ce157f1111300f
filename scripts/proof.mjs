import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { installDependencies, ROOT, SetupError, say } from './setup.mjs'

const FOLDER = path.join(ROOT, 'tests/proof')
const PROOFS = fs.readdirSync(FOLDER, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? each.name : []))

/** `npm run proof -- NAME [OPTIONS]`: what takes too long for `npm test`. Ends non-zero when it is not proved. */
async function proof(/** @type {string | undefined} */ name, /** @type {string[]} */ args) {
  if (name === undefined || !PROOFS.includes(name)) throw new SetupError(`可用的验证：${PROOFS.join('、')}`)
  installDependencies()
  const { buildAll, buildForNode } = await import('./build.mjs')
  await buildAll()
  await buildForNode(`proof/${name}`, [`tests/proof/${name}/main.ts`])
  const built = path.join(ROOT, `dist/proof/${name}/main.js`)
  execFileSync(process.execPath, ['--enable-source-maps', built, '--root', ROOT, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  })
}

const [name, ...args] = process.argv.slice(2)
proof(name, args).catch((error) => {
  if (error instanceof SetupError) process.stderr.write(`${error.message}\n`)
  else say(`没有通过：${error?.message ?? error}`)
  process.exit(1)
})
