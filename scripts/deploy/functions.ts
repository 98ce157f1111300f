import fs from 'node:fs'
import path from 'node:path'
import { own } from '../../domain/own'
import { DeployError } from '../environment/environment'

/** A function as `cloudbaserc.json` describes it, which Tencent's own command line reads as well. */
export interface FunctionSettings {
  name: string
  handler: string
  runtime: string
  timeout: number
  memorySize: number
  installDependency: boolean
  envVariables: Readonly<Record<string, string>>
  triggers?: readonly { name: string; type: string; config: string }[]
}

const PLACE = /\{\{env\.([A-Z_]+)\}\}/g

/** The functions of `cloudbaserc.json`, with `{{env.NAME}}` put in from `values`. Throws a DeployError for a name that is not there. */
export function functionSettings(root: string, values: Readonly<Record<string, string>>): FunctionSettings[] {
  const { functions } = JSON.parse(fs.readFileSync(path.join(root, 'cloudbaserc.json'), 'utf8')) as {
    functions: FunctionSettings[]
  }
  const filled = (text: string) =>
    text.replace(PLACE, (_, name: string) => {
      const value = own(values, name)
      if (value === undefined) throw new DeployError(`cloudbaserc.json 里的 ${name} 没有值。请检查它的拼写。`)
      return value
    })
  return functions.map((each) => ({
    ...each,
    envVariables: Object.fromEntries(Object.entries(each.envVariables).map(([name, text]) => [name, filled(text)])),
  }))
}
