import type { Instant } from '../clock/time'
import { fields, flag, moment, string } from '../contract/answer'
import type { DeskAsking } from './contract'

/** What the operations of this concept answer. */
export const sessionAnswers = {
  'session.scan': fields<DeskAsking>({ browser: string, address: string, at: moment }),
  'session.confirmScan': fields<{ accepted: boolean }>({ accepted: flag }),
  'session.phoneCode': fields<{ code: string; expiresAt: Instant }>({ code: string, expiresAt: moment }),
}
