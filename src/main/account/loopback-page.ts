/** What the browser shows at the end, whether it went well or not: Parley has the word. In all its languages, for a browser's need not be the console's. */
const LINES: readonly (readonly [language: string, text: string])[] = [
  ['en', 'You can close this page and go back to Parley.'],
  ['de', 'Sie können diese Seite schließen und zu Parley zurückkehren.'],
  ['fr', 'Vous pouvez fermer cette page et revenir à Parley.'],
  ['es', 'Puede cerrar esta página y volver a Parley.'],
  ['ar', 'يمكنك إغلاق هذه الصفحة والعودة إلى Parley.'],
]

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
  body { display: grid; place-content: center; min-height: 90vh; margin: 0 2rem; text-align: center }
  h1 { font-size: 1.25rem }
  p { margin: 0; opacity: .7 }
  p:first-of-type { opacity: 1; margin-bottom: 1rem }`

const paragraphs = LINES.map(([language, text]) => {
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  return `<p lang="${language}" dir="${direction}">${text}</p>`
})

export const BACK_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>
<style>${STYLE}</style><body><h1>Parley</h1>${paragraphs.join('')}</body></html>`
