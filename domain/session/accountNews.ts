import { type Instant, localDateTime } from '../clock/time'
import type { Notice } from '../notice/notice'

/** At what somebody sits. */
export interface Place {
  client: 'phone' | 'desk'
  /** `Edge(Windows)` */
  browser?: string
}

/** What a person is told of the own account, since somebody else may have done it. */
export type AccountNews =
  | { kind: 'passwordChanged' | 'passwordSet' | 'codeUsed'; where: Place }
  /** One session too many was opened; `lost` is what ended. */
  | { kind: 'displaced'; where: Place; lost: Place & { createdAt: Instant }; most: number }
  | { kind: 'phoneBound' | 'phoneChanged' }
  /** The phone was bound to somebody else. */
  | { kind: 'phoneGone' }
  /** The administrator has ended everything. */
  | { kind: 'shutOut' }

const CLIENT_WORDS: Record<Place['client'], string> = { phone: '手机端', desk: '电脑端' }

const placeWords = ({ client, browser }: Place): string => CLIENT_WORDS[client] + (browser ? ` ${browser} ` : '')

const NOT_ME = '如果不是您本人操作，请立即联系系统管理员。'

/** Title, and what happened at `when`. */
function wordsOf(news: AccountNews, when: string): [title: string, text: string] {
  switch (news.kind) {
    case 'passwordChanged':
      return ['登录密码已修改', `${when} 在${placeWords(news.where)}修改，其他电脑和手机上的登录都已退出。`]
    case 'passwordSet':
      return ['登录密码已重新设置', `${when} 在${placeWords(news.where)}用绑定码设置，此前的登录都已退出。`]
    case 'codeUsed':
      return ['绑定码已使用', `${when} 在${placeWords(news.where)}用绑定码登录。`]
    case 'displaced': {
      const { where, lost, most } = news
      const began = `${placeWords(lost).trimEnd()}，${localDateTime(lost.createdAt)} 登录`
      return [
        '较早的一处登录已退出',
        `${when} 在${placeWords(where)}登录后超过 ${most} 处，最早的一处已退出：${began}。`,
      ]
    }
    case 'phoneBound':
      return ['手机已绑定', `${when} 您的账号绑定了手机。`]
    case 'phoneChanged':
      return ['绑定的手机已更换', `${when} 您的账号绑定了另一部手机，原来的手机已解除绑定。`]
    case 'phoneGone':
      return ['手机已解除绑定', `${when} 您绑定的手机改绑了别人，不能再进入您的账号。`]
    case 'shutOut':
      return ['登录和绑定已全部解除', `${when} 系统管理员解除了您的密码、手机绑定和全部登录。`]
  }
}

/** The notice in the person's inbox: shown at once, whatever the hour. `key` makes its id. */
export function accountNotice(key: string, personId: string, news: AccountNews, at: Instant): Notice {
  const [title, text] = wordsOf(news, localDateTime(at))
  return {
    _id: `account.${key}`,
    personId,
    subject: null,
    seq: null,
    about: 'account',
    title,
    text: text + NOT_ME,
    lines: [],
    at,
    deliverAt: at,
    readAt: null,
    unread: true,
  }
}
