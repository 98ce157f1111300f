import { Readable } from 'node:stream'
import type { ImportReport } from '../../../domain/people/contract'
import { isRefusal } from '../../../domain/refusal'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import type { Harness } from '../harness'
import { type Sheets, workbook } from '../workbooks/workbook'

/** The file id of a workbook that somebody has sent. */
export async function upload(h: Harness, bytes: Buffer, who = 'admin'): Promise<string> {
  const source = Readable.from([bytes])
  const file = await storeFile(h.app.ports, h.caller(who), { name: '目录.xlsx', origin: 'document', source })
  if (isRefusal(file)) throw new Error(file.code)
  return file.fileId
}

export const bring = async (h: Harness, sheets: Sheets, dryRun = false): Promise<ImportReport> =>
  h.tell('admin', 'directory.import', { fileId: await upload(h, await workbook(sheets)), dryRun })

export const FRONT = { 名称: '经济战线', 区领导: '人员leader', 联络员: '周联络', 排序: 3 }
export const UNIT = { 名称: '云澜区财政局', 简称: '区财政局', 类别: '政府工作部门', 战线: '经济战线', 排序: 10 }
export const PERSON = {
  姓名: '林财务',
  单位: '云澜区财政局',
  职务: '科长',
  手机号: '19900000101',
  角色: '经办责任人',
  状态: '在职',
}
export const LIAISON = {
  姓名: '周联络',
  单位: '示例单位office',
  职务: '',
  手机号: '19900000102',
  角色: '联络员(经济战线)',
  状态: '在职',
}
export const ALL: Sheets = { fronts: [FRONT], units: [UNIT], people: [PERSON, LIAISON] }
