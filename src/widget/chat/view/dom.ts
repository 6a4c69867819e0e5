type Value = string | number | boolean | null | undefined
type Handlers = {
  [Name in keyof HTMLElementEventMap as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void
}
type Attributes = Handlers & { [name: string]: Value | ((event: never) => void) }
type Child = Node | string | null | false

/** An element. Texts become text nodes: nothing that anybody wrote is ever read as HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else setAttribute(element, name, value)
  }
  element.append(...children.filter((child) => child !== null && child !== false))
  return element
}

/** `true` sets an empty attribute; `false`, null and undefined take it away. */
export function setAttribute(element: Element, name: string, value: Value): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

/** Writes a text only when it differs, so that screen readers hear of changes and of nothing else. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

const SVG = 'http://www.w3.org/2000/svg'

const FACE = ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z', 'M9.5 10.5v.01', 'M14.5 10.5v.01'] as const

const PATHS = {
  send: ['M5 12h13', 'm12 5 7 7-7 7'],
  close: ['m6 6 12 12', 'M18 6 6 18'],
  back: ['m14 6-6 6 6 6'],
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  clock: ['M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z', 'M12 8v4l3 2'],
  sent: ['m6 12.5 4 4 8-9'],
  delivered: ['m2.5 12.5 4 4 8-9', 'm11.5 15.5 1.5 1 8-9'],
  failed: ['M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z', 'M12 8v5', 'M12 16v.01'],
  'face-1': [...FACE, 'm8 8 2 1', 'm16 8-2 1', 'M8 16.5c1-1.9 2.4-2.7 4-2.7s3 .8 4 2.7'],
  'face-2': [...FACE, 'M8.5 16c1-1.2 2.2-1.7 3.5-1.7s2.5.5 3.5 1.7'],
  'face-3': [...FACE, 'M8.5 15h7'],
  'face-4': [...FACE, 'M8.5 14.3c1 1.2 2.2 1.7 3.5 1.7s2.5-.5 3.5-1.7'],
  'face-5': [...FACE, 'M7.5 13.5h9a4.5 4.5 0 0 1-9 0Z'],
  offline: [
    'M3 3l18 18',
    'M5 12.5a10 10 0 0 1 4-2.3',
    'M8.5 16a5 5 0 0 1 7 0',
    'M13.5 9.8a10 10 0 0 1 5.5 2.7',
  ],
} as const
export type IconName = keyof typeof PATHS

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
