/**
 * The look of the pages that stand alone: given before any page can be drawn, or when none can. Plain text for a style
 * element, without quotation marks and brackets that would have to be escaped there.
 */
export const plainLook = `
*{box-sizing:border-box}
body{margin:0;background:#f5f4ef;color:#1b2527;font-family:system-ui,-apple-system,Roboto,Arial,sans-serif;font-size:1.0625rem;line-height:1.55;overflow-wrap:break-word}
header{background:#0d3f45;border-bottom:4px solid #f2b33d}
header a,main{display:block;max-width:42rem;margin:0 auto;padding:1rem}
header a{color:#fff;font-weight:600;text-decoration:none}
main{padding-top:2rem}
h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.2}
main li{margin:.35rem 0;font:600 1.25rem/1.4 ui-monospace,Consolas,Menlo,monospace}
main a,button{display:inline-flex;align-items:center;min-height:2.75rem;margin-right:1.5rem;color:#0c5f63;font:inherit}
button{padding:0 1.5rem;border:0;border-radius:.5rem;background:#0c5f63;color:#fff;font-weight:600;cursor:pointer}
a,button{text-underline-offset:.25em}
:focus-visible{outline:3px solid #b3500b;outline-offset:2px}
@media print{header,main a{display:none}}
header :focus-visible{outline-color:#ffcf70}
@media screen and (prefers-color-scheme:dark){
body{background:#12191a;color:#ebeee9}
main a{color:#7ccfca}
button{background:#7ccfca;color:#07292b}
:focus-visible{outline-color:#f6b85a}
}
`;
