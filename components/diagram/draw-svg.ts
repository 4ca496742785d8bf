import { repaint, type Theme } from '@/lib/diagram/palette'
import { mermaidConfig } from './mermaid-config'

export type Drawing = { svg: SVGSVGElement; width: number; height: number }

/** Draws a source. Mermaid keeps one configuration for the page, so one drawing is made after the other. */
export function drawSvg(source: string, theme: Theme): Promise<Drawing> {
  const drawing = last.then(() => draw(source, theme))
  last = drawing.catch(() => undefined)
  return drawing
}

let last: Promise<unknown> = Promise.resolve()
let drawn = 0

async function draw(source: string, theme: Theme): Promise<Drawing> {
  const { default: mermaid } = await import('mermaid')
  // Text is measured, so the fonts have to be there first.
  await document.fonts.ready
  mermaid.initialize(mermaidConfig(theme, getComputedStyle(document.body).fontFamily))
  drawn += 1
  // A name used before would take the drawing that has it off the page.
  const { svg } = await mermaid.render(`drawing-${drawn}`, repaint(source, theme))
  return sized(svg)
}

/** The drawing as an element of its natural size. It is parsed as XML, which runs nothing. */
function sized(text: string): Drawing {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  if (!(root instanceof SVGSVGElement)) throw new Error('Mermaid returned no drawing')
  const [, , width, height] = (root.getAttribute('viewBox') ?? '').split(/\s+/).map(Number)
  if (!width || !height) throw new Error('the drawing has no size')
  root.removeAttribute('style')
  root.setAttribute('width', String(Math.ceil(width)))
  root.setAttribute('height', String(Math.ceil(height)))
  return { svg: root, width: Math.ceil(width), height: Math.ceil(height) }
}
