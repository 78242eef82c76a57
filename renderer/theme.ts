import {
  type BrandVariants,
  type Theme,
  createDarkTheme,
  createHighContrastTheme,
  createLightTheme,
} from '@fluentui/react-components'

/** Petrol: calm, not anybody else's, and 5.4:1 on white where buttons use it. */
const petrol: BrandVariants = {
  10: '#021417',
  20: '#06262b',
  30: '#083338',
  40: '#094046',
  50: '#0a4e56',
  60: '#0c5c65',
  70: '#0e6872',
  80: '#107580',
  90: '#2b8791',
  100: '#4699a2',
  110: '#61abb3',
  120: '#7dbcc3',
  130: '#99cdd2',
  140: '#b5dde1',
  150: '#d2ecee',
  160: '#eaf7f8',
}

const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, system-ui, 'Noto Sans', 'Liberation Sans', sans-serif",
}

/** Colours of ours beside Fluent's; they become CSS variables with the rest. */
interface Own {
  ownRail: string
  ownRailHover: string
  ownRailOpen: string
  ownMine: string
  ownMineText: string
  ownMineMuted: string
  ownTheirs: string
  ownCoral: string
  ownLink: string
  ownMark: string
}

const light: Theme & Own = {
  ...createLightTheme(petrol),
  ...fonts,
  colorNeutralBackground2: '#faf8f5',
  colorNeutralBackground3: '#f5f2ed',
  colorNeutralStroke2: '#e6e1d9',
  colorNeutralStroke3: '#efebe4',
  ownRail: '#f5f2ed',
  ownRailHover: '#ece8e0',
  ownRailOpen: '#ffffff',
  ownMine: '#d5ecee',
  ownMineText: '#06262b',
  ownMineMuted: '#3d5d61',
  ownTheirs: '#f3f0eb',
  ownCoral: '#b8402a',
  ownLink: '#0a5a8a',
  ownMark: '#f7e3a1',
}

const dark: Theme & Own = {
  ...createDarkTheme(petrol),
  ...fonts,
  colorNeutralBackground1: '#1d2325',
  colorNeutralBackground1Hover: '#283033',
  colorNeutralBackground1Pressed: '#161b1d',
  colorNeutralBackground2: '#191e20',
  colorNeutralBackground3: '#141819',
  colorNeutralStroke1: '#4a5457',
  colorNeutralStroke2: '#333c3f',
  colorNeutralStroke3: '#2a3235',
  colorBrandForeground1: '#7dbcc3',
  colorBrandForegroundLink: '#7dbcc3',
  colorCompoundBrandForeground1: '#7dbcc3',
  colorCompoundBrandStroke: '#61abb3',
  ownRail: '#141819',
  ownRailHover: '#20272a',
  ownRailOpen: '#29333a',
  ownMine: '#0d4850',
  ownMineText: '#eaf7f8',
  ownMineMuted: '#a9cfd3',
  ownTheirs: '#293134',
  ownCoral: '#ff9d85',
  ownLink: '#8fcbf0',
  ownMark: '#5a4a12',
}

/** For those who want it whatever the system says; where the system has one of its own, that one wins. */
const contrast: Theme & Own = {
  ...createHighContrastTheme(),
  ...fonts,
  ownRail: '#000000',
  ownRailHover: '#2b2b2b',
  ownRailOpen: '#003b40',
  ownMine: '#003b40',
  ownMineText: '#ffffff',
  ownMineMuted: '#ffffff',
  ownTheirs: '#1f1f1f',
  ownCoral: '#ffb3a0',
  ownLink: '#ffff00',
  ownMark: '#7a5c00',
}

export const themes = { light, dark, contrast }
export type Look = keyof typeof themes
