import { type Instant, localDateTime } from '../../../domain/clock/time'

const STYLE = `
  body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #1F2329; background: #F5F6F7 }
  main { max-width: 640px; margin: 0 auto; padding: 48px 24px }
  h1 { font-size: 24px; margin: 0 }
  p { color: #646A73; margin: 4px 0 24px }
  a { display: block; padding: 16px 24px; margin-bottom: 12px; background: #FFFFFF; border: 1px solid #E5E6EB;
      border-radius: 8px; text-decoration: none; color: #1F2329 }
  a:hover, a:focus-visible { border-color: #1F4E8C }
  a b { color: #1F4E8C; font-size: 18px }
  a span, li { color: #646A73; font-size: 14px }
  a span { display: block }
  ul { padding-left: 20px; margin: 24px 0 }
  section { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
  output { flex: 1 0 100%; font-size: 18px; font-variant-numeric: tabular-nums }
  button { min-height: 44px; padding: 0 16px; font: inherit; color: #1F4E8C; background: #FFFFFF;
           border: 1px solid #E5E6EB; border-radius: 4px; cursor: pointer }
  button:hover, button:focus-visible { border-color: #1F4E8C }
  button:disabled { color: #646A73; cursor: wait }`

const demoHints = (now: Instant): string => `
    <ul>
      <li>这是演示数据，单位、人员、事项均为虚构。登录页可直接选一位人员进入。</li>
      <li>建议：先以督查室主任在电脑端审批，再以单位督办员在手机端签收。</li>
      <li>拨快演示时钟，可以看到提醒、变红和催办；时钟不能拨回。</li>
    </ul>
    <section>
      <output id="now">${localDateTime(now)}</output>
      <button data-advance="PT4H">拨快 4 小时</button>
      <button data-advance="P1D">拨快 1 天</button>
      <button data-advance="P1W">拨快 1 周</button>
    </section>
    <script src="/front.js"></script>`

/** Moves the demonstration's clock and shows what the host says it now is. */
export const FRONT_SCRIPT = `const shown = document.getElementById('now')
const buttons = [...document.querySelectorAll('button')]
const words = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' })
const advance = async (by) => {
  const response = await fetch('/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: by }),
  })
  const answer = await response.json()
  return answer.ok ? words.format(new Date(answer.output.now)) : answer.message
}
for (const button of buttons)
  button.addEventListener('click', async () => {
    for (const each of buttons) each.disabled = true
    shown.textContent = await advance(button.dataset.advance).catch(() => '没有连上，请稍后再试')
    for (const each of buttons) each.disabled = false
  })
`

const LIVE_HINTS = `
    <ul>
      <li>首次使用请先用绑定码设置密码；没有绑定码请联系系统管理员。</li>
      <li>涉密信息不得录入。</li>
    </ul>`

/** The page at `/`: the two clients, and what a newcomer does first; with the clock in a demonstration. */
export const frontPage = (demoNow: Instant | null): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>智督</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}
    </style>
  </head>
  <body>
    <main>
      <h1>智督</h1>
      <p>事项为中心，时间为轴，全流程留痕，责任到人。</p>
      <a href="/desk/"><b>电脑端</b><span>督查室、单位办公用：起草、审批、台账、目录</span></a>
      <a href="/phone/"><b>手机端</b><span>小程序的浏览器预览：待办、签收、反馈、批示</span></a>${demoNow ? demoHints(demoNow) : LIVE_HINTS}
    </main>
  </body>
</html>
`
