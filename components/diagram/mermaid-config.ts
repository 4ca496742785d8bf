import type { MermaidConfig } from 'mermaid'
import { MAX_CHARACTERS, MAX_EDGES } from '@/lib/diagram/flowchart'
import type { Theme } from '@/lib/diagram/palette'

/**
 * Mermaid's settings in our tokens (app/globals.css). Version 12 changed its default layout, look and theme, so all three are named. Text
 * labels instead of HTML ones: the drawing then opens in any tool. Checked with mermaid 12.3.0 on 2026-11-23.
 */
export function mermaidConfig(theme: Theme, fontFamily: string): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    layout: 'elk',
    look: 'classic',
    theme: 'base',
    htmlLabels: false,
    maxTextSize: MAX_CHARACTERS,
    maxEdges: MAX_EDGES,
    suppressErrorRendering: true,
    // What a source may not change.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'maxEdges',
      'suppressErrorRendering',
      'theme',
      'themeVariables',
      'themeCSS',
      'fontFamily',
      'altFontFamily',
      'htmlLabels',
      'layout',
      'look',
      'dompurifyConfig',
    ],
    fontFamily,
    themeVariables: { ...shared, ...colours[theme], fontFamily, fontSize: '14px' },
    themeCSS: cssFor(theme),
    flowchart: {
      padding: 12,
      nodeSpacing: 36,
      rankSpacing: 44,
      diagramPadding: 16,
      wrappingWidth: 260,
      useMaxWidth: false,
      // With a margin ELK moves the labels of level lines off them by half of it; the CSS below moves the titles instead.
      subGraphTitleMargin: { top: 0, bottom: 0 },
    },
    sequence: {
      useMaxWidth: false,
      mirrorActors: false,
      width: 112,
      height: 48,
      actorMargin: 28,
      messageMargin: 26,
      boxMargin: 8,
      noteMargin: 8,
      diagramMarginX: 16,
      diagramMarginY: 16,
      bottomMarginAdj: 16,
    },
  }
}

/** A line behind its label, or a lifeline behind a message, would strike it through; a title would touch its frame. */
const cssFor = (theme: Theme): string =>
  [
    '.edgeLabel rect { opacity: 1 }',
    '.cluster-label text { transform: translateY(6px) }',
    `.messageText { stroke: ${colours[theme].background} !important; stroke-width: 5px; paint-order: stroke }`,
  ].join(' ')

const shared = { useGradient: false, dropShadow: 'none' }

const colours: Readonly<Record<Theme, Readonly<Record<string, string | boolean>>>> = {
  light: {
    darkMode: false,
    background: '#ffffff',
    primaryColor: '#ffffff',
    primaryBorderColor: '#7c8595',
    primaryTextColor: '#0f1520',
    textColor: '#0f1520',
    nodeTextColor: '#0f1520',
    lineColor: '#5c6575',
    edgeLabelBackground: '#ffffff',
    clusterBkg: '#f5f6f8',
    clusterBorder: '#7c8595',
    titleColor: '#0f1520',
    actorBkg: '#eaf0ff',
    actorBorder: '#1a47c8',
    actorTextColor: '#0f1520',
    actorLineColor: '#7c8595',
    signalColor: '#454e5e',
    signalTextColor: '#0f1520',
    sequenceNumberColor: '#ffffff',
    noteBkgColor: '#f5f6f8',
    noteBorderColor: '#7c8595',
    noteTextColor: '#0f1520',
  },
  dark: {
    darkMode: true,
    background: '#11151d',
    primaryColor: '#181d28',
    primaryBorderColor: '#6b7688',
    primaryTextColor: '#eef1f6',
    textColor: '#eef1f6',
    nodeTextColor: '#eef1f6',
    lineColor: '#8f99aa',
    edgeLabelBackground: '#11151d',
    clusterBkg: '#0d1118',
    clusterBorder: '#6b7688',
    titleColor: '#eef1f6',
    actorBkg: '#15234a',
    actorBorder: '#8db2ff',
    actorTextColor: '#eef1f6',
    actorLineColor: '#6b7688',
    signalColor: '#b3bccb',
    signalTextColor: '#eef1f6',
    sequenceNumberColor: '#0a0d13',
    noteBkgColor: '#181d28',
    noteBorderColor: '#6b7688',
    noteTextColor: '#eef1f6',
  },
}
