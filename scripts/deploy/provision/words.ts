import type { IndexSpec } from '../../../server/collections'
import type { Step } from './difference'
import { COLLECTION_RULE } from './wanted'

const keysOf = ({ fields, multikey, unique, sparse }: IndexSpec): string => {
  const keys = Object.entries(fields).map(
    ([path, direction]) => `${path}${path === multikey ? '[]' : ''}${direction === 1 ? '↑' : '↓'}`,
  )
  return [keys.join(' '), ...(unique ? ['唯一'] : []), ...(sparse ? ['稀疏'] : [])].join(',')
}

/** A step as a line to read; what already stands is not worth one. */
export function lineOf(step: Step): string | null {
  switch (step.kind) {
    case 'collection':
      return `+ 集合 ${step.collection}`
    case 'index':
      return `+ 索引 ${step.collection}.${step.index.name}(${keysOf(step.index)})`
    case 'rule':
      return `~ 权限 ${step.collection}:${step.from ?? '新建'} → ${COLLECTION_RULE}`
    case 'storage':
      return `~ 云存储权限：${step.from} → 只许手机向 inbox/ 上传`
    case 'retired':
      return `- 索引 ${step.collection}.${step.name}：旧版本的，已不用`
    case 'differs':
      return `! 索引 ${step.what} 与清单不同：请在控制台删除它，再运行一次`
    case 'unknown':
      return `? ${step.what} 不在清单里，不作改动`
    case 'stands':
      return null
    default:
      throw new Error(`no such step: ${step satisfies never}`)
  }
}
