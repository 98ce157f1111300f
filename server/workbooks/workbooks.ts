import { type Refusal, refuse } from '../../domain/refusal'
import { collect } from './collect'
import type { Rows } from './directorySheets'
import type { Workbook } from './readWorkbook'

/** Reading and writing XLSX, which take long enough to hold up everybody else of the same process. */
export interface Workbooks {
  /** What the bytes hold. WORKBOOK_TOO_LARGE, WORKBOOK_UNREADABLE; WORKBOOKS_BUSY before `open` is called. */
  read(open: () => Promise<AsyncIterable<Uint8Array>>): Promise<Workbook | Refusal>
  /** The bytes of an XLSX. WORKBOOKS_BUSY. */
  write(rows: Rows): Promise<Uint8Array | Refusal>
}

/**
 * In this thread: for a process that has nobody else to answer, as a function of the cloud takes one call at a time and
 * has its own limits of memory and time. Loaded when there is a workbook.
 */
export const workbooksHere: Workbooks = {
  async read(open) {
    const bytes = await collect(await open())
    if (!bytes) return refuse('WORKBOOK_TOO_LARGE')
    return (await import('./readWorkbook')).readWorkbook(bytes)
  },
  write: async (rows) => (await import('./writeWorkbook')).writeWorkbook(rows),
}
