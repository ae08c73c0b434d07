/**
 * The picture of an embedded link: three stones and where they lead, for light and dark pages. It says nothing of anybody and
 * nothing of a verdict, which may have changed by the time it is looked at; nothing is inside of it, as it is of an Open Badge.
 */
export const EMBEDDED_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="220" height="48" viewBox="0 0 220 48" role="img" aria-label="Check this credential">
<rect x=".5" y=".5" width="219" height="47" rx="8" fill="#fff" stroke="#5b6470"/>
<g fill="#5b6470" transform="translate(10 8)"><path d="M4 26c0-4 5-5.5 12-5.5s12 1.5 12 5.5c0 2.5-4 3.5-12 3.5s-12-1-12-3.5z"/><path d="M7.5 16.5c0-3 3.5-4.2 9-4.2s8.5 1.2 8.5 4.2c0 2-3 3-8.5 3s-9-1-9-3z"/><path d="M11 8.2c0-3 2-5.2 5.2-5.2s5.3 2.2 5.3 5c0 2.2-2 3.3-5.3 3.3s-5.2-1-5.2-3.1z"/></g>
<text x="52" y="29" font-family="system-ui, sans-serif" font-size="15" fill="#1c2128" textLength="156" lengthAdjust="spacingAndGlyphs">Check this credential</text>
</svg>
`;
