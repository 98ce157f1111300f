import { parseArgs } from 'node:util'
import { torture } from './torture'

/** `npm run proof -- torture [--kills N] [--seed N] [--fuzz N]`: figures as JSON; ends non-zero on any finding. */
const { values } = parseArgs({
  options: {
    root: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '60' },
    fuzz: { type: 'string', default: '400' },
    fills: { type: 'string', default: '5' },
  },
})

const { figures, findings } = await torture(
  {
    root: values.root ?? process.cwd(),
    seed: Number(values.seed),
    kills: Number(values.kills),
    fuzz: Number(values.fuzz),
    fills: Number(values.fills),
    writers: 8,
    checkEvery: 5,
    routes: 3000,
  },
  (line) => process.stderr.write(`${line}\n`),
)
process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`)
for (const finding of findings) process.stdout.write(`FOUND ${finding}\n`)
process.stdout.write(findings.length === 0 ? 'nothing lost\n' : `${findings.length} kinds of faults\n`)
process.exitCode = findings.length === 0 ? 0 : 1
