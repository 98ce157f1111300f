import { parentPort, workerData } from 'node:worker_threads'
import { readWorkbook } from '../../server/workbooks/readWorkbook'
import { writeWorkbook } from '../../server/workbooks/writeWorkbook'
import type { WorkbookTask } from './workbooks'

/** The entry of a workbook's thread: a build bundles it as a file of its own. */
const task = workerData as WorkbookTask
parentPort?.postMessage('read' in task ? await readWorkbook(Buffer.from(task.read)) : await writeWorkbook(task.write))
