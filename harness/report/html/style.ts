/** The page's one style sheet. Every colour is a variable, with a light and a dark value. */
export const style = `
:root { color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --ink: #1b1f24; --muted: #57606a; --rule: #dfe3e8; --code: #eef0f3;
  --good: #17693f; --bad: #b3232f; --unsure: #7a5600; --limit: #6b3fb5; --step: #3b6ea8; --outage: rgba(179, 35, 47, .10); }
@media (prefers-color-scheme: dark) { :root {
  --page: #0f1317; --card: #181d23; --ink: #e8ebee; --muted: #a2acb7; --rule: #303841; --code: #222930;
  --good: #5ccb8f; --bad: #ff8a8f; --unsure: #e6b85c; --limit: #c3a2ff; --step: #7fb2ea; --outage: rgba(255, 110, 118, .13); } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
header, main, footer { max-width: 1100px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 28px; display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
header h1 { margin: 0; font-size: 20px; letter-spacing: -.01em; }
header p, footer { color: var(--muted); margin: 0; }
footer { padding-top: 8px; padding-bottom: 40px; font-size: 13px; }
h2 { font-size: 22px; line-height: 1.25; margin: 32px 0 2px; letter-spacing: -.01em; }
section h2 { margin-top: 0; } main > section { margin-top: 16px; }
.outcome-cell { white-space: nowrap; overflow-wrap: normal; }
h3 { font-size: 16px; margin: 0 0 8px; } .subject { margin-top: 24px; margin-bottom: 0; }
.drill-name { color: var(--muted); margin: 0 0 14px; }
section { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 20px 24px; margin: 0 0 16px; }
.card { border-left-width: 8px; padding-top: 18px; }
.card.verified { border-left-color: var(--good); } .card.refuted { border-left-color: var(--bad); } .card.inconclusive { border-left-color: var(--unsure); } .card.inapplicable, .card.withstood { border-left-color: var(--muted); }
.outcome { margin: 0; font-size: 15px; font-weight: 700; text-transform: uppercase; letter-spacing: .08em; }
.verified .outcome { color: var(--good); } .refuted .outcome { color: var(--bad); } .inconclusive .outcome { color: var(--unsure); } .inapplicable .outcome, .withstood .outcome { color: var(--muted); }
.headline { margin: 2px 0 10px; font-size: 26px; line-height: 1.25; font-weight: 650; letter-spacing: -.015em; }
.reasons { margin: 0 0 12px; padding-left: 20px; }
.outage-bar { display: block; margin: 14px 0 10px; }
.outage-bar .track { fill: var(--code); } .outage-bar .good { fill: var(--good); } .outage-bar .bad { fill: var(--bad); }
.outage-bar .point { fill: var(--ink); } .outage-bar .limit { stroke: var(--limit); stroke-width: 3; }
.trial-dots { display: block; margin: 10px 0 4px; overflow: visible; } .trial-dots .floor { stroke: var(--rule); } .trial-dots .limit { stroke: var(--limit); stroke-width: 2; stroke-dasharray: 5 4; } .trial-dots text { fill: var(--muted); font-size: 12px; }
.trial-dots circle { fill: var(--card); stroke: var(--unsure); stroke-width: 2; } .trial-dots .in-time { stroke: none; fill: var(--good); } .trial-dots .late { stroke: none; fill: var(--bad); } .trial-dots .former { opacity: .3; } .trial-dots .mark { stroke: var(--step); stroke-dasharray: 2 3; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 14px 16px; margin: 0 0 10px; } .figures.six { grid-template-columns: repeat(auto-fit, minmax(250px, 1fr)); }
.figures dt { color: var(--muted); font-size: 13px; } .figures dd { margin: 0; }
.figures b { display: block; font-size: 17px; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures span, .result span { display: block; color: var(--muted); font-size: 13px; font-weight: 400; }
.credit { margin: 0 0 12px; color: var(--muted); }
.good { color: var(--good); } .bad { color: var(--bad); } .unsure { color: var(--unsure); } .quiet { color: var(--muted); }
td.good, td.bad, td.unsure { font-weight: 650; }
table { border-collapse: collapse; width: 100%; margin: 12px 0 0; font-size: 14px; }
caption { text-align: left; color: var(--muted); font-size: 13px; padding-bottom: 2px; }
th, td { text-align: left; vertical-align: top; padding: 7px 14px 7px 0; border-top: 1px solid var(--rule); overflow-wrap: break-word; }
td code { overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; white-space: nowrap; overflow-wrap: normal; color: var(--muted); font-size: 13px; font-weight: 500; }
tbody th { font-weight: 600; white-space: nowrap; overflow-wrap: normal; }
th[scope=row] + .good, .result { white-space: nowrap; }
.system-numbers tbody th { white-space: normal; width: 34%; } .system-numbers td { font-weight: 400; } .system-numbers code { white-space: nowrap; }
.numbers td { font-variant-numeric: tabular-nums; } .scroll { overflow-x: auto; } .scroll table { min-width: 620px; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12.5px; unicode-bidi: isolate; }
.place { background: var(--code); border-radius: 4px; padding: 1px 5px; overflow-wrap: anywhere; }
pre { margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.output { background: var(--code); border-radius: 6px; padding: 8px 10px; max-height: 420px; overflow: auto; }
summary { cursor: pointer; color: var(--muted); font-size: 13px; }
.label, .because { margin: 0; color: var(--muted); font-size: 13px; } .typed code { font-weight: 600; }
.steps .command { width: 62%; } .steps td { white-space: normal; } .steps .not-taken pre, .steps .manual pre { opacity: .75; }
.steps td:nth-last-child(-n+2) { white-space: nowrap; font-variant-numeric: tabular-nums; }
figure { margin: 14px 0 6px; } figcaption { font-size: 14px; } figure svg { display: block; width: 100%; height: auto; overflow: visible; }
figure svg text { paint-order: stroke; stroke-linejoin: round; font-variant-numeric: tabular-nums; }
.narrow { display: none; }
.legend { margin: 0; color: var(--muted); font-size: 13px; } .key { margin-right: 14px; white-space: nowrap; }
.key::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-right: 5px; }
.key.answered::before { border-radius: 50%; background: var(--good); } .key.failed::before { width: 2px; height: 12px; vertical-align: -2px; background: var(--bad); box-shadow: 3px 0 var(--bad); margin-right: 9px; }
.key.outage::before { background: var(--outage); border-left: 1.5px solid var(--bad); border-right: 1.5px solid var(--bad); }
.key.limit::before { width: 0; height: 12px; vertical-align: -2px; border-left: 2px dashed var(--limit); } .key.step::before { background: var(--step); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 8px 24px; margin: 0; }
.facts dt { color: var(--muted); font-size: 13px; } .facts dd { margin: 0; overflow-wrap: anywhere; font-size: 14px; }
section ul { margin: 0; padding-left: 20px; } a { color: inherit; text-underline-offset: 3px; }
.overview td[data-name="Outage"] { white-space: nowrap; }
@media (max-width: 640px) {
  header, main, footer { padding-left: 12px; padding-right: 12px; } section { padding: 16px 14px; } .headline { font-size: 21px; } .figures.six { grid-template-columns: 1fr 1fr; }
  .wide { display: none; } .narrow { display: block; }
  .judgements thead, .steps thead, .overview thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .judgements tr, .steps tr, .overview tr { display: grid; grid-template-columns: auto 1fr; gap: 0 10px; border-top: 1px solid var(--rule); padding: 8px 0; }
  .judgements td, .judgements th, .steps td, .steps th, .overview td, .overview th { border: 0; padding: 0; }
  .judgements td:last-child, .steps .command, .steps .result { grid-column: 1 / -1; width: auto; }
  .steps td:empty { display: none; } .steps td[data-name]::before, .overview td[data-name]::before { content: attr(data-name) " "; color: var(--muted); font-weight: 400; font-size: 13px; }
  .overview td { grid-column: 1 / -1; } }
@media print { body { background: #fff; font-size: 11px; } section { break-inside: avoid-page; border-color: #ccc; } section:has(.steps) { break-inside: auto; } tr { break-inside: avoid; }
  pre.output { max-height: none; } .scroll table { min-width: 0; } .numbers, .numbers thead th { font-size: 10px; white-space: normal; } details::details-content { content-visibility: visible; block-size: auto; } h2 { break-after: avoid; } article + article { break-before: page; } }
`;
