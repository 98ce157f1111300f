import { createInterface } from 'node:readline'
import { lockDirectory } from '../../../../local/host/lock'

/** Takes the lock of a directory when it is told to, says so or who has it, and holds it until its input ends. */
const [directory = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
for await (const _ of createInterface({ input: process.stdin })) {
  try {
    await lockDirectory(directory)
    process.stdout.write('won\n')
  } catch (error) {
    process.stdout.write(`${(error as Error).name} ${/\((\d+)\)/.exec((error as Error).message)?.[1]}\n`)
    process.exit(0)
  }
}
