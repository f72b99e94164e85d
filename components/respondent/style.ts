/** Columns of a scale by its number of steps: in all up to 360 px, on a phone, and from 560 px. */
const columns = [3, 4, 5, 6, 7, 8, 9, 10, 11]
  .map((steps) => {
    const narrow = steps <= 6 ? steps : Math.ceil(steps / 2);
    const tiny = steps <= 5 ? steps : steps === 6 ? 3 : steps === 9 || steps === 10 ? 5 : 4;
    return `.s${steps}{--tiny:${tiny};--narrow:${narrow};--wide:${steps}}`;
  })
  .join("");

/** Columns of a matrix by their number. */
const cells = [1, 2, 3, 4, 5].map((columns) => `.n${columns}{--n:${columns}}`).join("");

/**
 * The one style sheet of respondents' pages, from the design tokens. Colours are hex, since a respondent's phone may be
 * older than oklch().
 */
export const style = `${columns}${cells}
:root{color-scheme:light dark;
--paper:#f9f5ee;--surface:#fffefb;--line:#dfd8cd;--ink:#2d231c;--muted:#675b51;--control:#889397;
--primary:#085a68;--primary-hover:#024856;--on-primary:#f9fdfd;--soft:#e3f4f6;--link-line:#97c7d0;--ring:#118296;
--danger:#b12725;--danger-soft:#ffeeec;--danger-line:#f9bdb7}
@media (prefers-color-scheme:dark){:root{
--paper:#15120f;--surface:#1e1a17;--line:#39342f;--ink:#efebe4;--muted:#ada79e;--control:#647177;
--primary:#70bec9;--primary-hover:#8bd0d8;--on-primary:#03171d;--soft:#102b31;--link-line:#205863;--ring:#64c2cc;
--danger:#fb847f;--danger-soft:#321918;--danger-line:#723632}}
*,*::before,*::after{box-sizing:border-box}
body,h1,h2,p,ul,fieldset{margin:0;padding:0;border:0;min-width:0}
ul{list-style:none}
html{background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{font:400 1rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI Variable Text","Segoe UI",Roboto,"Noto Sans",Ubuntu,Cantarell,"Helvetica Neue","Liberation Sans",Arial,sans-serif;
color:var(--ink);background:var(--paper);font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased;overflow-wrap:break-word}
html.desk{--paper:#f8fafb;--surface:#fff;--line:#dee4e6;--ink:#121e23;--muted:#576368}
@media (prefers-color-scheme:dark){html.desk{--paper:#0b1114;--surface:#12181c;--line:#242c30;--ink:#e9eeef;--muted:#98a2a6}}
.col{max-width:37.5rem;margin:0 auto;padding:1.25rem 1.25rem 2.5rem}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem;min-height:2.75rem}
.sender{font-weight:600}
.sender img{display:block;max-width:100%;height:auto}
@media (prefers-color-scheme:dark){.sender img{background:#fff;padding:.375rem;border-radius:6px}}
h1{font-size:1.625rem;line-height:1.27;font-weight:600;letter-spacing:-.015em;margin:.625rem 0 .5rem;text-wrap:balance}
.lead{color:var(--muted)}
.hint{color:var(--muted);font-size:.875rem;line-height:1.43}
.sr{position:absolute;width:1px;height:1px;margin:-1px;padding:0;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{color:inherit;text-decoration:underline;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--ring);outline-offset:2px}
svg{display:block;flex:none;fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}
button{font:inherit;color:inherit;cursor:pointer}

.langs{margin-inline-end:-.25rem;display:flex;flex-wrap:wrap;align-items:center;gap:.375rem}
.langs button,.langs a,.langs summary{display:flex;align-items:center;min-height:2.75rem;padding:0 .25rem;border:0;background:none;font-size:.9375rem;line-height:1.5;text-decoration:none;border-radius:6px}
.langs button:hover,.langs a:hover{text-decoration:underline}
.langs details{position:relative}
.langs summary{gap:.375rem;cursor:pointer;list-style:none}
.langs summary::-webkit-details-marker{display:none}
.langs details ul{position:absolute;inset-inline-end:0;z-index:1;min-width:11rem;padding:.375rem;background:var(--surface);border:1px solid var(--line);border-radius:10px;box-shadow:0 8px 24px -8px rgb(0 0 0/.25)}
.langs li button,.langs li a{width:100%;padding:0 .625rem}

.card{margin-top:1.25rem;background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:1.375rem 1.25rem}
.card.wrong{border-color:var(--danger)}
legend,.q{display:block;font-size:1.125rem;line-height:1.39;font-weight:600;letter-spacing:-.005em;padding:0;text-wrap:balance}
legend{float:left;width:100%}
legend+*{clear:both}
legend+.choices{margin-top:0;padding-top:.75rem}
.card .hint{padding-top:.25rem}
.fault{display:flex;gap:.5rem;color:var(--danger);font-size:.9375rem;line-height:1.5;font-weight:500;padding-top:.5rem}
.fault svg{margin-top:.1875rem}

.scale{display:grid;grid-template-columns:repeat(var(--narrow),minmax(0,1fr));margin:.75rem -.25rem -.25rem}
.scale label{position:relative;display:block;padding:.25rem}
.scale input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer;scroll-margin:10rem}
.scale span{display:grid;place-items:center;height:3rem;border:1px solid var(--control);border-radius:6px;font-size:1.0625rem}
.scale input:hover+span{border-color:var(--primary);background:var(--soft)}
.scale input:checked+span{background:var(--primary);border-color:var(--primary);color:var(--on-primary);font-weight:600}
.scale input:focus-visible+span{outline:2px solid var(--ring);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:1rem;margin-top:.25rem}
.ends :last-child{text-align:end}

.opened{position:absolute;width:1px;height:1px}

.choices{display:grid;gap:.5rem;margin-top:1rem}
.choices label{display:flex;gap:.75rem;align-items:flex-start;min-height:3rem;padding:.6875rem .875rem;border:1px solid var(--control);border-radius:6px;cursor:pointer}
.choices label:hover{border-color:var(--primary);background:var(--soft)}
.choices label:has(:checked){border-color:var(--primary);background:var(--soft);box-shadow:inset 0 0 0 1px var(--primary)}
.choices input{flex:none;width:1.25rem;height:1.25rem;margin:.125rem 0;accent-color:var(--primary);cursor:pointer;scroll-margin:10rem}

textarea,.number{display:block;width:100%;margin-top:.75rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:6px;padding:.625rem .75rem;scroll-margin:10rem}
textarea{unicode-bidi:plaintext;min-height:7.375rem;max-height:60vh;resize:vertical;field-sizing:content}
.number{max-width:12rem;height:3rem}
.wrong textarea,.wrong .number{border-color:var(--danger)}

.line{display:block;width:100%;min-height:3rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:6px;padding:.625rem .75rem}
.oth{padding-top:.25rem}.oth .line{margin-top:.25rem}
@supports selector(:has(a)){.oth{display:none}fieldset:has([value=":other"]:checked) .oth{display:block}}
.consent{margin-top:0}.consent span{font-weight:600}
.say{white-space:pre-line;font-size:1.0625rem}
.faces{grid-template-columns:repeat(5,minmax(0,1fr))}
.faces label{display:flex;padding:.1875rem}.faces span{flex:1;height:auto;min-height:4.75rem;padding:.625rem .125rem .5rem;align-content:start;justify-items:center;gap:.375rem}
.faces em{font:400 .8125rem/1.25 inherit;font-style:normal;font-size:.8125rem;line-height:1.25;text-align:center;hyphens:auto;max-width:100%}
.faces input:checked+span em{font-weight:600}
.stars{display:flex;flex-wrap:wrap;margin:.5rem 0 0 -.375rem}.stars label{position:relative;width:3rem;height:3rem;display:grid;place-items:center}
.stars input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.stars svg{stroke:var(--control);stroke-width:1.5}.stars label:hover svg{stroke:var(--primary)}
.stars label:has(:checked) svg,.stars label:has(~label :checked) svg{fill:var(--primary);stroke:var(--primary)}
.stars input:focus-visible{opacity:1;appearance:none;outline:2px solid var(--ring);outline-offset:-2px;border-radius:8px}
.stars+.ends{justify-content:flex-start}
.mr{padding-top:.875rem}.mr+.mr{margin-top:.875rem;border-top:1px solid var(--line)}.mr b{display:block;margin-bottom:.5rem}.mh{display:none}
.mc{display:grid;gap:.3125rem;grid-template-columns:repeat(var(--n),minmax(0,1fr))}
.mr label{position:relative;display:flex}.mr input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer;scroll-margin:10rem}
.mr span{flex:1;display:grid;place-items:center;min-height:3rem;padding:.125rem;border:1px solid var(--control);border-radius:6px;font-size:.8125rem;line-height:1.25;text-align:center;hyphens:auto;overflow-wrap:anywhere}
.mr label:hover span{border-color:var(--primary);background:var(--soft)}.mr input:checked+span{background:var(--primary);border-color:var(--primary);color:var(--on-primary);font-weight:600}.mr input:focus-visible+span{outline:2px solid var(--ring);outline-offset:2px}
.long .mc{grid-template-columns:1fr}.long .mr span{place-items:center start;padding:.25rem .875rem;font-size:1rem;text-align:start}
.ri{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.25rem .75rem;align-items:center;padding:.5rem 0;border-top:1px solid var(--line)}.ri:first-child{border:0}
select{min-height:3rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:6px}
.clash{display:none;grid-column:1/-1;color:var(--danger);font-size:.875rem}
.progress ol{display:flex;gap:.25rem;list-style:none;margin:.875rem 0 .375rem;padding:0}.progress li{flex:1;height:.25rem;border-radius:2px;background:var(--line)}.progress .on{background:var(--primary)}
.prose{margin:.5rem 0}.prose>*+*{margin-top:.75rem}.prose :is(ul,ol){padding-inline-start:1.25rem;list-style:revert}.prose h2{font-size:1.25rem}
.only{display:inline}
.go{display:flex;flex-wrap:wrap;gap:.625rem;margin-top:1.25rem;align-items:stretch}.go .send{margin:0;flex:1}.go .back{min-height:3.25rem;padding-inline:1.5rem}
.notice .prose+a.send{margin-top:1.25rem}a.send{text-align:center;text-decoration:none}
.send{display:block;width:100%;min-height:3.25rem;margin-top:1.25rem;padding:.75rem 2rem;border:1px solid transparent;border-radius:8px;background:var(--primary);color:var(--on-primary);font-size:1.0625rem;font-weight:600}
.send:hover{background:var(--primary-hover)}
.plain{min-height:2.75rem;padding:.5rem 1.125rem;border:1px solid var(--control);border-radius:8px;background:var(--surface);font-weight:500}
.plain:hover{border-color:var(--primary);background:var(--soft)}
.foot{margin-top:1.5rem}
.foot a{display:inline-block;padding:.75rem .25rem;margin:-.75rem -.25rem}

.summary{margin-top:1.25rem;padding:1.125rem 1.25rem;border:1px solid var(--danger-line);border-radius:14px;background:var(--danger-soft)}
.summary h2{font-size:1.125rem;line-height:1.39;font-weight:600;color:var(--danger)}
.summary ul{margin-top:.5rem}
.summary li a{display:block;padding:.625rem 0;color:var(--danger);font-weight:500;text-decoration-thickness:1px}
.note{margin-top:1rem;padding:.75rem 1rem;border:1px solid var(--link-line);border-radius:8px;background:var(--soft);font-size:.9375rem}
.notice{padding-top:3.5rem}
.notice svg{color:var(--primary)}
.notice h1{margin-top:1.25rem}
.notice p+p{margin-top:.5rem}
.notice .hint{padding-top:1.25rem}
.undo{margin-top:1.75rem;display:grid;gap:.75rem;justify-items:start}

[dir=rtl]{line-height:1.7}
[dir=rtl] :is(h1,legend,.q){letter-spacing:0;line-height:1.5}
[dir=rtl] :is(h1,legend,.q,.sender){unicode-bidi:plaintext;text-align:right}

@media (max-width:22.4375rem){.scale{grid-template-columns:repeat(var(--tiny),minmax(0,1fr))}.col{padding-inline:1rem}.card{padding-inline:1rem}}
@media (min-width:35rem){.col{padding-top:3rem}.card{padding:1.75rem 1.875rem}h1{font-size:1.875rem}.scale{grid-template-columns:repeat(var(--wide),minmax(0,1fr))}.scale{margin-inline:-.1875rem}.scale label{padding-inline:.1875rem}.send{width:auto;min-width:7.5rem}.go .send{flex:none}.notice a.send{display:inline-block}.notice{padding-top:4.5rem}.notice h1{font-size:1.875rem}}
@media (min-width:38.75rem){.mx:not(.long)>*{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,22rem);gap:1rem;align-items:center}.mx:not(.long) .mh{margin:.875rem 0 .5rem;color:var(--muted);font-size:.875rem;line-height:1.25}.mh .mc{text-align:center}.mx:not(.long) .mr{padding:.625rem 0;margin:0;border-top:1px solid var(--line)}.mx:not(.long) b{margin:0;font-weight:400}.mx:not(.long) .mr span{font-size:0;border-color:transparent}.mx:not(.long) .mr span::before{content:"";width:1.25rem;height:1.25rem;border:1.5px solid var(--control);border-radius:50%;background:var(--surface)}.mx:not(.long) input:checked+span{background:var(--soft)}.mx:not(.long) input:checked+span::before{border:.375rem solid var(--primary)}}
@media (prefers-reduced-motion:no-preference){.scale span,.choices label,.send,.plain{transition:background .12s cubic-bezier(.2,0,0,1),border-color .12s cubic-bezier(.2,0,0,1)}}
@media (forced-colors:active){.scale input:checked+span{forced-color-adjust:none;background:Highlight;color:HighlightText}.choices label:has(:checked){outline:2px solid Highlight}.send{border-color:ButtonText}}
@media print{.send,.langs,.foot{display:none}}
`;
