import type { Category, Source } from '../../../domain/matter/words'

/** A kind of thing that a district decides, with who usually does it. `{}` in the title stands for a place. */
export interface Topic {
  title: string
  requirement: string
  category: Category
  sources: readonly Source[]
  /** Short names of units that lead it; `street` is the place's own street office. */
  leads: readonly string[]
  co: readonly string[]
}

const topic = (
  category: Category,
  sources: readonly Source[],
  leads: string,
  co: string,
  title: string,
  requirement: string,
): Topic => ({ category, sources, leads: leads.split(' '), co: co ? co.split(' ') : [], title, requirement })

const DECISION: readonly Source[] = ['districtDecision', 'meetingMinutes']
const CITY: readonly Source[] = ['cityGovernment', 'cityDecision', 'cityAppraisal']
const LEADER: readonly Source[] = ['leaderInstruction', 'meetingMinutes']
const PROPOSAL: readonly Source[] = ['npcSuggestion', 'cppccProposal']
const GROUP: readonly Source[] = ['leadingGroup', 'districtDecision']

/** Places in the invented district: its ten streets. */
export const PLACES = ['青禾', '松泉', '望湖', '石桥', '东篱', '锦屏', '南浦', '柳荫', '长亭', '云溪'] as const

export const TOPICS: readonly Topic[] = [
  topic(
    'project',
    DECISION,
    '区住建局',
    '区资规局 区交通局',
    '{}片区雨污分流改造工程建设',
    '按期完成管网铺设和路面恢复,同步做好沿街商户的沟通。每个阶段完成后报送现场照片和工程量。',
  ),
  topic(
    'project',
    CITY,
    '区住建局',
    '区水务局',
    '{}路老旧小区综合改造(二期)',
    '完成屋面防水、外墙修缮和电梯加装,施工期间保证居民出行。',
  ),
  topic(
    'project',
    DECISION,
    '区交通局',
    '区住建局 区城管局',
    '{}大桥引桥拓宽和交通组织优化',
    '完成引桥拓宽,开工前公布绕行方案,完工后评估高峰通行时间。',
  ),
  topic(
    'project',
    CITY,
    '区发改局',
    '区财政局',
    '{}产业园标准厂房项目前期手续办理',
    '完成立项、用地预审和环评,列出仍缺的手续和责任人。',
  ),
  topic(
    'project',
    GROUP,
    '区资规局',
    '区发改局',
    '{}地块城市更新单元规划编制',
    '完成规划草案并公开征求意见,逐条说明采纳情况。',
  ),
  topic(
    'project',
    DECISION,
    '区教育局',
    '区住建局',
    '{}小学新建校舍项目',
    '秋季开学前交付使用,同步完成教师配备和周边交通安排。',
  ),
  topic(
    'project',
    GROUP,
    '区水务局',
    '区环境局',
    '{}河黑臭水体治理工程',
    '完成截污、清淤和生态修复,水质连续三个月达到目标。',
  ),
  topic(
    'livelihood',
    LEADER,
    '区民政局',
    '区卫健局',
    '{}街道社区食堂建设和运营',
    '落实场地和运营单位,公开餐标,征求老年居民的意见。',
  ),
  topic(
    'livelihood',
    PROPOSAL,
    '区教育局',
    '区财政局',
    '关于增加{}片区普惠托育学位的建议',
    '摸清需求,提出新增学位的地点和时间表,与代表当面沟通后答复。',
  ),
  topic(
    'livelihood',
    PROPOSAL,
    '区卫健局',
    '区医保局',
    '关于完善{}街道社区卫生服务中心夜间门诊的提案',
    '提出夜间门诊的开设方案和人员安排,书面答复提案人。',
  ),
  topic(
    'livelihood',
    PROPOSAL,
    '区交通局',
    '公安云澜分局',
    '关于优化{}地铁站周边非机动车停放的建议',
    '现场查看后提出增设停车区的方案,两个月内完成划线。',
  ),
  topic(
    'livelihood',
    PROPOSAL,
    '区文旅局',
    'street',
    '关于在{}街道增设二十四小时自助图书馆的提案',
    '选址并落实经费,说明开放时间和管理办法。',
  ),
  topic(
    'livelihood',
    LEADER,
    '区人社局',
    '区退役军人局',
    '{}片区零工市场建设',
    '建成服务点,提供求职登记、技能培训和法律咨询。',
  ),
  topic(
    'livelihood',
    LEADER,
    'street',
    '区城管局',
    '{}农贸市场周边环境整治',
    '规范占道经营,修复破损路面,建立每日巡查。',
  ),
  topic(
    'livelihood',
    DECISION,
    '区医保局',
    '',
    '门诊慢特病待遇认定流程精简',
    '把认定材料减到必需的几项,实现一次办结。',
  ),
  topic(
    'livelihood',
    DECISION,
    '区残联',
    '区住建局',
    '{}街道无障碍设施改造',
    '完成坡道、盲道和卫生间改造,请残疾人代表参加验收。',
  ),
  topic(
    'reform',
    CITY,
    '区数据局',
    '区政府办',
    '“一网通办”高频事项办理时限压缩',
    '列出高频事项清单,逐项明确压缩后的时限并向社会公布。',
  ),
  topic('reform', DECISION, '区委编办', '区司法局', '街道权责清单动态调整', '完成清单修订和合法性审查,报区政府审议。'),
  topic(
    'reform',
    CITY,
    '区市场监管局',
    '区数据局',
    '企业开办全流程网上办改革',
    '实现设立、刻章、发票、社保一次填报,一日办结。',
  ),
  topic(
    'reform',
    DECISION,
    '区国资局',
    '区财政局 区审计局',
    '区属国有企业分类改革方案制定',
    '完成企业分类和考核办法,征求企业和职工意见。',
  ),
  topic(
    'safety',
    LEADER,
    '区应急局',
    '区消防大队 street',
    '{}街道“九小场所”消防安全专项排查',
    '逐户排查,建立台账,隐患整改到位后销号;重大隐患当日报告。',
  ),
  topic(
    'safety',
    LEADER,
    '区消防大队',
    '区城管局',
    '{}片区电动自行车集中充电设施安全检查',
    '查清充电设施数量和隐患,限期整改,劝导飞线充电。',
  ),
  topic(
    'safety',
    CITY,
    '公安云澜分局',
    '区教育局',
    '{}片区校园周边交通秩序整治',
    '完善标志标线,上下学时段落实护学岗。',
  ),
  topic(
    'safety',
    LEADER,
    '区信访局',
    'street',
    '{}小区物业纠纷信访积案化解',
    '领导包案,逐户听取诉求,提出化解方案并回访。',
  ),
  topic(
    'safety',
    DECISION,
    '区应急局',
    '区水务局',
    '{}沿河低洼地带防汛物资储备和演练',
    '补齐物资,明确转移路线和责任人,汛前演练一次。',
  ),
  topic(
    'environment',
    CITY,
    '区环境局',
    '区城管局 区住建局',
    '{}片区扬尘污染专项治理',
    '落实工地围挡和喷淋,道路每日洒水,公布监测数据。',
  ),
  topic(
    'environment',
    CITY,
    '区垃圾分类办',
    'street',
    '{}街道生活垃圾分类示范小区创建',
    '完善投放点,培训督导员,分类准确率达到目标。',
  ),
  topic(
    'environment',
    DECISION,
    '区园林局',
    '区资规局',
    '{}口袋公园建设',
    '完成设计公示和施工,保留现有大树,设置适老座椅。',
  ),
  topic(
    'environment',
    LEADER,
    '区城管局',
    'street',
    '{}夜市油烟和噪声扰民问题整治',
    '逐摊检查油烟净化装置,划定经营时间和范围,回访居民。',
  ),
  topic(
    'economy',
    DECISION,
    '区工信局',
    '区科技局',
    '{}工业园中小企业数字化改造',
    '走访企业,形成需求清单,推动首批企业完成诊断。',
  ),
  topic(
    'economy',
    DECISION,
    '区商务局',
    '区文旅局',
    '{}商圈夜间消费提升行动',
    '丰富业态,延长公交运营时间,做好环境和治安保障。',
  ),
  topic('economy', LEADER, '区财政局', '区审计局', '惠企资金直达兑付情况清理', '列出未兑付资金和原因,提出兑付时间表。'),
  topic('economy', CITY, '区统计局', '', '规模以上企业统计数据质量核查', '完成核查,纠正错误,形成报告。'),
  topic(
    'party',
    DECISION,
    '区委组织部',
    'street',
    '{}街道党群服务中心规范化建设',
    '完善服务清单,公布开放时间,减少不必要的挂牌。',
  ),
  topic(
    'party',
    DECISION,
    '区委宣传部',
    '区文旅局',
    '新时代文明实践站服务项目清单编制',
    '按居民需求列出项目,每月公布活动安排。',
  ),
  topic(
    'other',
    ['transferred', 'other'],
    '区司法局',
    '',
    '行政复议案件反映的共性问题整改',
    '逐项分析败诉和纠错原因,提出整改措施。',
  ),
  topic(
    'livelihood',
    DECISION,
    '区住建局',
    '区民政局 区财政局 区残联',
    '{}片区既有住宅加装电梯、适老化改造、无障碍设施建设和消防通道清理“四合一”惠民工程推进落实',
    '制定统一方案,一次进场、一次施工,减少对居民的打扰。',
  ),
]
