import { own } from '../../domain/own'
import type { Closing } from '../../server/transfer/format'

/** What an archive holds, in a line. */
export function summaryOf({ collections, files }: Closing): string {
  const of = (name: string) => own(collections, name)?.count ?? 0
  const documents = Object.values(collections).reduce((sum, { count }) => sum + count, 0)
  return `事项 ${of('matters')}，人员 ${of('people')}，记录 ${documents} 条，文件 ${files.count} 个(${(files.bytes / 1024 / 1024).toFixed(1)} MB)`
}
