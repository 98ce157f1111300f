/** Every tag that WeChat itself defines. The preview draws most of them; the rest say loudly that they are missing. */
export const BUILT_IN_TAGS = [
  ...['view', 'text', 'label', 'form', 'button', 'input', 'textarea', 'checkbox', 'checkbox-group', 'radio'],
  ...['radio-group', 'switch', 'slider', 'picker', 'picker-view', 'picker-view-column', 'scroll-view', 'swiper'],
  ...['swiper-item', 'image', 'icon', 'progress', 'video', 'audio', 'canvas', 'navigator', 'rich-text', 'root-portal'],
  ...['page-meta', 'cover-view', 'cover-image', 'web-view', 'navigation-bar', 'page-container', 'share-element'],
  ...['match-media', 'movable-area', 'movable-view', 'map', 'camera', 'live-player', 'live-pusher', 'editor'],
  ...[
    'open-data',
    'official-account',
    'ad',
    'ad-custom',
    'keyboard-accessory',
    'voip-room',
    'functional-page-navigator',
  ],
]

/** WXML's own words, which are neither built-in nor custom components. */
export const TEMPLATE_TAGS = ['block', 'template', 'import', 'include', 'wxs', 'slot']
