import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '../../../../local/database/database'
import { manifest } from './manifest'

/*
 * Eight lanes commit without an end: each commit raises the lane's two counters together and adds one entry. A line
 * `lane n` goes out as soon as the commit was acknowledged. Arguments: directory, writer thread (or nothing).
 */
const [, , directory = '', thread] = process.argv
const database = await openDatabase({ directory, manifest, ...(thread && { writerThread: pathToFileURL(thread) }) })

async function run(lane: number): Promise<never> {
  for (;;) {
    const transaction = database.begin()
    const left = transaction.get('counters', `left${lane}`)
    const n = ((left?.n as number | undefined) ?? 0) + 1
    transaction.put('counters', { _id: `left${lane}`, lane, n })
    transaction.put('counters', { _id: `right${lane}`, lane, n })
    transaction.insert('entries', {
      _id: `e${lane}-${n}`,
      lane,
      n,
      tags: [`t${n % 3}`, `t${n % 5}`],
      fill: 'x'.repeat(n % 6000),
    })
    if (n > 20) transaction.remove('entries', `e${lane}-${n - 20}`)
    await transaction.commit()
    writeSync(1, `${lane} ${n}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => run(lane)))
