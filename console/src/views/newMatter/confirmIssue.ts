import { ElMessageBox } from 'element-plus'
import 'element-plus/es/components/message-box/style/css'
import { issueConsequence } from './words'

/** Asked before a matter is issued, naming the consequence: whether it shall be. */
export const confirmIssue = (units: number, people: number): Promise<boolean> =>
  ElMessageBox.confirm(issueConsequence(units, people), '交办这件事项？', {
    confirmButtonText: '交办',
    cancelButtonText: '再看看',
    closeOnClickModal: false,
  }).then(
    () => true,
    () => false,
  )
