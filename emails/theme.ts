/** Mail programs read no stylesheet of ours and no custom properties: the portal's colours stand here as plain values. */
export const colours = {
  canvas: '#f5f4ef',
  surface: '#ffffff',
  sunken: '#ebeae3',
  ink: '#1b2527',
  inkSoft: '#4e5b5d',
  action: '#0c5f63',
  onAction: '#ffffff',
  brand: '#0d3f45',
  onBrand: '#ffffff',
} as const;

/** Golos is no font of mail programs and a remote one would tell when the letter is read: the nearest that everybody has. */
export const fontFamily = "-apple-system, 'Segoe UI', Roboto, Arial, sans-serif";

/**
 * Inline styles carry the letter everywhere; programs that know the reader's dark theme take these over them.
 * `!important` is the only way past an inline style.
 */
export const darkTheme = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .canvas { background-color: #12191a !important; }
  .surface { background-color: #1b2425 !important; }
  .sunken { background-color: #283334 !important; }
  .ink { color: #ebeee9 !important; }
  .ink-soft { color: #b2bcba !important; }
  .link { color: #7ccfca !important; }
  .button { background-color: #7ccfca !important; color: #07292b !important; }
  .brand { background-color: #0c3035 !important; }
}
@media (max-width: 480px) {
  .inner { padding-left: 18px !important; padding-right: 18px !important; }
}
`;

/** Outlook for Windows knows neither max-width nor the fonts above, and no other program reads this comment. */
export const forOutlook =
  '<!--[if mso]><style>.frame { width: 600px; } td, p, h1, h2, li, a { font-family: Arial, sans-serif; }</style><![endif]-->';
