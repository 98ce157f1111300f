import fs from 'node:fs'
import path from 'node:path'
import type { FunctionSpec } from './functions'

interface Config {
  triggers?: { name: string; type: string; config: string }[]
}

interface Deployment {
  functions: { name: string; timeout?: number }[]
}

/** What CloudBase gives a function that says nothing. */
const DEFAULT_SECONDS = 5

const readJson = <T>(file: string): T => JSON.parse(fs.readFileSync(file, 'utf8')) as T

/** The functions built in `folder`: timers by each one's config.json, time limits by what is deployed (cloudbaserc.json). */
export function readSpecs(folder: string, deployment: string): FunctionSpec[] {
  const { functions } = readJson<Deployment>(deployment)
  return functions.map(({ name, timeout = DEFAULT_SECONDS }) => {
    const { triggers = [] } = readJson<Config>(path.join(folder, name, 'config.json'))
    return {
      name,
      file: path.join(folder, name, 'index.js'),
      timeoutMs: timeout * 1000,
      timers: triggers
        .filter(({ type }) => type === 'timer')
        .map(({ name: timer, config }) => ({ name: timer, cron: config })),
    }
  })
}
