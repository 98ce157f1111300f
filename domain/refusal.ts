import { addMs, type Instant, localDateTime, localTime } from './clock/time'

/**
 * Every refusal the software can give: a code that programs compare and a sentence that says what to do next
 * (docs/look.md, principle 6). Clients show the sentence; the code stays in the details for support.
 */
export const SENTENCES = {
  // who and what
  NOT_SIGNED_IN: '登录已失效，请重新登录。',
  NO_RIGHT: '您没有办理这一步的权限。如需办理，请联系督查室。',
  NOT_FOUND: '找不到这条内容，它可能已被删除，或您无权查看。',
  UNKNOWN_OPERATION: '没有这个操作，请更新到最新版本后再试。',
  BAD_INPUT: '填写的内容有误，请按提示修改后再提交。',
  STALE_VERSION: '这件事项刚刚有了新进展，请核对最新内容后再办理。',
  CONFLICT: '同时办理的人较多，请稍后再试一次。',
  DUPLICATE: '已经存在相同的内容，请核对后再提交。',
  IDEMPOTENCY_KEY_REUSED: '这次提交与之前的一次冲突，请重新打开页面后再提交。',
  TOO_MANY_ATTEMPTS: '尝试次数过多，请过几分钟再试。',
  SIGN_IN_BUSY: '现在登录的人较多，请过一会儿再试。',
  WRONG_CREDENTIALS: '姓名或密码不对，请核对后再试。',
  WRONG_CODE: '绑定码不对或已过期，请向系统管理员重新索取。',
  SCAN_UNKNOWN: '这个二维码不能用来登录。请在电脑上刷新后再扫。',
  SCAN_EXPIRED: '二维码已过期。请在电脑上刷新后再扫。',
  SCAN_USED: '这个二维码已经用过。请在电脑上刷新后再扫。',
  SCAN_REFUSED: '手机上没有同意登录。如要登录，请刷新后再扫。',
  WEAK_PASSWORD: '密码至少 10 位，并同时含有字母和数字。',
  NO_SPACE: '系统存储空间已满，暂时不能保存。已填内容请保留，并联系系统管理员。',
  STORAGE_FAULT: '系统存储出了故障，暂时不能保存。已填内容请保留，并联系系统管理员。',
  SAME_PASSWORD: '新密码不能与原来的密码相同，请另设一个。',
  UPGRADING: '系统正在升级，请过几分钟再试。已填内容请保留。',
  INTERNAL: '系统出了点问题，已经记录。请稍后再试，内容不会丢失。',
  // files and the directory
  FILE_TOO_LARGE: '文件太大，单个文件不能超过 100 MB。请压缩后再上传。',
  FILE_TYPE_REFUSED: '不支持这种文件。请上传照片、视频、录音、文本、PDF、OFD 或 Word、Excel、PPT、WPS 文件。',
  UPLOAD_INTERRUPTED: '上传中断了，请检查网络后重新上传。',
  UPLOAD_QUOTA: '今天上传的文件已到每人每天 600 个、3 GB 的上限，零点后可以继续上传。已经上传的不受影响。',
  TOO_MANY_UPLOADS: '同时上传的文件太多，请等前面的传完再传。',
  REQUEST_TOO_LARGE: '一次提交的内容太多，请分几次提交。',
  WORKBOOK_UNREADABLE: '打不开这个表格。请用系统导出的 XLSX 模板填写后再导入。',
  WORKBOOK_TOO_LARGE: '表格太大。每张工作表最多 5000 行，文件不超过 5 MB。请删去多余的行、列和格式，或分几次导入。',
  WORKBOOKS_BUSY: '正在处理的表格较多，请过一分钟再试。',
  NOT_A_GROUP: '督查员、联络员的范围选单位的，只能是本人所在的领导小组。',
  LAST_ADMIN: '至少要保留一名在用的系统管理员。',
  LAST_HOLDER: '这个岗位上只剩这一名在用人员，还有未办结的工作要办。请先让别人担任这个角色，再停用或调整。',
  UNIT_IN_USE: '该单位还有在用人员，请先调整人员再停用单位。',
  // a matter and its steps
  WRONG_STATE: '这件事项现在的状态不能办理这一步，请刷新后查看最新进展。',
  NOT_A_DRAFT: '已经提交或交办，不能再按草稿修改。',
  NOT_ISSUED: '这件事项还没有交办。',
  MATTER_SUSPENDED: '事项已中止，恢复后才能继续办理。',
  MATTER_CLOSED: '事项已办结。如需继续，请由督查室主任先复办。',
  MATTER_WITHDRAWN: '事项已撤销，不能再办理。',
  NOT_SUSPENDED: '事项没有中止，不需要恢复。',
  SUSPENDED_TOO_LONG: '中止一次最长 30 天，请选择更早的恢复时间；到期前仍不能恢复的，可以再调整。',
  NOT_CLOSED: '事项还没有办结，不需要复办。',
  NOT_THE_LAST: '回头看日期在最后一次确认办结时填写。',
  LOOK_BACK_RANGE: '回头看日期从明天起，最远两年。请另选一天。',
  NO_LOOK_BACK: '没有安排回头看，或者还没有到回头看的日期。',
  RELAPSED_OR_HOLDS: '反弹的请填写新的截止时间；巩固的不填截止时间，可以另定下次回头看日期。',
  APPROVAL_NOT_NEEDED: '按现行规则这件事项不需要审批，可以直接交办。',
  ISSUE_NEEDS_APPROVAL: '按现行规则这件事项需要先审批，请提交审批。',
  NOT_THE_APPROVER: '这件事项不由您审批。',
  NOTHING_TO_RATIFY: '这件事项不需要补批，或者已经补批。',
  NO_BASIS: '立项依据还没有登记完整，不能送审或交办。请补齐后再提交。',
  SAME_BASIS: '已有同一依据、同一单位的在办事项。请并入那一件，或写明不合并的理由后再提交。',
  NO_NEW_BASIS: '不在原督查范围内的，请写明新的依据。',
  AFTER_SUPERVISION_END: '时限不能晚于督查截止日期。确需更长的，请先修改立项依据中的督查截止日期。',
  NO_CONCLUSION: '请填写督查结论。页面上没有这一项的，请刷新后再办理。',
  NO_SCOPE: '请选择是否在原督查范围内。页面上没有这一项的，请刷新后再办理。',
  ENDS_TOO_SOON: '督查截止日期不能早于依据日期，也不能早于交办日期。',
  DRAFT_INCOMPLETE: '草稿还没有填完。请先补全标题、要求、来源、类别和主办单位，再送审或交办。',
  DRAFT_UNPREPARED: '这是领导交办的事项，还没有拟办。请先修改草稿，补全要求、单位和时限，再送审或交办。',
  NOT_YOUR_FRONT: '只能对本战线的单位立项。',
  NOT_YOUR_GROUP: '领导小组成员只能起草、修改以本领导小组为督办主体的事项。',
  NOT_YOUR_TURN: '现在还没有轮到您审签。',
  SAME_PERSON: '这是您本人提出或经手的，不能由您本人审批、审签或确认，已转由其他人办理。',
  NO_DECIDER: '除您本人外，没有人可以办理下一步。请先由系统管理员安排其他人担任这个角色。',
  NOT_THE_HANDLER: '办结由经办责任人提交，或由单位督办员代为提交。',
  NOT_AN_OFFICER: '只能交给督查员或联络员负责。',
  NOT_IN_UNIT: '所选人员不在这个单位。',
  WRONG_ROLE: '所选人员的角色办不了这项工作，请另选，或请系统管理员调整角色。',
  NOT_ASSIGNED: '这个单位没有承办这件事项。',
  SAME_UNIT: '请选本单位以外的单位。',
  LEAD_ASKS: '转请督办由主办单位提出。',
  SUPERVISION_ASKED: '已有一项转请督办等督查室答复，答复后可以再提。',
  NO_SUPERVISION_ASKED: '没有待答复的转请督办。',
  LEAD_IS_REPLACED: '主办单位不能解除，只能更换。',
  DUPLICATE_UNIT: '同一个单位不能重复承办。',
  NO_MILESTONES: '按阶段节点反馈时，请至少填写一个阶段节点。',
  MILESTONE_AFTER_DUE: '阶段节点的时间不能晚于办理时限。',
  NO_TIME_LEFT: '办理时限已过，没有可以选的时间。请先调整办理时限。',
  NOTHING_CHANGED: '内容没有变化，不需要提交。',
  ALREADY_DONE: '这一步已经办过了。',
  NAME_RESPONSIBLE_FIRST: '请先由单位督办员明确三个责任人。',
  CO_UNIT_GIVES_OPINION: '协办单位请提交协办意见。',
  LEAD_UNIT_REPORTS: '主办单位请反馈进展或提交办结。',
  NOT_CONCERNED: '只能提到能看到这件事项的人，或有关单位的人。其他人请先由督查员邀请。',
  DEPUTY_BY_PROPOSAL: '人大代表、政协委员通过建议、提案了解办理情况，不能在督办件里提到或邀请。',
  NO_REPORT: '还没有反馈过进展。',
  NO_OPEN_MILESTONE: '没有还没完成的阶段节点。',
  NO_PLAN: '没有阶段节点的事项不填进度。',
  WHY_ANOTHER: '确认的进度与单位自报的不一致，请在意见里写明理由。',
  NO_OPEN_TASK: '没有待您完成的任务。',
  NO_OBJECTION: '没有待处理的退办申请。',
  OBJECTION_PENDING: '退办申请正在处理中，请等督查室裁定，或先撤回退办。',
  ALREADY_ENDORSED: '单位分管负责同志已经同意退办。',
  OBJECTION_NOT_ENDORSED: '退办申请还没有经单位分管负责同志同意。',
  EXTENSION_PENDING: '延期申请正在审批中，不用重复提交。',
  EXTENSION_UNSIGNED: '延期申请还要先由单位签字，签字后才能审批。',
  NO_EXTENSION_TO_SIGN: '没有待签字的延期申请。',
  CHIEF_SAYS_SO: '只有督查室主任可以认定没有实质内容。',
  DUE_PROPOSED: '已有调整时限的申请等待审批，请等督查室主任决定。',
  NO_DUE_PROPOSAL: '没有待审批的时限调整。',
  NO_EXTENSION: '没有待审批的延期申请。',
  INSTRUCTION_OPEN:
    '还有要求报结果的批示没有回复，不能办结或作废。请先回复，或由批示领导、其联络员、督查室主任免于回复。',
  NO_OPEN_INSTRUCTION: '没有待回复的批示。',
  NOT_OVERDUE: '还没有超期的事，不能催办。需要时可以发提醒。',
  URGED_LATELY: '前不久已经催办过，还不能再催办。需要时可以发提醒。',
  URGE_DELIVERED: '催办单已经发出，不能作废。如有不妥，请直接与该单位沟通。',
  REMINDED_TODAY: '今天已经提醒过，下一个工作日可以再提醒。',
  TRANSFER_PROPOSED: '已建议对该单位转办问责，决定之前不再催办。',
  NO_TRANSFER_PROPOSED: '没有待决定的转办建议。',
  NOT_TRANSFERRED: '这件事项还没有转办问责。',
  TOO_MUCH_TO_READ: '范围太大，一时查不完。请加上单位、年份等条件，或多输入几个字再查找。',
  SEARCH_TOO_SHORT: '请至少输入两个字再查找。',
  // time
  CALENDAR_YEAR_MISSING:
    '工作日历里还没有这一年的安排，请先由督查室录入该年节假日；国务院通知还没有公布的，可以先录入暂定年度。',
  YEAR_ANNOUNCED: '这一年的放假安排已经公布或已经正式录入，不能再录为暂定，请录入正式安排。',
  DEADLINE_PASSED: '已过截止时间，不能再申请延期。请联系督查室。',
  BEYOND_SIX_MONTHS: '建议、提案的答复最长不超过交办后 6 个月，不能再延。',
  EXTENSION_HELD: '时限还因其他事项停止计算，或者已随退回结算，这次延期申请不能再撤回，请等审批结果。',
  UPPER_ANSWER_MISSING: '时限由上级确定，请写明上级同意延期的答复。',
  NOT_LATER: '新的截止时间必须晚于原来的截止时间。',
  IN_THE_FUTURE: '时间还没有到，请填写已经发生的时间。',
  IN_THE_PAST: '时间已经过去，请选择以后的时间。',
  BEFORE_OPINIONS: '还有协办单位的意见时限比它晚，请先调整协办单位的时限。',
  AFTER_LEAD_DUE: '协办意见的时限不能晚于主办单位的办理时限。',
  AFTER_ASSIGNMENT_DUE: '分解任务的时间不能晚于本单位的办理时限。',
  OBJECTION_WINDOW_CLOSED: '已过退办期限，不能再退办。如有困难请申请延期或联系督查室。',
} as const

export type Code = keyof typeof SENTENCES

/** What a client says where no answer came: the network is down, or too slow. */
export const OFFLINE = 'OFFLINE'
/** What a client says where its own program failed. */
export const CLIENT = 'CLIENT'

const UNCERTAIN: ReadonlySet<string> = new Set([
  OFFLINE,
  CLIENT,
  ...(['NOT_SIGNED_IN', 'UPGRADING', 'INTERNAL', 'CONFLICT', 'NO_SPACE', 'STORAGE_FAULT'] as const satisfies Code[]),
])

/**
 * Nobody knows whether it was done, or it was not this time only: the same must be sent again under the same key. Who
 * has to log in first is told nothing of what an earlier try did.
 */
export const isUncertainCode = (code: string): boolean => UNCERTAIN.has(code)

/** A refusal as a value. `detail` names the field or fact that was wrong, for the form that shows it. */
export interface Refusal {
  ok: false
  code: Code
  detail?: string
}

export const refuse = (code: Code, detail?: string): Refusal =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail }

/**
 * The sentence as it is shown: of TOO_MANY_ATTEMPTS the detail, if any, is the moment from which on one may try again;
 * of URGED_LATELY the moment from which on one may urge again; of WRONG_CREDENTIALS it names the one field that was wrong where nobody was asked for a name.
 */
export const sentenceFor = ({ code, detail }: Pick<Refusal, 'code' | 'detail'>): string => {
  if (code === 'TOO_MANY_ATTEMPTS' && detail !== undefined) return tryAgainAt(detail)
  if (code === 'URGED_LATELY' && detail !== undefined) return urgeAgainAt(detail)
  if (code === 'STALE_VERSION' && detail !== undefined) return `这件事项刚刚有了新进展：${detail}。请核对后再办理。`
  return code === 'WRONG_CREDENTIALS' && detail === 'current' ? WRONG_CURRENT : SENTENCES[code]
}

/** Of a change of password, where the person is known. */
const WRONG_CURRENT = '现在的密码不对，请重新输入。如已忘记，请向系统管理员索取绑定码，退出后重新设置。'

const urgeAgainAt = (moment: Instant): string =>
  `前不久已经催办过，${localDateTime(addMs(moment, 59_999))} 以后可以再催办。需要时可以发提醒。`

/** To the minute that has begun by then. */
const tryAgainAt = (moment: Instant): string => `尝试次数过多，请在 ${localTime(addMs(moment, 59_999))} 以后再试。`

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as Refusal).ok === false && 'code' in value

/** Carries a refusal out of nested arithmetic; whoever answers for the whole turns it back into a value. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.detail ? `${refusal.code}: ${refusal.detail}` : refusal.code)
  }
}
