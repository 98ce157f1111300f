import { createApp } from '../../server/app'
import { adminCode, createFirstAdmin } from '../../server/firstAdmin'
import { layFoundation } from '../../server/foundation'
import { newId } from '../../server/newId'
import type { Clock } from '../../server/ports'
import type { Source } from '../../server/transfer/exportArchive'
import { isUnfinished } from '../../server/transfer/format'
import { workbooksHere } from '../../server/workbooks/workbooks'
import { DeployError } from '../environment/environment'
import { openEnvironment } from '../environment/openEnvironment'
import type { Task } from '../taskContext'

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

const isAdmin = ({ active, roles }: { active: boolean; roles: readonly { role: string }[] }): boolean =>
  active && roles.some(({ role }) => role === 'admin')

/**
 * A one-time code for the administrator of a system; a blank one gets its foundation and its first administrator with it.
 * Whoever holds the keys of the environment may ask again, as after a forgotten password. Throws a DeployError while an
 * import is unfinished.
 */
export async function codeForAdmin({ store, files }: Source, clock: Clock): Promise<{ name: string; code: string }> {
  if (await isUnfinished(store))
    throw new DeployError('云环境里有一次没有完成的导入。请先重新运行同一条 npm run import。')
  await layFoundation(store, clock.now())
  // Signs nothing here: links are the functions' business.
  const app = createApp({
    ...{ store, files, clock, workbooks: workbooksHere },
    ...{ newId, linkSecret: newId(), demo: false, log: SILENT },
  })
  const { people } = await app.reference.directory()
  if (!people.some(isAdmin)) await createFirstAdmin(app.ports)
  const issued = await adminCode(app, true)
  if (!issued) throw new DeployError('没有找到系统管理员。请再运行一次。')
  return issued
}

/** `npm run admin`: for the environment that `.env` names. */
export const main: Task = async ({ root, say }) => {
  const end = openEnvironment(root)
  try {
    const { name, code } = await codeForAdmin(end, end)
    say(`请在电脑端选「首次登录」，输入绑定码并设置密码：${name}  ${code}(三天内有效，只显示这一次)`)
  } finally {
    await end.close()
  }
}
