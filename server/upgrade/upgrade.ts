import type { Store, Transaction } from '../ports'
import { versionOf } from '../reference'
import { renewCircles } from './circles'
import { fillPacks } from './packs'
import { refold } from './refold'
import { nameSubjects } from './subjects'

/**
 * Brings what a version before has stored into today's shape. Each works in transactions of its own and may begin
 * again: a kill in the middle loses nothing.
 */
interface UpgradeStep {
  /** What is brought up to date, for whoever waits. */
  words: string
  run?(store: Store): Promise<void>
  /**
   * Whether subjects are folded anew after it: as their events make them today, so that of several such steps the last
   * one that is to be done does it for all.
   */
  refolds?: true
}

/** In order, and for ever: a step's number is its place, counted from 1. The newest is the shape that is written today. */
const STEPS: readonly UpgradeStep[] = [
  { words: '草稿的知悉范围', run: renewCircles },
  { words: '待办、消息、计分和附件所属的事项', run: nameSubjects },
  { words: '规则的新增项', run: fillPacks },
  { words: '督办件、待办和台账', refolds: true },
  { words: '规则的新增项，督办件、待办和台账', run: fillPacks, refolds: true },
  { words: '序时进度的规则，督办件、待办和台账', run: fillPacks, refolds: true },
  { words: '延期申请签字的规则', run: fillPacks },
  { words: '领导交办和转请督办的规则，督办件、待办和台账', run: fillPacks, refolds: true },
  { words: '督办件的检索词', refolds: true },
  { words: '督查结论的用途', refolds: true },
  { words: '最近反馈的照片', refolds: true },
  { words: '台账里签收和阶段节点的时限', refolds: true },
  { words: '待办的先后、单位和申请人', refolds: true },
]

/**
 * How many steps lead to the shape that is written today. It goes into the head of archives, so that an older program does
 * not take one for its own.
 */
export const SHAPE = STEPS.length

/** Document of `counters` with the number of the last step that is done. */
const COUNTER = 'upgrade'

const mark = (tx: Transaction, step: number): Promise<void> => tx.put('counters', { _id: COUNTER, last: step })

/** A blank store is written in today's shape: there is nothing to bring up to date. */
export const beginUpToDate = (tx: Transaction): Promise<void> => mark(tx, SHAPE)

/** Whether all documents have today's shape, as those of a blank store have. */
export async function isUpToDate(store: Store): Promise<boolean> {
  const done = await store.get('counters', COUNTER)
  return done ? done.last === SHAPE : (await versionOf(store, 'rules')) === 0
}

/**
 * Runs the steps that are still to be done, and answers how many. At every start, before anything else is served; in the
 * cloud as a command. Throws where a newer version has written.
 */
export async function upgrade(store: Store, say: (words: string) => void = () => undefined): Promise<number> {
  const done = (await store.get('counters', COUNTER))?.last ?? 0
  if (done > SHAPE) throw new Error('the documents were written by a newer version')
  const lastToRefold = Math.max(...STEPS.map(({ refolds }, i) => (refolds ? i : -1)))
  for (const [i, { words, run }] of STEPS.entries()) {
    if (i < done) continue
    say(`正在更新旧数据(${i + 1}/${STEPS.length})：${words}…`)
    await run?.(store)
    if (i === lastToRefold) await refold(store)
    await store.transact((tx) => mark(tx, i + 1))
  }
  return SHAPE - done
}
