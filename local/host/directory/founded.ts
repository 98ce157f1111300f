import type { Store } from '../../../server/ports'
import { versionOf } from '../../../server/reference'
import { StartError } from '../startError'

/** Throws a StartError when the database of a complete directory is a blank one: its own has been lost or replaced. */
export async function checkFounded(store: Store, folder: string): Promise<void> {
  if ((await versionOf(store, 'rules')) > 0) return
  throw new StartError(
    `${folder} 里的数据库是空白的，原有数据不在其中，没有启动。请按 docs/guides/restore.md 从备份恢复；要另建一个空白系统，请用 --data 换一个目录。`,
  )
}
