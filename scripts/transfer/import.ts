import fs from 'node:fs'
import path from 'node:path'
import { importArchive } from '../../server/transfer/importArchive'
import { checkArchive } from '../../server/transfer/readArchive'
import { upgrade } from '../../server/upgrade/upgrade'
import { DeployError } from '../environment/environment'
import type { Task } from '../taskContext'
import { wishOf } from './arguments'
import { openCloud, openDirectory } from './ends'
import { summaryOf } from './told'

/** `npm run import -- --from FILE (--data DIR | --cloud)`. The target must be blank, or hold this import half done. */
export const main: Task = async ({ root, args, say }) => {
  const { file, data } = wishOf('import', args)
  const from = path.resolve(file)
  if (!fs.existsSync(from)) throw new DeployError(`没有找到 ${from}。请检查 --from 指的是哪个文件。`)
  say('正在校验导出文件…')
  // Before the target is even opened: a directory is made only for what can be imported.
  const { head } = await checkArchive(fs.createReadStream(from))
  if (data === undefined && head.mode === 'demo')
    throw new DeployError('这份导出文件来自演示系统，不能导入云端的正式系统。')
  const target = data === undefined ? openCloud(root) : await openDirectory(data, head.mode, 'import')
  try {
    say('正在导入并核对…')
    // A directory is brought up to date by the host that starts on it.
    const finish = data === undefined ? () => upgrade(target.store, say) : undefined
    const closing = await importArchive(target, () => fs.createReadStream(from), finish)
    target.complete(head.at)
    say(`已导入：${summaryOf(closing)}。留痕校验全部通过。请各人用原密码登录，未设密码的由管理员重发绑定码。`)
  } finally {
    await target.close()
  }
}
