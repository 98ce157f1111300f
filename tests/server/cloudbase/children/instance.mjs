import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'

/*
 * Stands in for an instance of CloudBase: requires the function in the folder it is given and hands it one event after
 * another. A line in: {event, environment}; a line out: {answer} or {error}, and the files loaded from elsewhere.
 * What the function itself prints goes to stderr.
 */
const [, , folder] = process.argv
const require = createRequire(path.join(folder, 'instance.js'))
for (const say of ['log', 'info', 'warn', 'error']) console[say] = (line) => process.stderr.write(`${line}\n`)
const { main } = require('./index.js')

for await (const line of createInterface({ input: process.stdin })) {
  const { event, environment } = JSON.parse(line)
  for (const name of ['WX_OPENID', 'WX_CONTEXT_KEYS', 'TRIGGER_SRC']) delete process.env[name]
  Object.assign(process.env, environment)
  const said = await main(event, {}).then(
    (answer) => ({ answer }),
    (error) => ({ error: error.message }),
  )
  const foreign = Object.keys(require.cache).filter((file) => !file.startsWith(folder))
  process.stdout.write(`${JSON.stringify({ ...said, foreign })}\n`)
}
