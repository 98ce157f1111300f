export type TransferFault =
  | 'NOT_AN_ARCHIVE'
  | 'ARCHIVE_DAMAGED'
  | 'ARCHIVE_TOO_NEW'
  | 'TARGET_NOT_EMPTY'
  | 'OTHER_IMPORT_UNFINISHED'
  | 'SOURCE_BROKEN'
  | 'TARGET_DIFFERS'

const WORDS: Record<TransferFault, string> = {
  NOT_AN_ARCHIVE: '这不是智督的导出文件。请检查 --from 指的是哪个文件。',
  ARCHIVE_DAMAGED: '导出文件不完整或已损坏，没有导入任何内容。请用另一份备份，或重新导出。',
  ARCHIVE_TOO_NEW: '导出文件来自更新版本的智督。请先升级本系统，再导入。',
  TARGET_NOT_EMPTY: '目标系统里已有数据，不能导入。请用空的数据目录或空的云环境。',
  OTHER_IMPORT_UNFINISHED: '目标系统里有另一份导出文件没有导完。请用原来那份重新导入，或清空后再导入。',
  SOURCE_BROKEN: '源系统的留痕校验没有通过，没有导出。若系统正在使用，请先停止再导出；否则请核查该事项。',
  TARGET_DIFFERS: '导入后的核对没有通过，目标系统不可使用。请重新运行同一条命令。',
}

/** Why nothing was exported or imported: a code for programs, a Chinese sentence for people, a detail for the log. */
export class TransferError extends Error {
  override readonly name = 'TransferError'

  constructor(
    readonly code: TransferFault,
    readonly detail?: string,
  ) {
    super(detail === undefined ? WORDS[code] : `${WORDS[code]}(${detail})`)
  }
}
