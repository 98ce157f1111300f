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
  ul { padding-left: 20px; margin: 24px 0 0 }`

const DEMO_HINTS = `
    <ul>
      <li>这是演示数据,单位、人员、事项均为虚构。登录页可直接选一位人员进入。</li>
      <li>建议:先以督查室主任在电脑端审批,再以单位督办员在手机端签收。</li>
      <li>演示时钟可以拨快,用来看提醒、变红和催办。</li>
    </ul>`

const LIVE_HINTS = `
    <ul>
      <li>首次使用请先用绑定码设置密码;没有绑定码请联系系统管理员。</li>
      <li>涉密信息不得录入。</li>
    </ul>`

/** The page at `/`: the two clients, and what a newcomer does first. */
export const frontPage = (demo: boolean): string => `<!doctype html>
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
      <p>事项为中心,时间为轴,全流程留痕,责任到人。</p>
      <a href="/desk/"><b>电脑端</b><span>督查室、单位办公用:起草、审批、台账、目录</span></a>
      <a href="/phone/"><b>手机端</b><span>小程序的浏览器预览:待办、签收、反馈、批示</span></a>${demo ? DEMO_HINTS : LIVE_HINTS}
    </main>
  </body>
</html>
`
