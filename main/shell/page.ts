// The one page the shell writes itself: a sentence and what to do. Texts are ours and constant, never a request's.

/** A plain page with a title and a sentence. */
export const page = (title: string, text: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Scoretable</title>
<style>body{font:18px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32em;padding:0 1em;color:#12161c;background:#f6f7f9}
@media(prefers-color-scheme:dark){body{color:#f2f5f8;background:#0e1116}}h1{font-size:1.4em}</style>
<h1>${title}</h1><p>${text}</p></html>`
