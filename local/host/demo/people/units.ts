import type { UnitKind } from '../../../../domain/people/person'

/** Everything here is invented: there is no 云澜区. */
export const OFFICE = '云澜区督查室'
export const PARTY_OFFICE = '中共云澜区委办公室'
export const GOVERNMENT_OFFICE = '云澜区人民政府办公室'
export const DISCIPLINE = '云澜区纪律检查委员会监察委员会'
export const PERSONNEL = '中共云澜区委组织部'
export const NPC = '云澜区人大常委会办公室'
export const CPPCC = '云澜区政协办公室'
/** Its short name. */
export const GROUP_OFFICE = '区垃圾分类办'

/** Name, short name, kind. */
type UnitRow = readonly [name: string, shortName: string, kind: UnitKind]

const bureau = (name: string, shortName = `区${name}`): UnitRow => [`云澜区${name}`, shortName, 'bureau']
const street = (name: string): UnitRow => [`云澜区${name}街道办事处`, `${name}街道`, 'street']

/** Six fronts with their units, 55 together; one of them has a name of 24 characters. */
export const FRONTS: readonly { name: string; units: readonly UnitRow[] }[] = [
  {
    name: '综合战线',
    units: [
      [OFFICE, '督查室', 'supervisionOffice'],
      [PARTY_OFFICE, '区委办', 'partyCommittee'],
      [GOVERNMENT_OFFICE, '区政府办', 'government'],
      [DISCIPLINE, '区纪委监委', 'discipline'],
      [PERSONNEL, '区委组织部', 'partyCommittee'],
      ['中共云澜区委宣传部', '区委宣传部', 'partyCommittee'],
      ['中共云澜区委统一战线工作部', '区委统战部', 'partyCommittee'],
      ['中共云澜区委机构编制委员会办公室', '区委编办', 'partyCommittee'],
      [NPC, '区人大办', 'npc'],
      [CPPCC, '区政协办', 'cppcc'],
    ],
  },
  {
    name: '经济战线',
    units: [
      bureau('发展和改革局', '区发改局'),
      bureau('工业和信息化局', '区工信局'),
      bureau('科学技术局', '区科技局'),
      bureau('财政局'),
      bureau('商务局'),
      bureau('市场监督管理局', '区市场监管局'),
      bureau('统计局'),
      bureau('国有资产监督管理局', '区国资局'),
      bureau('审计局'),
      bureau('数据管理局', '区数据局'),
    ],
  },
  {
    name: '城建战线',
    units: [
      bureau('住房和城乡建设局', '区住建局'),
      bureau('自然资源和规划局', '区资规局'),
      bureau('生态环境局', '区环境局'),
      bureau('交通运输局', '区交通局'),
      bureau('水务局'),
      bureau('城市管理局', '区城管局'),
      bureau('园林绿化局', '区园林局'),
      bureau('人民防空办公室', '区人防办'),
      ['云澜区生活垃圾分类和资源化利用推进领导小组办公室', GROUP_OFFICE, 'leadingGroup'],
    ],
  },
  {
    name: '民生战线',
    units: [
      bureau('教育局'),
      bureau('民政局'),
      bureau('人力资源和社会保障局', '区人社局'),
      bureau('卫生健康局', '区卫健局'),
      bureau('文化和旅游局', '区文旅局'),
      bureau('医疗保障局', '区医保局'),
      bureau('农业农村局'),
      bureau('退役军人事务局', '区退役军人局'),
      bureau('体育局'),
      bureau('残疾人联合会', '区残联'),
    ],
  },
  {
    name: '平安战线',
    units: [
      ['中共云澜区委政法委员会', '区委政法委', 'partyCommittee'],
      bureau('公安分局', '公安云澜分局'),
      bureau('司法局'),
      bureau('信访局'),
      bureau('应急管理局', '区应急局'),
      bureau('消防救援大队', '区消防大队'),
    ],
  },
  {
    name: '街镇战线',
    units: [
      street('青禾'),
      street('松泉'),
      street('望湖'),
      street('石桥'),
      street('东篱'),
      street('锦屏'),
      street('南浦'),
      street('柳荫'),
      street('长亭'),
      street('云溪'),
    ],
  },
]
