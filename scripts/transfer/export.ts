import fs from 'node:fs'
import path from 'node:path'
import { exportArchive } from '../../server/transfer/exportArchive'
import { DeployError } from '../environment/environment'
import type { Task } from '../taskContext'
import { wishOf } from './arguments'
import { openCloud, openDirectory } from './ends'
import { summaryOf } from './told'

/** `npm run export -- (--data DIR | --cloud) --to FILE`. The file appears under its name only when it is whole. */
export const main: Task = async ({ root, args, say }) => {
  const { file, data } = wishOf('export', args)
  const to = path.resolve(file)
  if (fs.existsSync(to)) throw new DeployError(`${to} 已存在，不覆盖。请换一个文件名。`)
  const source = data === undefined ? openCloud(root) : await openDirectory(data, 'live', 'export')
  const beside = `${to}.part`
  try {
    say('正在校验并导出…')
    const out = fs.createWriteStream(beside, { mode: 0o600, flush: true })
    const closing = await exportArchive(source, out, { at: source.now(), mode: source.mode })
    fs.renameSync(beside, to)
    say(`已导出到 ${to}:${summaryOf(closing)}`)
    if (closing.missing.length > 0)
      say(`注意：有 ${closing.missing.length} 个文件在源系统里已找不到，没有导出：${closing.missing.join('、')}`)
  } finally {
    fs.rmSync(beside, { force: true })
    await source.close()
  }
}
