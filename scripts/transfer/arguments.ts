import { parseArgs } from 'node:util'
import { DeployError } from '../environment/environment'

const USE = {
  export: 'npm run export -- --data 目录 --to 文件，或 npm run export -- --cloud --to 文件',
  import: 'npm run import -- --from 文件 --data 目录，或 npm run import -- --from 文件 --cloud',
}

export interface Wish {
  file: string
  /** The data directory; absent for the environment that `.env` names. */
  data?: string
}

/** What a command line asks for. Throws a DeployError that shows how it is written. */
export function wishOf(command: 'export' | 'import', args: readonly string[]): Wish {
  const refuse = () => new DeployError(`看不懂这些参数。这样写：${USE[command]}`)
  const name = command === 'export' ? 'to' : 'from'
  const options = { data: { type: 'string' }, cloud: { type: 'boolean' }, [name]: { type: 'string' } } as const
  let given: { data?: string; cloud?: boolean; to?: string; from?: string }
  try {
    given = parseArgs({ args: [...args], options }).values
  } catch {
    throw refuse()
  }
  const file = given[name]
  const { data, cloud = false } = given
  if (!file || (data === undefined) !== cloud) throw refuse()
  return { file, ...(data !== undefined && { data }) }
}
