/** The layer's own look. Nothing of the page's gets in: the host element is reset, the root is closed. */
export const STYLE = `
:host { color-scheme: light dark; }
.root {
  --ink: #1d1b18; --soft: #55514a; --surface: #fff; --line: #8b8579; --accent: #9c1c1c; --on-accent: #fff; --focus: #1a5fb4;
  --error: #a81919; --error-tint: #fcebe9; --warning: #805200; --warning-tint: #fdf1d8; --info: #1c5a96; --info-tint: #e8f1fa;
  --pass: #1d6b39; --pass-tint: #e6f4ea; --shadow: 0 4px 18px rgb(30 25 15 / 28%);
  color: var(--ink); font: 400 14px/1.5 "Segoe UI", "Noto Sans", system-ui, Roboto, "Helvetica Neue", Arial, sans-serif; text-align: left; direction: ltr;
}
.root[data-theme=dark] {
  --ink: #f1eee8; --soft: #bdb7ac; --surface: #2b2a27; --line: #8f8a80; --accent: #e58a80; --on-accent: #2a0d0a; --focus: #8ab8f0;
  --error: #f5a199; --error-tint: #3f211e; --warning: #f0c069; --warning-tint: #392c12; --info: #93c2f2; --info-tint: #1c2d3f;
  --pass: #8fd4a5; --pass-tint: #1b3324; --shadow: 0 4px 18px rgb(0 0 0 / 60%);
}
* { box-sizing: border-box; }
p, ul, h2 { margin: 0; }
h2 { font-size: 15px; line-height: 1.4; }
ul { padding: 0; list-style: none; }
button, select { pointer-events: auto; font: inherit; color: inherit; cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
.mark {
  position: absolute; top: 0; left: 0; display: inline-flex; align-items: center; gap: 4px; max-width: min(300px, calc(100vw - 8px)); height: 22px; padding: 0 8px;
  border: 1px solid currentcolor; border-radius: 11px; background: var(--surface); color: var(--soft); font-size: 12px; font-weight: 600; line-height: 20px;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
}
.mark[data-compact] { width: 22px; padding: 0; justify-content: center; }
.mark[data-compact] .words { display: none; }
.mark[data-compact]:hover, .mark[data-compact]:focus-visible { z-index: 2; width: auto; padding: 0 8px; }
.mark[data-compact]:hover .words, .mark[data-compact]:focus-visible .words { display: inline; }
button.mark:hover { filter: brightness(0.95); }
span.mark { pointer-events: auto; cursor: default; }
[data-look=pass] { color: var(--pass); background: var(--pass-tint); }
[data-look=error] { color: var(--error); background: var(--error-tint); }
[data-look=warning] { color: var(--warning); background: var(--warning-tint); }
[data-look=info] { color: var(--info); background: var(--info-tint); }
.flash { position: absolute; top: 0; left: 0; border: 3px solid var(--accent); border-radius: 4px; pointer-events: none; }
.card {
  position: absolute; display: flex; flex-direction: column; gap: 8px; width: min(380px, calc(100vw - 16px)); max-height: min(420px, calc(100vh - 16px)); overflow: auto;
  padding: 12px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); box-shadow: var(--shadow); pointer-events: auto; overflow-wrap: anywhere;
}
.card dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 10px; margin: 0; }
.card dt { color: var(--soft); }
.card dd { margin: 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.act { min-height: 32px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 5px; background: var(--surface); }
.act.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.line { display: block; width: 100%; padding: 6px 8px; border: 0; border-left: 4px solid currentcolor; border-radius: 0 5px 5px 0; text-align: left; background: var(--surface); }
.line .words { color: var(--ink); }
.soft { color: var(--soft); font-size: 13px; }
.dock { position: absolute; right: 12px; bottom: 12px; display: flex; flex-direction: column; align-items: flex-end; gap: 8px; max-width: calc(100vw - 24px); }
.dock .card { position: static; }
.pill { display: inline-flex; gap: 8px; align-items: center; min-height: 36px; padding: 4px 14px; border: 1px solid var(--line); border-radius: 18px; background: var(--surface); box-shadow: var(--shadow); font-weight: 600; }
.pill[data-look] { border-color: currentcolor; }
.pill b { color: var(--accent); }
.note { width: min(380px, calc(100vw - 24px)); padding: 10px 14px; border: 1px solid currentcolor; border-radius: 8px; box-shadow: var(--shadow); pointer-events: auto; font-weight: 600; }
.shield { position: absolute; inset: 0; pointer-events: auto; cursor: crosshair; }
.picker { position: absolute; top: 12px; left: 50%; transform: translateX(-50%); }
select { min-height: 32px; max-width: 100%; border: 1px solid var(--line); border-radius: 5px; background: var(--surface); }
@media (prefers-reduced-motion: no-preference) { .flash { animation: flash 1.6s ease-out forwards; } }
@keyframes flash { 60% { opacity: 1; } 100% { opacity: 0; } }
`;
