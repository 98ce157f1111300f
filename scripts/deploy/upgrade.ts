import { upgrade } from '../../server/upgrade/upgrade'
import { openEnvironment } from '../environment/openEnvironment'
import type { Task } from '../taskContext'

/** `npm run upgrade`: brings the documents of the environment that `.env` names into the shape of this version. */
export const main: Task = async ({ root, say }) => {
  const { store, close } = openEnvironment(root)
  try {
    const steps = await upgrade(store, say)
    say(steps > 0 ? `旧数据已更新(${steps} 步)。` : '数据已是这个版本的格式，没有要更新的。')
  } finally {
    await close()
  }
}
