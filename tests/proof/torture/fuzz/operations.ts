import { contract, type OperationName } from '../../../../domain/contract'
import type { Random } from '../../../../local/host/demo/random'
import { inputSchema } from '../../../server/samples'
import { type Client, isSurprise } from '../client'
import { PEOPLE, whoMay } from '../district'
import type { Findings } from '../findings'
import { fitting, type Pool, spoilt } from './input'

const OPERATIONS = Object.keys(contract) as OperationName[]
/** They retire those who call: asked when all else has been. */
const LAST: readonly OperationName[] = ['people.save', 'people.unbind', 'unit.save']
/** At once, so that operations also meet each other. */
const LANES = 8

/** Calls by the code of their answer. */
export type Tally = Map<string, number>

export const count = (tally: Tally, key: string): void => void tally.set(key, (tally.get(key) ?? 0) + 1)

/**
 * Every operation of the contract so many times, as anybody: half the inputs fit the schema and draw on ids that exist,
 * half are spoilt. An answer is an output or a refusal; nothing else is.
 */
export async function fuzzOperations(
  client: Client,
  pool: Pool,
  times: number,
  random: Random,
  findings: Findings,
): Promise<Tally> {
  const tally: Tally = new Map()
  const rest = OPERATIONS.filter((operation) => !LAST.includes(operation))
  const calls = [LAST, rest].flatMap((operations) => Array.from({ length: times }, () => operations).flat())
  const lane = async () => {
    for (let operation = calls.pop(); operation; operation = calls.pop()) {
      const good = fitting(inputSchema(operation), pool, random)
      const input = random.chance(0.5) ? spoilt(good, random) : good
      const who = random.chance(0.7) ? random.pick(whoMay(operation)) : random.pick(PEOPLE)
      const reply = await client.call(who, operation, input)
      if (reply === 'lost') findings.add(`${operation} was not answered`, { who, input })
      else if (isSurprise(reply)) findings.add(`${operation} answered ${reply.status} ${reply.code}`, { who, input })
      else count(tally, reply.ok ? 'OK' : String(reply.code))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return tally
}
