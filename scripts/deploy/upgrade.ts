import { isUnfinished } from '../../server/transfer/format'
import { upgrade } from '../../server/upgrade/upgrade'
import { DeployError } from '../environment/environment'
import { openEnvironment } from '../environment/openEnvironment'
import type { Task } from '../taskContext'

/** `npm run upgrade`: brings the documents of the environment that `.env` names into the shape of this version. */
export const main: Task = async ({ root, say }) => {
  const { store, close } = openEnvironment(root)
  try {
    if (await isUnfinished(store))
      throw new DeployError('数据还没有导完。请先重新运行 npm run import，它会一并更新旧数据。')
    const steps = await upgrade(store, say)
    say(steps > 0 ? `旧数据已更新(${steps} 步)。` : '数据已是这个版本的格式，没有要更新的。')
  } finally {
    await close()
  }
}
