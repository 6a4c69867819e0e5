import { pickLanguage } from '../i18n/language.ts'
import { Launcher } from './launcher.ts'

/**
 * `<script src="https://chat.example.com/widget.js" data-workspace="demo" async></script>`
 *
 * `data-workspace` names the workspace; `data-lang` fixes the language, which is otherwise the browser's.
 */
const script = document.currentScript
if (!(script instanceof HTMLScriptElement) || !script.dataset.workspace) {
  throw new Error('Parley: the script tag needs a data-workspace attribute.')
}
const launcher = new Launcher({
  server: new URL(script.src).origin,
  workspace: script.dataset.workspace,
  language: pickLanguage(script.dataset.lang ? [script.dataset.lang] : navigator.languages),
})
if (document.body) launcher.mount()
else document.addEventListener('DOMContentLoaded', () => launcher.mount())
