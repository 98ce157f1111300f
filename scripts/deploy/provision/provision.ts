import { DeployError, readEnvironment } from '../../environment/environment'
import type { Task } from '../../taskContext'
import { type Manager, openManager } from '../manager'
import { differenceTo, type Step } from './difference'
import { lookAt, setRule } from './standing'
import { asCreateIndex, COLLECTION_RULE, STORAGE_RULE } from './wanted'
import { lineOf } from './words'

export interface Provisioning {
  manager: Manager
  envId: string
  dryRun: boolean
  say(line: string): void
}

async function take(step: Step, { manager, envId }: Provisioning): Promise<void> {
  switch (step.kind) {
    case 'collection':
      await manager.database.createCollectionIfNotExists(step.collection)
      return
    case 'rule':
      await setRule(manager, envId, step.collection, COLLECTION_RULE)
      return
    case 'index':
      // One at a time: a refusal then names the index that it is about.
      await manager.database.updateCollection(step.collection, { CreateIndexes: [asCreateIndex(step.index)] })
      return
    case 'retired':
      await manager.database.updateCollection(step.collection, { DropIndexes: [{ IndexName: step.name }] })
      return
    case 'storage':
      await manager.storage.setStorageAcl(STORAGE_RULE.acl, STORAGE_RULE.rule)
      return
    default:
      return
  }
}

/**
 * Prints what is missing, and unless it is a dry run makes it; may be run again at any time. Drops nothing but
 * indexes that only an older version wanted. Throws a DeployError when something is there in another shape, after all else has been done.
 */
export async function provision(work: Provisioning): Promise<readonly Step[]> {
  const steps = differenceTo(await lookAt(work.manager, work.envId))
  for (const step of steps) {
    const line = lineOf(step)
    if (line) work.say(line)
    if (!work.dryRun) await take(step, work)
  }
  const standing = steps.filter(({ kind }) => kind === 'stands').length
  work.say(`${standing} 项已就绪${work.dryRun ? '；这是预演，没有改动' : ''}`)
  if (steps.some(({ kind }) => kind === 'differs')) throw new DeployError('有索引与清单不同，见上面带 ! 的行。')
  return steps
}

const NEEDED = ['CLOUD_ENV_ID', 'CLOUD_REGION', 'TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'] as const

/** `npm run provision [-- --dry-run]` */
export const main: Task = async ({ root, flags, say }) => {
  const environment = readEnvironment(root, NEEDED)
  const manager = openManager(root, environment)
  await provision({ manager, envId: environment.CLOUD_ENV_ID, dryRun: flags.has('--dry-run'), say })
}
